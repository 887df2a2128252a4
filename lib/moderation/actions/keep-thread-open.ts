import { z } from 'zod'
import { closingAsNoted } from '@/lib/petitions/closing'
import { now } from '@/lib/platform/clock'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { LOCKED_FOR_AUTHORS } from '@/lib/posts/revision-policy'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { petitionToCome } from '@/lib/threads/policy'
import { closingSet, closingWords } from '../closing'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'

/** A thread that was to close by itself does not. */
export const keepThreadOpen = defineAction({
  name: 'thread.unclose',
  word: 'unclose',
  subject: 'thread',
  label: 'Keep this thread open',
  takes: null,
  lifts: ['thread.close'],
  reasons: {
    on: 'The talk may go on after all.',
    petition: 'Its petition runs on, or has ended before.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ was: keptDate, wasWith: z.number().optional() }),

  load: loadThread,

  // Once its moment has come the thread is locked, and there is unlocking.
  allow({ thread, now }) {
    return closingSet(thread, now) ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread, now }) {
    return [
      `It does not close by itself ${closingSet(thread, now) ?? 'any more'}.`,
      'If it is locked now, it stays locked.',
      `You can undo this for ${UNDO_DAYS} days, as long as that moment is to come.`,
    ]
  },

  async apply(tx, { thread }) {
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, locksAt: thread.locksAt, closesWithId: thread.closesWithId },
      data: { locksAt: null, closesWithId: null },
    })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { was: keep(thread.locksAt), wasWith: petitionToCome(thread) ?? undefined }
  },

  says({ was, wasWith }) {
    return `{by} let this thread stay open: it does not close ${closingWords(kept(was), wasWith)}`
  },

  async undoConsequences(_tx, _entry, { was, wasWith }) {
    return [`It closes ${closingWords(kept(was), wasWith)} again: from then on nobody can reply.`, LOCKED_FOR_AUTHORS]
  },

  async undo(tx, { about }, { was, wasWith }) {
    const at = now()
    const before = await closingAsNoted(tx, kept(was), wasWith, at)
    ensure(before.locksAt && before.locksAt <= at ? 'changed_since' : 'yes') // it would lock out what was written since
    const { count } = await tx.thread.updateMany({ where: { id: about, locksAt: null, closesWithId: null }, data: before })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays({ was, wasWith }) {
    return `{by} set this thread to close ${closingWords(kept(was), wasWith)} again`
  },
})
