import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { memberId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { ensureRoleThere, holdsRole, keptRole, listRoles, madeOf, roleField } from '../house/roles'
import { loadMember } from '../load-member'

/** A member becomes moderator of a board or of all, or an admin. */
export const grantRole = defineAction({
  name: 'role.grant',
  word: 'grant',
  subject: 'member',
  label: 'Give this member a role',
  takes: null,
  takesBack: { noun: 'the end of a role', holds: ({ subject }, role) => !holdsRole(subject, role) },
  byAdmin: true,
  byHqAlone: true,
  reasons: {
    needed: 'The boards need another pair of hands.',
    steps: 'The member takes over from somebody.',
    other: 'Another reason',
  },

  input: z.object({ subject: memberId, role: roleField }),
  detail: keptRole.extend({ roleId: z.string() }),

  load: loadMember,

  allow({ member }) {
    return member.bannedAt ? 'not_allowed' : 'yes'
  },

  async form(tx, _viewer, { member }, asked) {
    const { open } = await listRoles(tx, member.id)
    return { kind: 'fields', fields: [{ type: 'choice', name: 'role', label: 'Which role?', options: open, chosen: asked.role }] }
  },

  async consequences(_tx, { member }) {
    return [
      `From the very next request ${member.name} can do what the role allows.`,
      'The log says that HQ gave a member this role, and why; the member is notified.',
      `You can undo this for ${UNDO_DAYS} days, or end the role at any time.`,
    ]
  },

  async apply(tx, { member }, { role }, moderator) {
    await ensureRoleThere(tx, role)
    const held = { memberId: member.id, kind: role.kind, boardId: role.boardId, endedAt: null }
    ensure((await tx.role.findFirst({ where: held })) ? 'already_done' : 'yes')
    // The member is held, and a unique index keeps two from becoming one too many.
    const made = await tx.role.create({ data: { ...held, grantedAt: now(), grantedById: moderator.id }, select: { id: true } })
    await record(tx, { kind: 'role.granted', actorId: moderator.id })
    return { roleId: String(made.id), kind: role.kind, boardId: role.boardId === null ? null : String(role.boardId) }
  },

  says(detail) {
    return `{by} made a member ${madeOf(detail)}`
  },

  async undoConsequences() {
    return ['From the very next request the member can no longer do what the role allowed; what they did stays.']
  },

  async undo(tx, _entry, { roleId }, moderator) {
    const { count } = await tx.role.updateMany({ where: { id: BigInt(roleId), endedAt: null }, data: { endedAt: now() } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'role.granted', actorId: moderator.id })
  },

  unsays(detail) {
    return `{by} undid making a member ${madeOf(detail)}`
  },
})
