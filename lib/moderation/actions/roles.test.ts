import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { entryId, memberId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { makeAdmin } from '../house/make-admin'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { endRole } from './end-role'
import { grantRole } from './grant-role'

useDatabase()

const moderatorOf = (board: { id: bigint } | null) => ({ kind: 'moderator' as const, boardId: board?.id ?? null })
const given = ({ id }: MemberViewer, role: ReturnType<typeof moderatorOf>) => ({
  subject: memberId.parse(String(id)),
  key: unique('key-of-act'),
  reason: 'other',
  words: 'So it was agreed.',
  role,
})
const grant = (by: Viewer, member: MemberViewer, role: ReturnType<typeof moderatorOf>) => perform(grantRole, by, given(member, role))
const end = (by: Viewer, member: MemberViewer, role: ReturnType<typeof moderatorOf>) => perform(endRole, by, given(member, role))
const undo = (by: Viewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const moderates = async ({ id }: MemberViewer) => {
  const viewer = await findViewer((await openSession(id)).token, true)
  return viewer.kind === 'member' ? viewer.moderates : []
}

test('a role is given and ended by an admin, at once, with an entry that names the board and nobody', async () => {
  const [admin, member, board] = [await aMember({ admin: true }), await aMember(), await aBoard()]
  const granted = await grant(admin, member, moderatorOf(board))
  expect(await moderates(member)).toEqual([board.id])
  expect(await outcomeOf(grant(admin, member, moderatorOf(board)))).toBe('already_done')
  const entry = await db().moderationEntry.findUniqueOrThrow({ where: { id: granted.id } })
  expect(entry).toMatchObject({ action: 'role.grant', says: `{by} made a member moderator of {board:${board.id}}`, named: false, subjectId: member.id })
  await end(admin, member, moderatorOf(board))
  expect(await moderates(member)).toEqual([])
  expect(await outcomeOf(end(admin, member, moderatorOf(board)))).toBe('already_done')
  expect(await verifyLog()).toEqual([])
})

test('the undo of each puts back what was, unless it has changed since', async () => {
  const [admin, member] = [await aMember({ admin: true }), await aMember()]
  const granted = await grant(admin, member, moderatorOf(null))
  const ended = await end(admin, member, moderatorOf(null))
  expect(await outcomeOf(undo(admin, granted.id))).toBe('changed_since')
  await undo(admin, ended.id)
  expect(await moderates(member)).toBe('all')
  await undo(admin, granted.id)
  expect(await moderates(member)).toEqual([])
})

test('of two admins who give the same role at once one does, and the other is told', async () => {
  const [one, two, member] = [await aMember({ admin: true }), await aMember({ admin: true }), await aMember()]
  const outcomes = await Promise.all([outcomeOf(grant(one, member, moderatorOf(null))), outcomeOf(grant(two, member, moderatorOf(null)))])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
  expect(await db().role.count({ where: { memberId: member.id, endedAt: null } })).toBe(1)
})

test('a role that no form offers is refused at the door', () => {
  const read = (role: unknown) => grantRole.input.safeParse({ subject: '1', key: 'key-of-form', reason: 'needed', role }).success
  expect(['admin', 'moderator', 'moderator-7'].map(read)).toEqual([true, true, true])
  expect(['admin-7', 'owner', 'moderator-0', 'moderator-x', '', undefined].map(read)).toEqual([false, false, false, false, false, false])
})

test('an admin is made once by the operator, with an entry, and never of a name that came with an imported thread', async () => {
  const member = await aMember()
  await makeAdmin(member.name)
  expect(await outcomeOf(makeAdmin(member.name))).toBe('already_done')
  expect(await db().moderationEntry.findMany({ where: { subjectId: member.id } })).toMatchObject([{ action: 'role.grant', reason: 'operator' }])
  const imported = await aMember()
  await db().member.update({ where: { id: imported.id }, data: { importedAt: new Date() } })
  expect(await outcomeOf(makeAdmin(imported.name))).toBe('not_found')
})
