import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { endOf, type Span, spanField, spanOptions } from '../span'

const OFFERED: readonly Span[] = ['ever', 'morning', '1d', '7d']

/** No new posts; everything stays readable. */
export const lockThread = defineAction({
  name: 'thread.lock',
  word: 'lock',
  subject: 'thread',
  label: 'Lock this thread',
  reasons: {
    heated: 'The thread has become heated.',
    settled: 'The matter is settled.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, for: spanField(OFFERED).optional() }),
  detail: z.object({ lockedAt: z.string(), until: keptDate.default(null) }),

  load: loadThread,

  allow({ thread }) {
    return thread.lockedAt ? 'already_done' : 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ type: 'choice', name: 'for', label: 'For how long?', options: spanOptions(OFFERED), chosen: 'ever' }] }
  },

  async consequences(_tx, { thread }) {
    return [
      'Nobody can reply until the thread is unlocked.',
      `${counted(thread.postCount, 'post stays', 'posts stay')} where ${thread.postCount === 1 ? 'it is' : 'they are'} and can be read.`,
      'Whoever is writing a reply now keeps every word and is told why it cannot be posted.',
      'The thread says who locked it and why.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const until = endOf(given.for ?? 'ever', now)
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, lockedAt: null }, data: { lockedAt: now, lockedUntil: until } })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { lockedAt: now.toISOString(), until: keep(until) }
  },

  says() {
    return '{by} locked this thread'
  },

  // Only this lock: one that was put on later is not this entry's to lift.
  async undo(tx, { about }, { lockedAt }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, lockedAt: new Date(lockedAt) }, data: { lockedAt: null, lockedUntil: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} undid the lock on this thread'
  },
})
