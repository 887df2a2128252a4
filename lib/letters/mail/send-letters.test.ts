import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { readAppealKey } from '@/lib/letters/appeal-key'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { aMailServer } from '@/lib/testing/mail-server'
import { rowsOf, warn } from '@/lib/testing/mailed'
import { writeLetters } from '../commands'
import { sendLetters } from './send-letters'
import { noteBounce, unsubscribe } from './switch-off'
import { closeMail } from './transport'

useDatabase()

const SITE = 'https://board.example.org'
let server: Awaited<ReturnType<typeof aMailServer>>
let refused: Record<string, string> = {}

beforeEach(async () => {
  refused = {}
  server = await aMailServer({ refuse: (address) => refused[address] ?? null })
  use({ SMTP_URL: server.url, SITE_URL: SITE, MAIL_FROM: 'hq@board.example.org', MAIL_BOUNCES: 'back@board.example.org', MAIL_PER_MINUTE: '1000' })
  await db().outbox.updateMany({ data: { droppedAt: now() } })
})

afterEach(async () => {
  closeMail()
  await server.close()
  vi.unstubAllEnvs()
  forget('env')
  forget('mail')
})

function use(given: Record<string, string>) {
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  forget('env')
  forget('mail')
}

async function aReader(given: { confirmedAt?: Date | null; name?: string } = {}) {
  const member = await aMember({ name: given.name })
  const email = `${unique('reader')}@mail.example`
  await db().member.update({
    where: { id: member.id },
    data: { email, confirmedAt: given.confirmedAt === undefined ? now() : given.confirmedAt, mailsNewsAt: now() },
  })
  return { ...member, email }
}

async function news(reader: MemberViewer, title = 'Sleep') {
  const thread = await aThread(await aBoard(), { title })
  await writeLetters(db(), 'news', [{ memberId: reader.id, data: { thread: String(thread.id), post: String(thread.openingId) } }])
}

test('a letter goes out once, as text and HTML, with a key that opens the appeal and nothing of it kept', async () => {
  const reader = await aReader()
  const { id } = await warn(reader)
  await sendLetters()
  await sendLetters()
  expect(server.came).toHaveLength(1)
  const [mail] = server.came
  expect(mail?.subject).toMatch(/^You were warned/)
  expect(mail?.to_).toEqual([reader.email])
  const [, key = ''] = mail?.text?.match(new RegExp(`${SITE}/appeal/${id}/([\\w-]+)`)) ?? []
  expect(readAppealKey(id, key, now())).toMatchObject({ memberId: reader.id, over: false })
  expect(mail?.html).toContain(`href="${SITE}/appeal/${id}/${key}"`)
  for (const part of ['Please stop.', 'The rule it rests on']) for (const body of [mail?.text, String(mail?.html)]) expect(body).toContain(part)
  const [row] = await rowsOf(reader)
  expect(row).toMatchObject({ sentAt: expect.any(Date), asSent: { subject: expect.stringMatching(/^You were warned/) } })
  expect(JSON.stringify(row?.asSent)).not.toContain(key)
})

