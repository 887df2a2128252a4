import { beforeEach, expect, test } from 'vitest'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { endSession, openSession, proveMember, signIn, signInOrClosed } from './commands'
import { hashPassword } from './password'
import { findViewer } from './queries'
import { tokenHash } from './session-token'

useDatabase()

beforeEach(() => forget('rate-limit'))

const here = { address: '127.0.0.1', local: true }
const away = { address: '192.0.2.7', local: false }

const PASSWORD = 'a calm harbour of letters'

async function aMemberWithPassword(given: object = {}) {
  const member = await aMember({ name: unique('Signs') })
  const email = `${unique('mail')}@example.org`.toLowerCase()
  await db().member.update({ where: { id: member.id }, data: { email, passwordHash: await hashPassword(PASSWORD), ...given } })
  return { ...member, email }
}

test('a member signs in by her name in any spelling of its letters, or by her address', async () => {
  const { id, name, email } = await aMemberWithPassword()
  for (const known of [name, name.toUpperCase(), email, email.toUpperCase()]) {
    const viewer = await findViewer((await signIn({ name: known, password: PASSWORD }, here)).token, true)
    expect(viewer.kind === 'member' && viewer.id).toBe(id)
  }
})

test('whatever is wrong, the answer is the same word', async () => {
  const { name } = await aMemberWithPassword()
  const imported = await aMember()
  await db().member.update({ where: { id: imported.id }, data: { importedAt: new Date() } })
  for (const proof of [
    { name, password: `${PASSWORD} ` },
    { name, password: PASSWORD.toUpperCase() },
    { name: 'nobody at all', password: PASSWORD },
    { name: 'nobody@example.org', password: PASSWORD },
    { name: imported.name, password: '' },
  ]) {
    expect(await outcomeOf(signIn(proof, here))).toBe('wrong_password')
  }
})

test('the database keeps no token, only its hash; an ended or expired session is nobody', async () => {
  const { id } = await aMember()
  const { token } = await openSession(id)
  expect(await db().session.findUnique({ where: { tokenHash: token } })).toBeNull()
  expect(await db().session.findUnique({ where: { tokenHash: tokenHash(token) } })).not.toBeNull()
  expect((await atTime(new Date(Date.now() + 29 * DAY_MS), () => findViewer(token, true))).kind).toBe('member')
  expect((await atTime(new Date(Date.now() + 31 * DAY_MS), () => findViewer(token, true))).kind).toBe('guest')
  expect((await findViewer(`${token.slice(0, -1)}x`, true)).kind).toBe('guest')
  await endSession(token)
  expect((await findViewer(token, true)).kind).toBe('guest')
})

test('a ban or a suspension holds on the very next request, and nobody signs in through it', async () => {
  const { id, name } = await aMemberWithPassword()
  const { token } = await openSession(id)
  await db().member.update({ where: { id }, data: { suspendedUntil: new Date(Date.now() + DAY_MS) } })
  expect((await findViewer(token, true)).kind).toBe('guest')
  expect(await outcomeOf(signIn({ name, password: PASSWORD }, here))).toBe('not_allowed')
  await expect(signIn({ name, password: PASSWORD }, here)).rejects.toMatchObject({ fields: { name: expect.stringContaining('suspended until') } })
  expect((await atTime(new Date(Date.now() + 2 * DAY_MS), () => findViewer(token, true))).kind).toBe('guest') // she signs in again
  expect(await atTime(new Date(Date.now() + 2 * DAY_MS), () => outcomeOf(signIn({ name, password: PASSWORD }, here)))).toBe('done')
  await db().member.update({ where: { id }, data: { suspendedUntil: null, bannedAt: new Date() } })
  expect((await findViewer(token, true)).kind).toBe('guest')
  expect(await outcomeOf(signIn({ name, password: PASSWORD }, here))).toBe('not_allowed')
  await expect(signIn({ name, password: 'a wrong one' }, here)).rejects.toMatchObject({ code: 'wrong_password', fields: undefined })
})

