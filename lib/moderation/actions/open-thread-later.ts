import { z } from 'zod'
import { closingAsNoted } from '@/lib/petitions/closing'
import { now } from '@/lib/platform/clock'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { localFields } from '@/lib/text/local-moment'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { laterMoment } from '@/lib/threads/later'
import { lockHolding, petitionToCome } from '@/lib/threads/policy'
import { closingWords } from '../closing'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { isAt } from '../takes'

/** A thread that is locked now opens by itself at a day and an hour to come. */
export const openThreadLater = defineAction({
  name: 'thread.open',
  word: 'open',
  subject: 'thread',
  label: 'Open this thread again later',
  // One that opens a lock earlier gives.
  takes: {
    noun: 'the later day on which this thread opens again',
    holds: ({ thread }, { was, is }, at) => Boolean(was && is && was < is && new Date(is) > at) && isAt(thread?.lockedUntil, is),
    binds: true,
  },
  lifts: 'what binds',
  reasons: {
    later: 'It is to be talked about from then on.',
    calm: 'It may go on once it has rested.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, at: z.string().default(''), atHour: z.string().default(''), atTurn: z.string().optional() }),
  detail: z.object({ lockedAt: z.string(), was: keptDate, is: z.string(), closing: keptDate, closingWith: z.number().optional() }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) ? 'yes' : 'already_done'
  },

  async form(_tx, _viewer, { thread }) {
    const set = thread.lockedUntil ? localFields(thread.lockedUntil) : { day: undefined, hour: '08:00' }
    return { kind: 'fields', fields: [{ type: 'moment', name: 'at', label: 'On which day does it open again?', hint: 'British time.', ...set }] }
  },

  async consequences(_tx, { thread }) {
    return [
      ...(thread.lockedUntil ? [`So far it opens on ${momentText(thread.lockedUntil)}; that is replaced.`] : []),
      'The thread says from now on when it opens; at that moment everyone who may write on this board can reply.',
      `You can undo this for ${UNDO_DAYS} days: then it stays locked as it was.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const at = laterMoment({ day: given.at, hour: given.atHour, turn: given.atTurn })
    const lockedAt = lockHolding(thread, now)
    const closing = thread.locksAt && thread.locksAt <= at ? thread.locksAt : null // it would lock the thread before it opens
    ensure(thread.lockedUntil?.getTime() === at.getTime() ? 'already_done' : 'yes')
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, lockedAt: thread.lockedAt, lockedUntil: thread.lockedUntil, locksAt: thread.locksAt },
      data: { lockedAt, lockedUntil: at, ...(closing && { locksAt: null }) },
    })
    ensure(count === 1 && lockedAt ? 'yes' : 'changed_since')
    const dropped = { closing: keep(closing), closingWith: petitionToCome(thread) ?? undefined }
    return { lockedAt: lockedAt?.toISOString() ?? '', was: keep(thread.lockedUntil), is: at.toISOString(), ...dropped }
  },

  says({ is }) {
    return `{by} set this thread to open on ${momentText(new Date(is))}`
  },

  async undoConsequences(_tx, _entry, { was, closing, closingWith }) {
    const before = kept(was)
    return [
      before ? `It opens on ${momentText(before)}, as it was to do before.` : 'It stays locked until somebody unlocks it.',
      ...(closing || closingWith ? [`It closes ${closingWords(kept(closing), closingWith)} again.`] : []),
    ]
  },

  async undo(tx, { about }, { lockedAt, was, is, closing, closingWith }) {
    const at = now()
    ensure(new Date(is) <= at ? 'changed_since' : 'yes') // it has opened, and a lock would be older than what was written since
    const { count } = await tx.thread.updateMany({
      where: { id: about, lockedAt: kept(lockedAt), lockedUntil: kept(is) },
      data: { lockedUntil: kept(was), ...(closing && (await closingAsNoted(tx, kept(closing), closingWith, at))) },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays({ is }) {
    return `{by} undid the opening of this thread on ${momentText(new Date(is))}`
  },
})
