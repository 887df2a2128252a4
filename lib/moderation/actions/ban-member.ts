import { z } from 'zod'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadMember } from '../load-member'
import { isAt } from '../takes'

/** A member cannot come in any more. */
export const banMember = defineAction({
  name: 'member.ban',
  word: 'ban',
  subject: 'member',
  label: 'Ban this member',
  takes: { noun: 'a ban', holds: ({ subject }, { bannedAt }) => isAt(subject?.bannedAt, bannedAt) },
  byHqAlone: true,

  counted: 'Bans',
  restricts() {
    return { what: 'Your account is banned.', scope: 'site', until: null }
  },

  input: z.object({ subject: memberId }),
  detail: z.object({ bannedAt: z.string() }),

  load: loadMember,

  allow({ member }) {
    return member.bannedAt ? 'already_done' : 'yes'
  },

  async consequences(_tx, { member }) {
    return [
      `${member.name} is signed out everywhere at once and cannot sign in again.`,
      'The member’s posts stay, and the member can no longer edit or withdraw them; remove what must go post by post.',
      'The member receives the reason and the way to appeal.',
      'The log says that HQ banned a member, and under which rule; it names nobody.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { member, now }) {
    const { count } = await tx.member.updateMany({ where: { id: member.id, bannedAt: null }, data: { bannedAt: now } })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { bannedAt: now.toISOString() }
  },

  says() {
    return '{by} banned a member'
  },

  async undoConsequences() {
    return ['The member can sign in again; sessions that the ban ended stay ended.']
  },

  async undo(tx, { about }, { bannedAt }) {
    const { count } = await tx.member.updateMany({ where: { id: about, bannedAt: new Date(bannedAt) }, data: { bannedAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} took back a ban'
  },
})
