import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { ensureRoleThere, holdsRole, keptRole, listRoles, madeOf, roleField } from '../house/roles'
import { keep, kept } from '../kept-date'
import { loadMember } from '../load-member'

/** A member holds a role no longer. */
export const endRole = defineAction({
  name: 'role.end',
  word: 'revoke',
  subject: 'member',
  label: 'End a role of this member',
  takes: { noun: 'the end of a role', holds: ({ subject }, role) => !holdsRole(subject, role) },
  byAdmin: true,
  byHqAlone: true,
  reasons: {
    asked: 'The member asked for it.',
    over: 'The time in it is over.',
    trust: 'It was not used as it should be.',
    other: 'Another reason',
  },

  input: z.object({ subject: memberId, role: roleField }),
  detail: keptRole.extend({ endedAt: z.string() }),

  load: loadMember,

  allow({ member }) {
    return member.staff ? 'yes' : 'already_done'
  },

  async form(tx, _viewer, { member }, asked) {
    const { held } = await listRoles(tx, member.id)
    return { kind: 'fields', fields: [{ type: 'choice', name: 'role', label: 'Which role?', options: held, chosen: asked.role ?? held[0]?.value }] }
  },

  async consequences(_tx, { member }) {
    return [
      `From the very next request ${member.name} can no longer do what the role allowed; what ${member.name} did stays.`,
      'The log says that HQ ended a role of a member, and why; the member is notified.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { member }, { role }, moderator) {
    await ensureRoleThere(tx, role)
    const endedAt = now()
    const { count } = await tx.role.updateMany({
      where: { memberId: member.id, kind: role.kind, boardId: role.boardId, endedAt: null },
      data: { endedAt },
    })
    ensure(count === 1 ? 'yes' : 'already_done')
    await record(tx, { kind: 'role.granted', actorId: moderator.id })
    return { kind: role.kind, boardId: role.boardId === null ? null : String(role.boardId), endedAt: keep(endedAt) ?? '' }
  },

  says(detail) {
    return `{by} ended the role of a member as ${madeOf(detail)}`
  },

  async undoConsequences() {
    return ['From the very next request the member can do what the role allows again.']
  },

  async undo(tx, { about }, { kind, boardId, endedAt }, moderator) {
    const role = { memberId: about, kind, boardId: boardId === null ? null : BigInt(boardId) }
    ensure((await tx.role.findFirst({ where: { ...role, endedAt: null } })) ? 'changed_since' : 'yes')
    const { count } = await tx.role.updateMany({ where: { ...role, endedAt: kept(endedAt) }, data: { endedAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'role.granted', actorId: moderator.id })
  },

  unsays(detail) {
    return `{by} let a member be ${madeOf(detail)} again`
  },
})
