import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadMember } from '../load-member'
import { stateAgain } from '../telling'

/** A suspension ends before its date. */
export const unsuspendMember = defineAction({
  name: 'member.unsuspend',
  word: 'unsuspend',
  subject: 'member',
  label: 'End this suspension',
  takes: null,
  byHqAlone: true,
  lifts: true,
  reasons: {
    enough: 'It has served its purpose.',
    mistake: 'It was a mistake.',
    other: 'Another reason',
  },

  input: z.object({ subject: memberId }),
  detail: z.object({ until: keptDate }),

  load: loadMember,

  allow({ member, now }) {
    return member.suspendedUntil && member.suspendedUntil > now ? 'yes' : 'already_done'
  },

  async consequences(_tx, { member }) {
    return [
      `${member.name} can sign in again at once.`,
      'Both stay in the log: the suspension, and its end with your reason.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { member }) {
    const { count } = await tx.member.updateMany({ where: { id: member.id, suspendedUntil: member.suspendedUntil }, data: { suspendedUntil: null } })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { until: keep(member.suspendedUntil) }
  },

  says() {
    return '{by} ended the suspension of a member'
  },

  rivals: ['member.suspend', 'member.unsuspend'],

  async undoConsequences(_tx, _entry, { until }) {
    const ends = kept(until)
    return [
      ends && ends > now()
        ? `The member is suspended again, until ${momentText(ends)}, and signed out everywhere.`
        : 'The suspension would have ended by now: nothing changes for the member.',
    ]
  },

  async undo(tx, { about }, { until }) {
    const { count } = await tx.member.updateMany({ where: { id: about, suspendedUntil: null }, data: { suspendedUntil: kept(until) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  followUndo(tx, undo) {
    return stateAgain(tx, undo, 'member.suspend')
  },

  unsays() {
    return '{by} let a suspension stand again'
  },
})
