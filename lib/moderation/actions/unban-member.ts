import { z } from 'zod'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadMember } from '../load-member'
import { stateAgain } from '../telling'

/** A banned member may come in again. */
export const unbanMember = defineAction({
  name: 'member.unban',
  word: 'unban',
  subject: 'member',
  label: 'Lift this ban',
  takes: null,
  byHqAlone: true,
  lifts: true,
  reasons: {
    mistake: 'It was a mistake.',
    time: 'Enough time has passed.',
    other: 'Another reason',
  },

  input: z.object({ subject: memberId }),
  detail: z.object({ bannedAt: keptDate }),

  load: loadMember,

  allow({ member }) {
    return member.bannedAt ? 'yes' : 'already_done'
  },

  async consequences(_tx, { member }) {
    return [
      `${member.name} can sign in again at once.`,
      'Both stay in the log: the ban, and its end with your reason.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { member }) {
    const { count } = await tx.member.updateMany({ where: { id: member.id, bannedAt: member.bannedAt }, data: { bannedAt: null } })
    ensure(count === 1 && member.bannedAt ? 'yes' : 'already_done')
    return { bannedAt: keep(member.bannedAt) }
  },

  says() {
    return '{by} lifted a ban'
  },

  rivals: ['member.ban', 'member.unban'],

  async undoConsequences() {
    return ['The member is banned again, and signed out everywhere at once.']
  },

  async undo(tx, { about }, { bannedAt }) {
    const { count } = await tx.member.updateMany({ where: { id: about, bannedAt: null }, data: { bannedAt: kept(bannedAt) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  followUndo(tx, undo) {
    return stateAgain(tx, undo, 'member.ban')
  },

  unsays() {
    return '{by} let a ban stand again'
  },
})