test('demonstration accounts exist only for requests from this very machine', async () => {
  const { id, name } = await aMemberWithPassword({ demoAt: new Date() })
  const { token } = await openSession(id)
  expect((await findViewer(token, true)).kind).toBe('member')
  expect((await findViewer(token, false)).kind).toBe('guest')
  expect(await outcomeOf(proveMember({ name, password: PASSWORD }, here))).toBe('done')
  expect(await outcomeOf(proveMember({ name, password: PASSWORD }, away))).toBe('wrong_password')
})

test('the eleventh try in a quarter of an hour is refused, at this name from this address', async () => {
  const { name } = await aMemberWithPassword()
  const other = await aMemberWithPassword()
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, index) => outcomeOf(proveMember({ name: index % 2 ? name : name.toUpperCase(), password: 'a wrong one' }, here))),
  )
  expect(tries.filter((outcome) => outcome === 'too_fast')).toHaveLength(10)
  expect(await outcomeOf(proveMember({ name, password: PASSWORD }, { address: '192.0.2.8', local: false }))).toBe('done') // the owner, elsewhere
  expect(await outcomeOf(proveMember({ name: other.name, password: PASSWORD }, here))).toBe('done')
})

test('roles are read with the viewer: of one board, of all, of the hidden ones', async () => {
  const [open, hidden] = [await aBoard(), await aBoard({ readableBy: 'staff' })]
  expect(await aMember({ moderates: [open.id] })).toMatchObject({ moderates: [open.id], staffBoards: [], isAdmin: false })
  expect(await aMember({ moderates: [hidden.id] })).toMatchObject({ moderates: [hidden.id], staffBoards: [hidden.id] })
  expect(await aMember({ moderates: 'all' })).toMatchObject({ moderates: 'all', staffBoards: [hidden.id], isAdmin: false })
  expect(await aMember({ admin: true })).toMatchObject({ moderates: 'all', staffBoards: [hidden.id], isAdmin: true })
})

test('a board with a moderator cannot vanish and leave her a moderator of all', async () => {
  const board = await aBoard()
  await aMember({ moderates: [board.id] })
  await expect(db().board.delete({ where: { id: board.id } })).rejects.toThrow()
})

test('sessions asked about at once are each answered for themselves', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => aMember()))
  const tokens = await Promise.all(members.map(async ({ id }) => (await openSession(id)).token))
  const [demo] = members
  await db().member.update({ where: { id: demo?.id }, data: { demoAt: new Date() } })
  const asked = [...tokens, tokens[0], 'nobody’s token', undefined]
  const idOf = (viewer: Awaited<ReturnType<typeof findViewer>>) => (viewer.kind === 'member' ? viewer.id : null)
  const here = await Promise.all(asked.map((token) => findViewer(token, true)))
  const away = await Promise.all(asked.map((token) => findViewer(token, false)))
  const ids = members.map(({ id }) => id)
  expect(here.map(idOf)).toEqual([...ids, ids[0], null, null])
  expect(away.map(idOf)).toEqual([null, ...ids.slice(1), null, null, null])
})

test('only she who has the password learns that her account is closed, and no session is opened', async () => {
  const { id, name } = await aMemberWithPassword({ bannedAt: new Date() })
  expect(await outcomeOf(signInOrClosed({ name, password: 'a wrong one' }, here))).toBe('wrong_password')
  expect(await outcomeOf(signInOrClosed({ name: 'nobody at all', password: PASSWORD }, here))).toBe('wrong_password')
  expect(await signInOrClosed({ name, password: PASSWORD }, here)).toMatchObject({ closed: id, sentence: expect.stringContaining('closed by HQ') })
  expect(await db().session.count({ where: { memberId: id } })).toBe(0)
  const tries = await Promise.all(Array.from({ length: 12 }, () => outcomeOf(signInOrClosed({ name, password: PASSWORD }, here))))
  expect(tries.filter((outcome) => outcome === 'too_fast').length).toBeGreaterThan(0)
})
