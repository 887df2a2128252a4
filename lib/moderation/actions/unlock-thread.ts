import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { LOCKED_FOR_AUTHORS } from '@/lib/posts/revision-policy'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { endToCome, lockHolding } from '@/lib/threads/policy'
import { closingSet } from '../closing'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'

/** Replies are welcome again. */
export const unlockThread = defineAction({
  name: 'thread.unlock',
  word: 'unlock',
  subject: 'thread',
  label: 'Unlock this thread',
  takes: null,
  lifts: 'what binds',
  reasons: {
    calm: 'The thread may go on.',
    asked: 'The OP asked for it.',
    mistake: 'It was locked by mistake.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ lockedAt: z.string(), until: keptDate.default(null) }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread, now }) {
    const closing = closingSet(thread, now)
    return [
      'Everyone who may write on this board can reply again, and authors can edit their posts within the board’s time.',
      `The next post will be number ${thread.lastNumber + 1}.`,
      ...(closing ? [`It closes all the same ${closing}.`] : []),
      'The thread says who unlocked it and why.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }) {
    const lockedAt = lockHolding(thread, now)
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, lockedAt: thread.lockedAt, locksAt: thread.locksAt },
      data: { lockedAt: null, lockedUntil: null, ...(thread.locksAt && thread.locksAt <= now && { locksAt: null }) }, // a closing to come stays set
    })
    ensure(count === 1 && lockedAt ? 'yes' : 'already_done')
    return { lockedAt: lockedAt?.toISOString() ?? '', until: keep(endToCome(thread, now)) }
  },

  says() {
    return '{by} unlocked this thread'
  },

  rivals: ['thread.lock', 'thread.unlock'],

  async undoConsequences(_tx, _entry, { until }) {
    const opens = kept(until)
    return [
      'Nobody can reply any more; anyone writing now keeps every word and reads why it cannot be posted.',
      LOCKED_FOR_AUTHORS,
      ...(opens && opens > now() ? [`It opens by itself on ${momentText(opens)}, as it was to do.`] : []),
    ]
  },

  async undo(tx, { about }, { lockedAt, until }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, lockedAt: null }, data: { lockedAt: new Date(lockedAt), lockedUntil: kept(until) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} locked this thread again'
  },
})
