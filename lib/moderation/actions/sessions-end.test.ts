import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import type { MemberViewer } from '@/lib/identity/viewer'
import { DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { actOnMany } from '../bulk/bulk'
import { bulkInput } from '../bulk/bulk-schema'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { banMember } from './ban-member'
import { suspendMember } from './suspend-member'
import { unbanMember } from './unban-member'
import { unsuspendMember } from './unsuspend-member'

useDatabase()

const given = (member: { id: bigint }, reason = 'attack') => ({
  subject: memberId.parse(String(member.id)),
  key: unique('key-of-act'),
  reason,
  words: 'So it was.',
})
const undo = (by: MemberViewer, { id }: { id: bigint }) =>
  undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const opens = async (token: string) => (await findViewer(token, true)).kind === 'member'
const sessionsOf = ({ id }: { id: bigint }) => db().session.count({ where: { memberId: id } })

/** Two devices of one member, signed in. */
async function signedIn() {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  return { hq, member, tokens: [(await openSession(member.id)).token, (await openSession(member.id)).token] }
}

test('a ban ends every session: the old cookies open nothing, also after it was lifted, and signing in works again', async () => {
  const { hq, member, tokens } = await signedIn()
  await perform(banMember, hq, given(member))
  expect(await sessionsOf(member)).toBe(0)
  await perform(unbanMember, hq, given(member, 'mistake'))
  for (const token of tokens) expect(await opens(token)).toBe(false)
  expect(await opens((await openSession(member.id)).token)).toBe(true)
})

test('so does a suspension, and its cookies open nothing after it has ended, by itself or by an act', async () => {
  const { hq, member, tokens } = await signedIn()
  await perform(suspendMember, hq, { ...given(member), for: '7d' })
  expect(await sessionsOf(member)).toBe(0)
  await perform(unsuspendMember, hq, given(member, 'enough'))
  for (const token of tokens) expect(await opens(token)).toBe(false)
})

test('what lets a ban or a suspension hold again ends the sessions that were opened meanwhile', async () => {
  const { hq, member } = await signedIn()
  await perform(banMember, hq, given(member))
  const unbanned = await perform(unbanMember, hq, given(member, 'mistake'))
  const { token } = await openSession(member.id)
  const again = await undo(hq, unbanned)
  expect(again.id).toBeGreaterThan(unbanned.id)
  expect([await opens(token), await sessionsOf(member)]).toEqual([false, 0])
  await perform(unbanMember, hq, given(member, 'mistake'))
  await perform(suspendMember, hq, { ...given(member), for: '7d' })
  const ended = await perform(unsuspendMember, hq, given(member, 'enough'))
  await openSession(member.id)
  await undo(hq, ended)
  expect(await sessionsOf(member)).toBe(0)
})

test('an undo that brings an older, ended suspension back leaves her signed in', async () => {
  const { hq, member } = await signedIn()
  await db().member.update({ where: { id: member.id }, data: { suspendedUntil: new Date(Date.now() - DAY_MS) } })
  const suspension = await perform(suspendMember, hq, { ...given(member), for: '1d' })
  await db().session.create({ data: { tokenHash: unique('hash'), memberId: member.id, createdAt: new Date(), expiresAt: new Date(Date.now() + DAY_MS) } })
  await undo(hq, suspension)
  expect(await sessionsOf(member)).toBe(1)
})

test('a suspension beside the removal of many posts ends the sessions of their author', async () => {
  const { hq, member } = await signedIn()
  const thread = await aThread(await aBoard())
  const { id } = await aReply(thread, { by: member })
  await actOnMany(
    hq,
    bulkInput.parse({
      kind: 'thread',
      of: String(thread.id),
      act: 'remove',
      post: `${id}:1`,
      also: 'suspend',
      reason: 'spam',
      words: '',
      key: unique('key-of-many'),
    }),
  )
  expect(await sessionsOf(member)).toBe(0)
})

test('a refused act ends no session', async () => {
  const { member } = await signedIn()
  const before = await sessionsOf(member)
  expect(await outcomeOf(perform(banMember, await aMember({ moderates: [(await aBoard()).id] }), given(member)))).toBe('not_found')
  expect(await sessionsOf(member)).toBe(before)
})

test('whoever signs in at the moment of a ban is left without a session', async () => {
  for (let round = 0; round < 15; round++) {
    const { hq, member } = await signedIn()
    const signingIn = () => outcomeOf(openSession(member.id))
    await Promise.all([signingIn(), perform(banMember, hq, given(member)), signingIn(), signingIn()])
    expect(await sessionsOf(member)).toBe(0)
    expect(await signingIn()).toBe('not_allowed')
  }
})
