import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { localFields } from '@/lib/text/local-moment'
import { momentText } from '@/lib/text/moment-text'
import { isPetition } from '@/lib/text/petitions'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { laterMoment } from '@/lib/threads/later'
import { lockHolding } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { isAt } from '../takes'

/** A thread closes by itself at a day and an hour to come, and says so beforehand. */
export const closeThread = defineAction({
  name: 'thread.close',
  word: 'close',
  subject: 'thread',
  label: 'Close this thread later',
  takes: {
    noun: 'the closing of this thread',
    holds: ({ thread }, { is }) => isAt(thread?.locksAt, is) || isAt(thread?.lockedAt, is),
    binds: true,
  },
  lifts: ['thread.close'],
  reasons: {
    event: 'What it is about is over then.',
    petition: 'Its petition can be signed until then.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, at: z.string().default(''), atHour: z.string().default('') }),
  detail: z.object({ was: keptDate, is: z.string(), petition: z.literal(true).optional() }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) && !thread.lockedUntil ? 'thread_locked' : 'yes'
  },

  async form(tx, _viewer, { thread }) {
    const set = thread.locksAt ? localFields(thread.locksAt) : { day: undefined, hour: '18:00' }
    return {
      kind: 'fields',
      first: (await linksToPetition(tx, thread.id)) ? 'petition' : undefined,
      fields: [{ type: 'moment', name: 'at', label: 'On which day does it close?', hint: 'For a petition: its closing day. British time.', ...set }],
    }
  },

  async consequences(_tx, { thread }) {
    return [
      ...(thread.locksAt ? [`So far it closes on ${momentText(thread.locksAt)}; that is replaced.`] : []),
      'The thread says from now on when it closes.',
      'At that very moment it takes no more replies; whoever is writing then keeps every word and is told why it cannot be posted.',
      'It stays readable where it is, and can be unlocked again. Moved before then, it closes all the same.',
      `You can undo this for ${UNDO_DAYS} days, or keep it open at any time.`,
    ]
  },

  async apply(tx, { thread }, given) {
    const at = laterMoment(given.at, given.atHour)
    ensure(thread.locksAt?.getTime() === at.getTime() ? 'already_done' : 'yes')
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, locksAt: thread.locksAt }, data: { locksAt: at } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return { was: keep(thread.locksAt), is: at.toISOString(), ...(given.reason === 'petition' && { petition: true as const }) }
  },

  says({ is, petition }) {
    return `{by} set this thread to close ${petition ? 'when its petition does, ' : ''}on ${momentText(new Date(is))}`
  },

  // Also once its moment has come, as long as this closing is what locks the thread.
  async undo(tx, { about }, { was, is }) {
    const before = kept(was)
    const begun = before !== null && before <= now()
    const coming = await tx.thread.updateMany({ where: { id: about, locksAt: kept(is) }, data: { locksAt: before } })
    const opened = { lockedAt: begun ? before : null, lockedUntil: null, locksAt: begun ? null : before }
    const { count } = coming.count === 1 ? coming : await tx.thread.updateMany({ where: { id: about, lockedAt: kept(is), locksAt: null }, data: opened })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays({ was, is }) {
    const then = was ? `: it closes on ${momentText(new Date(was))}` : ''
    return `{by} undid the closing of this thread on ${momentText(new Date(is))}${then}`
  },
})

/** Whether the opening post points at a petition: then that is most likely why the thread closes. */
async function linksToPetition(tx: Tx, threadId: bigint): Promise<boolean> {
  const links = await tx.postLink.findMany({ where: { post: { threadId, number: 1 } }, select: { address: true } })
  return links.some(({ address }) => isPetition(address))
}
