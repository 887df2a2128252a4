import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tellLogHead } from '@/lib/moderation/log/tell-log-head'
import { findLogHead } from '@/lib/moderation/log/verify-log'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { aMailServer } from '@/lib/testing/mail-server'
import { rowsOf, warn } from '@/lib/testing/mailed'
import { dropLetters, forgetWords, writeLetters } from '../commands'
import { sendLetters } from './send-letters'
import { closeMail } from './transport'

useDatabase()

let server: Awaited<ReturnType<typeof aMailServer>>

beforeEach(async () => {
  await serve()
  await db().outbox.updateMany({ data: { droppedAt: now() } })
})

afterEach(async () => {
  closeMail()
  await server.close()
  vi.unstubAllEnvs()
  forget('env')
  forget('mail')
})

async function serve(how: Parameters<typeof aMailServer>[0] = {}) {
  if (server) await server.close()
  server = await aMailServer(how)
  vi.stubEnv('SMTP_URL', server.url)
  vi.stubEnv('MAIL_PER_MINUTE', '1000')
  forget('env')
  forget('mail')
}

async function aReader(given: Parameters<typeof aMember>[0] = {}) {
  const member = await aMember(given)
  const email = `${unique('reader')}@mail.example`
  await db().member.update({ where: { id: member.id }, data: { email, confirmedAt: now(), mailsNewsAt: now() } })
  return { ...member, email }
}

test('how the log ends is mailed to an admin, with the command that checks it', async () => {
  const admin = await aReader({ admin: true })
  await warn(await aMember())
  await tellLogHead.run(null, { signal: new AbortController().signal })
  await sendLetters()
  const { position, hash } = await findLogHead()
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([admin.email])
  expect(server.came[0]?.text).toContain(`npm run board -- verify-log --head-was ${position}:${hash}`)
})

const off = async ({ id }: { id: bigint }) => (await db().member.findUniqueOrThrow({ where: { id } })).mailOffWhy

test.each([
  ['refuse', '550 5.7.1 Client host [192.0.2.5.1.1] blocked'],
  ['refuse', '550 5.7.1 Unable to relay'],
  ['refuse', '550 5.4.5 Daily quota exceeded'],
  ['refuse', '554 5.7.0 Policy'],
  ['refuse', '530 Authentication required'],
  ['refuseFrom', '553 5.7.1 Sender address rejected'],
  ['refuseFrom', '550 5.1.1 Sender unknown'],
  ['refuseFrom', '530 5.7.0 Authentication required'],
  ['refuseFrom', '451 4.7.1 Too many'],
  ['refuseData', '554 5.7.1 Rejected by policy'],
] as const)('what a server says of us switches nobody off and gives up no letter: %s, %s', async (step, answer) => {
  await serve({ [step]: () => answer })
  const readers = [await aReader(), await aReader()]
  for (const reader of readers) await warn(reader)
  await sendLetters()
  expect(await Promise.all(readers.map(off))).toEqual([null, null])
  const [first, second] = (await Promise.all(readers.map(rowsOf))).flat()
  expect(first).toMatchObject({ failedAt: null, failure: expect.stringContaining(answer.slice(4)) })
  expect(second).toMatchObject({ failedAt: null, tries: 0, failure: null })
})

test.each([
  ['refuse', '550 5.1.1 No such user', true],
  ['refuse', '550 No such user', true],
  ['refuse', '550 5.2.1 Mailbox disabled', true],
  ['refuseData', '550 5.1.1 No such user', true],
  ['refuse', '552 5.2.2 Mailbox full', false],
  ['refuse', '556 5.1.10 Domain has null MX', false],
  ['refuseData', '550 No', false],
] as const)('what it says of an address or a letter concerns that one alone: %s, %s', async (step, answer, gone) => {
  const [one, other] = [await aReader(), await aReader()]
  await serve({ [step]: (address: string) => (address === one.email ? answer : null) })
  for (const reader of [one, other]) await warn(reader)
  await sendLetters()
  expect([await off(one), await off(other)]).toEqual([gone ? 'came back' : null, null])
  expect((await rowsOf(one))[0]).toMatchObject({ failedAt: expect.any(Date) })
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([other.email])
})

test('a letter that cannot be made keeps no other from its turn, and has a next try of its own', async () => {
  const [broken, fine] = [await aReader(), await aReader()]
  await writeLetters(db(), 'news', [{ memberId: broken.id, data: { thread: '9'.repeat(19), post: '1' } }])
  await warn(fine)
  await sendLetters()
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([fine.email])
  expect((await rowsOf(broken))[0]).toMatchObject({ tries: 1, failure: expect.any(String), failedAt: null, nextTryAt: expect.any(Date) })
})

test('what happened to a letter after it was taken is asked before it is handed over', async () => {
  const [first, undone, left, moved] = [await aReader(), await aReader(), await aReader(), await aReader()]
  const acts = [await warn(first), await warn(undone)]
  const thread = await aThread(await aBoard(), { title: 'Sleep' })
  await writeLetters(db(), 'news', [{ memberId: left.id, data: { thread: String(thread.id), post: String(thread.openingId) } }])
  await warn(moved)
  await serve({
    meanwhile: async () => {
      await dropLetters(db(), { entryId: acts[1]?.id })
      await db().member.update({ where: { id: left.id }, data: { mailsNewsAt: null } })
      await db().outbox.updateMany({ where: { memberId: moved.id }, data: { nextTryAt: new Date(now().getTime() + 99_000), tries: 5 } }) // another node took it
    },
  })
  await sendLetters()
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([first.email])
  expect((await rowsOf(left))[0]).toMatchObject({ sentAt: null, droppedAt: expect.any(Date) })
  expect((await rowsOf(moved))[0]).toMatchObject({ sentAt: null, tries: 5 })
})

test('of words that were blanked while a letter went out no copy is kept', async () => {
  const [one, other] = [await aReader(), await aReader()]
  const { id } = await warn(one, 'Secret words.')
  await serve({ meanwhile: () => forgetWords(db(), id) })
  await warn(other)
  await sendLetters()
  expect((await rowsOf(one))[0]).toMatchObject({ sentAt: expect.any(Date), asSent: null })
  expect((await rowsOf(other))[0]).toMatchObject({ sentAt: expect.any(Date), asSent: expect.anything() })
})

test('a run that has to stop sends nothing more, and what it had taken waits untried', async () => {
  const [first, second] = [await aReader(), await aReader()]
  for (const reader of [first, second]) await warn(reader)
  const stop = new AbortController()
  await serve({ meanwhile: async () => stop.abort() })
  expect(await sendLetters(stop.signal)).toBe('more')
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([first.email])
  expect((await rowsOf(second))[0]).toMatchObject({ sentAt: null, tries: 0 })
})
