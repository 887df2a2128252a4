import { request as ask, type ClientRequest, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { CEILINGS, heldBytes, Room, sharesOf } from './body-budget'
import { readBody } from './request-body'

const MB = 1024 * 1024

let server: Server
const asked: ClientRequest[] = []

afterEach(async () => {
  for (const one of asked.splice(0)) one.destroy()
  await new Promise((resolve) => server.close(resolve))
  await vi.waitFor(() => expect(heldBytes()).toBe(0))
})

/** A server that answers with what became of each body, once it was read or refused. */
async function serve({ shares = sharesOf({ kind: 'guest' }, '192.0.2.1'), limit = 4 * MB, idleMs = 10_000, wholeMs = 10_000 } = {}): Promise<void> {
  server = createServer(async (request, response) => {
    const room = new Room(shares)
    response.once('close', () => room.free())
    const body = await readBody(request, limit, room, { idleMs, wholeMs })
    response.end(typeof body === 'string' ? body : `${body.length} bytes`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

/** Sends a body, or a part of it and no more. */
function send(bytes: number, { rest = 0 } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const one = ask({ port, method: 'POST', headers: { 'content-length': bytes + rest } }, (answer) => {
      answer.setEncoding('utf8')
      answer.on('data', resolve)
    })
    asked.push(one.on('error', reject))
    one.write(Buffer.alloc(bytes, 'x'))
    if (rest === 0) one.end()
  })
}

test('a body is read whole, and one that is too long is refused while it is still being sent', async () => {
  await serve()
  expect(await send(300_000)).toBe('300000 bytes')
  expect(await send(4 * MB + 1)).toBe('too large')
  expect(await send(4 * MB + 1, { rest: 200 * MB })).toBe('too large')
})

test('one sender’s bodies that are held have a ceiling of their own, whatever was announced', async () => {
  await serve()
  for (let one = 0; one < 8; one += 1) send(MB - 1, { rest: 1 }).catch(() => undefined)
  while (heldBytes() < 7.9 * MB) await sleep(10)
  expect(await send(MB)).toBe('share is full')
  expect(heldBytes()).toBeLessThanOrEqual(CEILINGS.one)
})

test('bodies of which nothing comes count too', async () => {
  const rooms = Array.from({ length: 600 }, () => new Room(sharesOf({ kind: 'guest' }, '192.0.2.2')))
  const verdicts = rooms.map((room) => room.grow(0))
  expect(verdicts.filter((verdict) => verdict === 'yes')).toHaveLength(CEILINGS.one / (16 * 1024))
  for (const room of rooms) room.free()
  await serve()
})

test('guests together leave room for members', async () => {
  const guests = Array.from({ length: 20 }, (_, index) => new Room(sharesOf({ kind: 'guest' }, `192.0.2.${index}`)))
  const verdicts = guests.map((room) => room.grow(3 * MB))
  expect(verdicts.filter((verdict) => verdict === 'yes')).toHaveLength(10)
  expect(new Set(verdicts)).toEqual(new Set(['yes', 'board is full']))
  const member = new Room(['all', 'member 1'])
  expect(member.grow(4 * MB)).toBe('yes')
  for (const room of [...guests, member]) room.free()
  await serve()
})

test('a body that pauses or trickles is not waited for', async () => {
  await serve({ idleMs: 100, wholeMs: 400 })
  expect(await send(10, { rest: 10 })).toBe('too slow')
  const { port } = server.address() as AddressInfo
  const trickling = ask({ port, method: 'POST', headers: { 'content-length': 1000 } })
  asked.push(trickling.on('error', () => undefined))
  const answer = new Promise((resolve) => trickling.on('response', (response) => response.setEncoding('utf8').on('data', resolve)))
  const drops = setInterval(() => trickling.write('x'), 30)
  expect(await answer).toBe('too slow')
  clearInterval(drops)
})

test('a sender who hangs up leaves nothing behind', async () => {
  await serve()
  const sending = send(100_000, { rest: 1 }).catch(() => 'hung up')
  while (heldBytes() < 100_000) await sleep(10)
  asked[0]?.destroy()
  expect(await sending).toBe('hung up')
  while (heldBytes() > 0) await sleep(10)
})

test('of a body that has arrived whole, kept or thrown away, others are answered between one piece and the next', async () => {
  let [most, turn] = [0, 0]
  for (const limit of [4 * MB, 1000]) {
    await serve({ limit })
    server.on('request', (request) => request.on('data', (chunk: Buffer) => (turn += chunk.length)))
    let going = true
    const look = () => {
      most = Math.max(most, turn)
      turn = 0
      if (going) setImmediate(look)
    }
    look()
    await send(3 * MB)
    await sleep(100)
    going = false
    if (limit === 4 * MB) await new Promise((resolve) => server.close(resolve))
  }
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(256 * 1024)
})
