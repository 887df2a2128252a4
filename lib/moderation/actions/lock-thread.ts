import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { LOCKED_FOR_AUTHORS } from '@/lib/posts/revision-policy'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { laterMoment } from '@/lib/threads/later'
import { lockHolding } from '@/lib/threads/policy'
import { defineAction } from '../define-action'
import { keep, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { endOf, type Span, spanField, spanOptions } from '../span'
import { isAt } from '../takes'

const OFFERED: readonly Span[] = ['ever', 'morning', '1d', '7d']
/** Until a moment that the moderator gives. */
const AT = { value: 'at', label: 'Open again at the day and hour below' } as const

/** No new posts; everything stays readable. */
export const lockThread = defineAction({
  name: 'thread.lock',
  word: 'lock',
  subject: 'thread',
  label: 'Lock this thread',
  takes: {
    noun: 'the lock on this thread',
    holds: ({ thread }, { lockedAt }, at) => thread !== null && isAt(lockHolding(thread, at), lockedAt),
    binds: true,
  },
  lifts: ['thread.close'], // a closing that finds it locked would leave it to this lock
  reasons: {
    heated: 'The thread has become heated.',
    settled: 'The matter is settled.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({
    subject: threadId,
    for: z.union([z.literal(AT.value), spanField(OFFERED)]).optional(),
    at: z.string().optional(),
    atHour: z.string().optional(),
    atTurn: z.string().optional(),
  }),
  detail: z.object({ lockedAt: z.string(), until: keptDate.default(null) }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) ? 'already_done' : 'yes'
  },

  async form() {
    return {
      kind: 'fields',
      fields: [
        { type: 'choice', name: 'for', label: 'For how long?', options: [...spanOptions(OFFERED), AT], chosen: 'ever' },
        { type: 'moment', name: 'at', label: 'Open again on this day', hint: 'Only if you chose it above. British time.', hour: '08:00' },
      ],
    }
  },

  async consequences(_tx, { thread }) {
    return [
      'Nobody can reply until the thread is unlocked.',
      LOCKED_FOR_AUTHORS,
      `${counted(thread.postCount, 'post stays', 'posts stay')} where ${thread.postCount === 1 ? 'it is' : 'they are'} and can be read.`,
      'Anyone writing a reply now keeps every word and reads why it cannot be posted.',
      'The thread says who locked it and why, and when it opens again.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const until = given.for === AT.value ? laterMoment({ day: given.at, hour: given.atHour, turn: given.atTurn }) : endOf(given.for ?? 'ever', now)
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, lockedAt: thread.lockedAt, locksAt: thread.locksAt },
      data: { lockedAt: now, lockedUntil: until },
    })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { lockedAt: now.toISOString(), until: keep(until) }
  },

  says() {
    return '{by} locked this thread'
  },

  async undoConsequences() {
    return ['Members can reply again, and edit their posts while the time for that lasts.']
  },

  // Only this lock: one that was put on later is not this entry's to lift, nor what has led the thread to another since.
  async undo(tx, { about }, { lockedAt }) {
    const { count } = await tx.thread.updateMany({
      where: { id: about, lockedAt: new Date(lockedAt), duplicateOfId: null },
      data: { lockedAt: null, lockedUntil: null },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} undid the lock on this thread'
  },
})
