import { z } from 'zod'
import { canRead, readsToo } from '@/lib/boards/policy'
import { record } from '@/lib/events/commands'
import { type Sight, sightOf } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { LOCKED_FOR_AUTHORS } from '@/lib/posts/revision-policy'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { endToCome, lockHolding } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { leadBack, leadOn, listDuplicates } from '../leading'
import { loadThread } from '../load-thread'
import { notThere, threadAddress } from '../thread-address'

/** A thread that says the same as another is locked and leads its readers there. */
export const markDuplicate = defineAction({
  name: 'thread.duplicate',
  word: 'duplicate',
  subject: 'thread',
  label: 'Mark this thread as a duplicate',
  takes: { noun: 'the lock on this thread, which leads to another', holds: ({ thread }) => thread?.duplicateOfId != null, binds: true },
  lifts: ['thread.close'], // as for a lock
  reasons: {
    same: 'The same is talked about in another thread.',
    older: 'An older thread has the whole story.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, of: threadAddress('Say which thread says the same.') }),
  detail: z.object({
    of: z.string(),
    lockedAt: z.string().nullable(),
    wasLockedAt: keptDate,
    wasLockedUntil: keptDate,
    /** Threads that led to this one and lead to the other since. */
    duplicates: z.array(z.string()).default([]),
  }),

  load: loadThread,

  holds({ of }) {
    return [of] // so that the two cannot be led to each other at the same moment
  },

  allow({ thread }) {
    return thread.duplicateOfId ? 'already_done' : 'yes'
  },

  async form() {
    return {
      kind: 'fields',
      fields: [{ type: 'text', name: 'of', label: 'The other thread', hint: 'Its address, or its number.' }],
    }
  },

  async consequences(tx, { thread }) {
    const { length: led } = await listDuplicates(tx, thread.id)
    return [
      'The thread is locked, and says at its top where the talk goes on.',
      'Everything in it stays readable at its address.',
      LOCKED_FOR_AUTHORS,
      'Members who watch it are offered to watch the other one.',
      ...(led > 0 ? [`${counted(led, 'thread that leads', 'threads that lead')} here will lead there.`] : []),
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }, { of }, moderator) {
    await ensureLeads(tx, sightOf(moderator), thread, of)
    const held = lockHolding(thread, now) // one that is over lasts no longer than it did
    const lockedAt = held ?? now
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, duplicateOfId: null },
      data: { duplicateOfId: of, lockedAt, lockedUntil: null },
    })
    ensure(count === 1 ? 'yes' : 'already_done')
    const duplicates = await listDuplicates(tx, thread.id)
    await leadOn(tx, { from: thread.id, to: of, duplicates })
    await record(tx, { kind: 'thread.led', actorId: moderator.id, threadId: thread.id })
    return { of: String(of), lockedAt: keep(lockedAt), wasLockedAt: keep(held), wasLockedUntil: keep(endToCome(thread, now)), duplicates }
  },

  says({ of }) {
    return `{by} locked this thread and leads it to {thread:${of}}`
  },

  rivals: ['thread.duplicate'],

  undoHolds({ of }) {
    return [BigInt(of)]
  },

  async undoConsequences(_tx, _entry, { wasLockedAt, duplicates }) {
    return [
      'It no longer leads to the other thread.',
      wasLockedAt
        ? 'It stays locked, as it was before.'
        : 'Unless it was locked since, members can reply again, and edit their posts while the time for that lasts.',
      ...(duplicates.length > 0 ? [`${counted(duplicates.length, 'thread that led', 'threads that led')} here before will lead here again.`] : []),
    ]
  },

  // The other thread may lead to a third by now, or have gone into it; then this one leads there. A lock that was put on since stays, and so does its end.
  async undo(tx, { id: entryId, about }, { of, lockedAt, wasLockedAt, wasLockedUntil, duplicates }, moderator) {
    const { count } = await tx.thread.updateMany({ where: { id: about, duplicateOfId: { not: null } }, data: { duplicateOfId: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await leadBack(tx, entryId, { from: BigInt(of), to: about, duplicates })
    await record(tx, { kind: 'thread.led', actorId: moderator.id, threadId: about })
    await tx.thread.updateMany({
      where: { id: about, lockedAt: kept(lockedAt), lockedUntil: null },
      data: { lockedAt: kept(wasLockedAt), lockedUntil: kept(wasLockedUntil) },
    })
  },

  unsays() {
    return '{by} lets this thread go on by itself'
  },
})

type Leading = { id: bigint; board: { id: bigint; readableBy: 'everyone' | 'members' | 'staff' } }

/** The other thread stands, leads nowhere else, and everyone who reads this one may read it. */
async function ensureLeads(tx: Tx, sight: Sight, thread: Leading, of: bigint): Promise<void> {
  const other = await tx.thread.findFirst({
    where: { id: of, removedAt: null },
    select: { id: true, duplicateOfId: true, board: { select: { id: true, readableBy: true } } },
  })
  if (!other || other.id === thread.id || !canRead(sight, other.board)) throw notThere('no_such_thread', 'of')
  if (other.duplicateOfId) throw notThere('leads_elsewhere', 'of')
  ensure(readsToo(thread.board, other.board) ? 'yes' : 'other_readers')
}
