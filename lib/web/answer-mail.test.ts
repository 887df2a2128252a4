import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { mailKeyOf } from '@/lib/letters/mail/keys'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember } from '@/lib/testing/builders'
import { unsubscribePath } from '@/lib/urls'
import { answerAboutMail, isAboutMail } from './answer-mail'

useDatabase()

const SECRET = 'a secret of the mail server, 32 letters'
let server: Server

beforeAll(async () => {
  vi.stubEnv('MAIL_WEBHOOK_SECRET', SECRET)
  forget('env')
  server = createServer((request, response) => {
    if (!isAboutMail(request)) return void response.writeHead(418).end()
    void answerAboutMail({ request, response, reader: { viewer: guest, theme: 'system', address: '/' } })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})

afterAll(async () => {
  vi.unstubAllEnvs()
  forget('env')
  await new Promise((resolve) => server.close(resolve))
})

function post(path: string, body: string, headers: IncomingHttpHeaders = {}, method = 'POST'): Promise<number> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = send({ port, path, method, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', reject).end(body)
  })
}

async function aReader() {
  const { id } = await aMember()
  await db().member.update({ where: { id }, data: { email: `reader${id}@mail.example`, mailsNewsAt: now() } })
  return { id, path: unsubscribePath(mailKeyOf('unsubscribe', id)), back: `back+${mailKeyOf('bounce', id)}@board.example` }
}

const read = ({ id }: { id: bigint }) => db().member.findUniqueOrThrow({ where: { id }, select: { mailsNewsAt: true, mailOffWhy: true } })

test('a mail program ends the letters by one POST, twice if it likes; opening the address, or asking for anything else, ends nothing', async () => {
  const reader = await aReader()
  expect(await post(reader.path, '', {}, 'GET')).toBe(418) // that is the page
  expect(await post(reader.path, 'List-Unsubscribe=Other')).toBe(404)
  expect(await post(reader.path, 'List-Unsubscribe=One-Click', { origin: 'https://elsewhere.example' })).toBe(418)
  expect((await read(reader)).mailsNewsAt).not.toBeNull()
  expect([await post(reader.path, 'List-Unsubscribe=One-Click'), await post(reader.path, 'List-Unsubscribe=One-Click')]).toEqual([200, 200])
  expect((await read(reader)).mailsNewsAt).toBeNull()
})

test('nobody ends the letters of another by a key of another kind, or one that was changed', async () => {
  const reader = await aReader()
  for (const key of [mailKeyOf('bounce', reader.id), `${mailKeyOf('unsubscribe', reader.id).slice(0, -1)}0x`, `${reader.id}`, ''])
    expect(await post(unsubscribePath(key), 'List-Unsubscribe=One-Click'), key).not.toBe(200)
  expect((await read(reader)).mailsNewsAt).not.toBeNull()
})

test('a mail server reports what came back, signed and fresh', async () => {
  const reader = await aReader()
  const body = JSON.stringify({ address: reader.back, why: 'complaint' })
  const signed = (at: number, secret = SECRET) => ({ 'x-parley-signature': `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}` })
  const today = Math.floor(Date.now() / 1000)
  const forged = [{}, signed(today, 'another secret'), signed(today - 3600), { 'x-parley-signature': 't=1,v1=2' }]
  for (const headers of forged) expect(await post('/letters/bounced', body, headers)).toBe(404)
  expect((await read(reader)).mailOffWhy).toBeNull()
  expect(await post('/letters/bounced', body, signed(today))).toBe(200)
  expect((await read(reader)).mailOffWhy).toBe('called spam')
})