test('its Message-ID is always the same, it says that a machine sent it, and its links are those of the site alone', async () => {
  const reader = await aReader()
  await warn(reader)
  await sendLetters()
  await db().outbox.updateMany({ where: { memberId: reader.id }, data: { sentAt: null, nextTryAt: null } }) // as if the node had died before it noted it
  await sendLetters()
  const [first, second] = server.came
  expect(second?.messageId).toBe(first?.messageId)
  expect(first?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(first?.replyTo).toBeUndefined()
  for (const address of [...String(first?.html).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)) expect(address).toMatch(new RegExp(`^${SITE}/`))
  expect(String(first?.html)).not.toMatch(/<img|<script|url\(/)
})

test('what is about a watch can be ended by one press of the mail program; what is about moderation cannot', async () => {
  const reader = await aReader()
  await news(reader)
  await warn(reader)
  await sendLetters()
  const [watched, warned] = server.came
  const list = watched?.raw.match(/^List-Unsubscribe: <(.+)>\r?$/im)?.[1] ?? watched?.raw.replace(/\r\n\s+/g, ' ').match(/List-Unsubscribe: <([^>]+)>/i)?.[1]
  expect(watched?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/im)
  expect(warned?.raw).not.toMatch(/List-Unsubscribe/i)
  const key = list?.split('/').at(-1) ?? ''
  expect(list).toBe(`${SITE}/letters/off/${key}`)
  expect([await unsubscribe(`${key.slice(0, -1)}x`), await unsubscribe(key)]).toEqual([false, true])
  expect((await db().member.findUniqueOrThrow({ where: { id: reader.id } })).mailsNewsAt).toBeNull()
})

test('one that comes back keeps no other from its turn, and its address is switched off', async () => {
  const [gone, full, fine] = [await aReader(), await aReader(), await aReader()]
  refused = { [gone.email]: '550 5.1.1 No such user', [full.email]: '452 4.2.2 Mailbox full' }
  for (const reader of [gone, full, fine]) await warn(reader)
  await sendLetters()
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([fine.email])
  const off = async ({ id }: { id: bigint }) => (await db().member.findUniqueOrThrow({ where: { id } })).mailOffWhy
  expect([await off(gone), await off(full), await off(fine)]).toEqual(['came back', null, null])
  expect((await rowsOf(full))[0]).toMatchObject({ tries: 1, failedAt: null, nextTryAt: expect.any(Date) })
  await warn(gone)
  await sendLetters()
  expect(server.came).toHaveLength(1) // nothing more is sent there
  refused = {}
  await atTime(new Date(Date.now() + 60_000), sendLetters)
  expect(server.came.map(({ to_ }) => to_[0])).toEqual([fine.email, full.email])
})

test('while the server is away nothing is lost, and all of it goes out after', async () => {
  const readers = [await aReader(), await aReader(), await aReader()]
  for (const reader of readers) await warn(reader)
  await server.close()
  await sendLetters()
  const rows = (await Promise.all(readers.map(rowsOf))).flat()
  expect(rows.map(({ sentAt, failedAt }) => [sentAt, failedAt])).toEqual(readers.map(() => [null, null]))
  server = await aMailServer()
  use({ SMTP_URL: server.url })
  for (const minutes of [1, 2, 3]) await atTime(new Date(Date.now() + minutes * 60_000), sendLetters)
  expect(new Set(server.came.flatMap(({ to_ }) => to_))).toEqual(new Set(readers.map(({ email }) => email)))
  expect(server.came).toHaveLength(3)
})

test('many nodes at once send each letter once', async () => {
  const reader = await aReader()
  for (let at = 0; at < 25; at++) await warn(reader, `Please stop (${at}).`)
  await Promise.all(
    Array.from({ length: 5 }, async () => {
      while ((await sendLetters()) === 'more');
    }),
  )
  await sendLetters()
  expect(server.came).toHaveLength(25)
  expect(new Set(server.came.map(({ messageId }) => messageId)).size).toBe(25)
})

test('an address that nobody has confirmed gets three letters a day', async () => {
  const reader = await aReader({ confirmedAt: null })
  for (let at = 0; at < 5; at++) await warn(reader)
  await sendLetters()
  await sendLetters()
  expect(server.came).toHaveLength(3)
  await atTime(new Date(Date.now() + DAY_MS + 60_000), sendLetters)
  expect(server.came).toHaveLength(5)
})

test('no address smuggles in another one, and no title a header', async () => {
  for (const email of [
    '"e@evil.example"@board.example',
    'a@x.example,b@y.example',
    'a@evil.example＠board.example',
    'a@b.example\r\nbcc: c@d.example',
    'a@\u0000b.example'.replace('\u0000', '\u0001'),
  ]) {
    const reader = await aReader()
    await db().member.update({ where: { id: reader.id }, data: { email } })
    await warn(reader)
  }
  await sendLetters()
  expect(server.came).toEqual([])
  const reader = await aReader()
  const thread = await aThread(await aBoard(), { title: 'x' })
  await db().thread.update({ where: { id: thread.id }, data: { title: 'Hello\r\nBcc: evil@evil.example\r\n<script>alert(1)</script> <%= 7*7 %>' } })
  await writeLetters(db(), 'news', [{ memberId: reader.id, data: { thread: String(thread.id), post: String(thread.openingId) } }])
  await sendLetters()
  expect(server.came).toHaveLength(1)
  expect(server.came[0]?.to_).toEqual([reader.email])
  expect(server.came[0]?.headers.has('bcc')).toBe(false)
  expect(String(server.came[0]?.html)).not.toContain('<script>')
  expect(String(server.came[0]?.html)).toContain('&lt;%= 7*7 %&gt;')
})

test('a letter that came back to its own address of return switches that member’s off, and no forged one does', async () => {
  const reader = await aReader()
  await warn(reader)
  await sendLetters()
  const back = server.came[0]?.from_ ?? ''
  expect(back).toMatch(/^back\+\d+-[0-9a-f]{32}@board\.example\.org$/)
  expect(await noteBounce(back.replace(/[0-9a-f]{32}/, '0'.repeat(32)), 'came back')).toBe(false)
  expect((await db().member.findUniqueOrThrow({ where: { id: reader.id } })).mailOffAt).toBeNull()
  expect(await noteBounce(back.toUpperCase(), 'came back')).toBe(true)
  expect((await db().member.findUniqueOrThrow({ where: { id: reader.id } })).mailOffWhy).toBe('came back')
})

test('letters are signed by DKIM where a key is given', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  use({ DKIM_SELECTOR: 'parley', DKIM_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) })
  const reader = await aReader()
  await warn(reader)
  await sendLetters()
  expect(server.came[0]?.raw).toMatch(/^DKIM-Signature: [\s\S]*d=board\.example\.org;[\s\S]*s=parley;/im)
})

test('without SMTP_URL nothing is sent, and a letter of last week is sent no more', async () => {
  const reader = await aReader()
  await warn(reader)
  vi.stubEnv('SMTP_URL', '')
  forget('env')
  expect(await sendLetters()).toBe('done')
  use({ SMTP_URL: server.url })
  await atTime(new Date(Date.now() + 8 * DAY_MS), sendLetters)
  expect(server.came).toEqual([])
})
