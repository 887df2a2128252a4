import { z } from 'zod'
import { closingAsNoted } from '@/lib/petitions/closing'
import { now } from '@/lib/platform/clock'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { LOCKED_FOR_AUTHORS } from '@/lib/posts/revision-policy'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { endToCome, lockHolding, petitionToCome } from '@/lib/threads/policy'
import { closingForm, closingGiven, closingSet, closingWords, isWhen, petitionChosen } from '../closing'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { isAt } from '../takes'

/** A thread closes by itself: at a day and an hour to come, or when a petition does to which it links; and says so beforehand. */
export const closeThread = defineAction({
  name: 'thread.close',
  word: 'close',
  subject: 'thread',
  label: 'Close this thread later',
  takes: {
    noun: 'the closing of this thread',
    // One with a petition is the same closing whichever moment the petition has had since.
    holds({ thread }, { is, closesWith }, at) {
      if (!thread) return false
      const [toCome, since] = [petitionToCome(thread) !== null, lockHolding(thread, at)]
      if (closesWith === undefined) return isAt(thread.locksAt, is) || isAt(since, is) || (is === undefined && toCome)
      return thread.closesWith?.number === closesWith && (toCome || isAt(since, thread.closesWith.closesAt?.toISOString()))
    },
    binds: true,
  },
  lifts: ['thread.close'],
  reasons: {
    event: 'What it is about is over then.',
    petition: 'Its petition can be signed until then.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({
    subject: threadId,
    when: z.string().refine(isWhen, 'Choose when it closes.').optional(),
    at: z.string().default(''),
    atHour: z.string().default(''),
    atTurn: z.string().optional(),
  }),
  detail: z.object({ was: keptDate, wasWith: z.number().optional(), is: keptDate, closesWith: z.number().optional() }),

  load: loadThread,

  allow({ thread, now }) {
    return lockHolding(thread, now) && !endToCome(thread, now) ? 'thread_locked' : 'yes'
  },

  async form(tx, _viewer, { thread, now }) {
    return closingForm(tx, thread, now)
  },

  async consequences(_tx, { thread, now }) {
    const set = closingSet(thread, now)
    return [
      ...(set ? [`So far it closes ${set}; that is replaced.`] : []),
      'The thread says from now on when it closes.',
      'At that very moment it takes no more replies; anyone writing then keeps every word and reads why it cannot be posted.',
      LOCKED_FOR_AUTHORS,
      'It stays readable where it is, and can be unlocked again. Moved before then, it closes all the same.',
      `You can undo this for ${UNDO_DAYS} days, or keep it open at any time.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const closing = await closingGiven(tx, thread, given, now)
    ensure(thread.locksAt?.getTime() === closing.locksAt?.getTime() && thread.closesWithId === closing.closesWithId ? 'already_done' : 'yes')
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, locksAt: thread.locksAt, closesWithId: thread.closesWithId },
      data: closing,
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return {
      was: keep(thread.locksAt),
      wasWith: petitionToCome(thread) ?? undefined,
      is: keep(closing.locksAt),
      closesWith: petitionChosen(given.when) ?? undefined,
    }
  },

  says({ is, closesWith }) {
    return `{by} set this thread to close ${closingWords(kept(is), closesWith)}`
  },

  async undoConsequences(_tx, _entry, { was, wasWith }) {
    return [
      was || wasWith ? `It closes ${closingWords(kept(was), wasWith)}, as it was to do before.` : 'It no longer closes by itself.',
      'If it has closed by this already, members can reply again, and edit their posts while the time for that lasts.',
    ]
  },

  // Also once its moment has come, as long as this closing is what locks the thread.
  async undo(tx, { about }, { was, wasWith, is, closesWith }) {
    const at = now()
    const before = await closingAsNoted(tx, kept(was), wasWith, at)
    const { locksAt, closesWithId } = await closingAsNoted(tx, kept(is), closesWith, at)
    const begun = before.locksAt !== null && before.locksAt <= at
    ensure(begun && wasOpenAt(before.locksAt, locksAt) ? 'changed_since' : 'yes') // it would lock out what was written since
    const coming = await tx.thread.updateMany({ where: { id: about, locksAt, closesWithId }, data: before })
    const opened = { ...before, lockedAt: begun ? before.locksAt : null, lockedUntil: null, locksAt: begun ? null : before.locksAt }
    const { count } =
      coming.count === 1
        ? coming
        : await tx.thread.updateMany({ where: { id: about, lockedAt: locksAt, locksAt: null, closesWithId, duplicateOfId: null }, data: opened })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays({ was, wasWith, is, closesWith }) {
    const then = closingWords(kept(was), wasWith)
    return `{by} undid the closing of this thread ${closesWith ? `with its petition (${closesWith})` : closingWords(kept(is))}${then && `: it closes ${then}`}`
  },
})

/** Whether a closing left the thread open at the moment at which it was to close before. */
function wasOpenAt(before: Date | null, closing: Date | null): boolean {
  return before !== null && (closing === null || before < closing)
}
