import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { guest } from '@/lib/identity/viewer'
import { DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { moderationActions } from '.'
import { banMember } from './ban-member'
import { suspendMember } from './suspend-member'
import { unbanMember } from './unban-member'
import { unsuspendMember } from './unsuspend-member'
import { warnMember } from './warn-member'

useDatabase()

const given = (member: MemberViewer, reason = 'attack', words = 'In #3 she called another parent a liar.') => ({
  subject: memberId.parse(String(member.id)),
  key: unique('key-of-act'),
  reason,
  words,
})

const undo = (by: Viewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const comesIn = async (member: MemberViewer) => (await outcomeOf(openSession(member.id))) === 'done'
const letters = (member: MemberViewer) => lettersWhere({ memberId: member.id })

const RESTRICTING = [
  ['warn', (by: Viewer, member: MemberViewer) => perform(warnMember, by, given(member))],
  ['suspend', (by: Viewer, member: MemberViewer) => perform(suspendMember, by, { ...given(member), for: '7d' })],
  ['ban', (by: Viewer, member: MemberViewer) => perform(banMember, by, given(member))],
] as const

test.each(RESTRICTING)('%s: is for moderators of all boards, for staff only for admins, and for nobody upon herself', async (_word, act) => {
  const member = await aMember()
  const hq = await aMember({ moderates: 'all' })
  expect(await outcomeOf(act(guest, member))).toBe('signed_out')
  expect(await outcomeOf(act(await aMember(), member))).toBe('not_found')
  expect(await outcomeOf(act(await aMember({ moderates: [(await aBoard()).id] }), member))).toBe('not_found')
  expect(await outcomeOf(act(hq, hq))).toBe('own_matter')
  expect(await outcomeOf(act(hq, await aMember({ moderates: [(await aBoard()).id] })))).toBe('not_allowed')
  expect(await outcomeOf(act(await aMember({ admin: true }), await aMember({ moderates: 'all' })))).toBe('done')
  expect(await outcomeOf(act(hq, member))).toBe('done')
})

test('a statement about a member says of her what was found, and nothing of a post that nobody named', async () => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  await perform(warnMember, hq, { ...given(member), reason: 'spam', words: '' })
  const [letter] = await letters(member)
  expect(letter?.body).toContain('What happened: A moderator found that you broke this rule.')
  expect(letter?.body).not.toContain('It advertises')
})

test.each(RESTRICTING)('%s: she receives a statement of reasons; the public entry names neither her nor who did it', async (_word, act) => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  const { id } = await act(hq, member)
  const [letter] = await letters(member)
  expect(letter?.body).toContain('In #3 she called another parent a liar.')
  expect(letter?.body).toContain('House rule: argue with what was said')
  expect(letter?.body).toContain(`/appeal/${id}`)
  const entry = await db().moderationEntry.findUniqueOrThrow({ where: { id }, include: { kept: true } })
  expect(entry).toMatchObject({ rule: 'attack', origin: 'own', scope: 'site', named: false, wordsOpen: false, subjectId: member.id })
  expect(entry.says).not.toContain(member.name)
  expect(entry.kept?.words).toContain('another parent')
  expect(await db().notification.findMany({ where: { memberId: member.id } })).toMatchObject([{ kind: 'act', entryId: id }])
  await undo(hq, id)
  expect((await letters(member)).map(({ droppedAt }) => droppedAt !== null)).toEqual([true])
  expect(await db().notification.count({ where: { memberId: member.id, readAt: null } })).toBe(1) // the undo has taken the place of the act
})

test('a restriction without facts is refused at the door, unless its rule says them', () => {
  const read = (more: object) => banMember.input.safeParse({ subject: '1', key: 'key-of-form', ...more })
  expect(read({ reason: 'attack' }).error?.issues.map(({ path }) => path[0])).toEqual(['words'])
  expect(read({ reason: 'because', words: 'So.' }).error?.issues.map(({ path }) => path[0])).toEqual(['reason'])
  expect(read({ reason: 'spam' }).success).toBe(true)
})

test('the database refuses a restriction whose statement lacks a part', async () => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  const row = {
    moderatorId: hq.id,
    nameId: hq.nameId,
    subjectId: member.id,
    action: 'member.ban',
    reason: 'attack',
    says: '',
    textHash: '',
    digest: '',
    createdAt: new Date(),
  }
  const write = (more: object) => db().moderationEntry.create({ data: { ...row, because: 'A rule.', key: unique('key'), ...more } })
  await expect(write({ rule: 'attack' })).rejects.toThrow()
  await expect(write({ rule: 'attack', origin: 'own' })).rejects.toThrow()
  await expect(write({ until: new Date() })).rejects.toThrow()
  await expect(write({ rule: '', origin: 'own', scope: 'site' })).rejects.toThrow()
  for (const action of moderationActions.filter(({ restricting }) => restricting).map(({ name }) => name)) await expect(write({ action })).rejects.toThrow()
  await expect(write({ rule: 'attack', origin: 'own', scope: 'site' })).resolves.toBeTruthy()
})

test('whoever is suspended or banned cannot come in, and comes in again when it ends', async () => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  const { id } = await perform(suspendMember, hq, { ...given(member), for: '1d' })
  expect(await comesIn(member)).toBe(false)
  expect(await outcomeOf(perform(suspendMember, hq, { ...given(member), for: '3d' }))).toBe('already_done')
  await perform(unsuspendMember, hq, given(member, 'enough', ''))
  expect(await comesIn(member)).toBe(true)
  expect(await outcomeOf(undo(hq, id))).toBe('changed_since') // the suspension it speaks of is over
  await perform(banMember, hq, given(member))
  expect(await comesIn(member)).toBe(false)
  const lifted = await perform(unbanMember, hq, given(member, 'mistake', ''))
  expect(await comesIn(member)).toBe(true)
  await undo(hq, lifted.id)
  expect(await comesIn(member)).toBe(false)
})

test('a suspension that ended by itself can be followed by another', async () => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  await db().member.update({ where: { id: member.id }, data: { suspendedUntil: new Date(Date.now() - DAY_MS) } })
  expect(await outcomeOf(perform(suspendMember, hq, { ...given(member), for: '3d' }))).toBe('done')
})

test('of two moderators who ban at once one does, and the other is told', async () => {
  for (let round = 0; round < 10; round++) {
    const [one, two, member] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember()]
    const outcomes = await Promise.all([outcomeOf(perform(banMember, one, given(member))), outcomeOf(perform(banMember, two, given(member)))])
    expect(outcomes.sort()).toEqual(['already_done', 'done'])
    expect(await letters(member)).toHaveLength(1)
  }
})
