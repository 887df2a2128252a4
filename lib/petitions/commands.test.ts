import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Change, onChange } from '@/lib/events/changes'
import { guest, sightOf } from '@/lib/identity/viewer'
import { closeThread } from '@/lib/moderation/actions/close-thread'
import { keepThreadOpen } from '@/lib/moderation/actions/keep-thread-open'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { markDuplicate } from '@/lib/moderation/actions/mark-duplicate'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { perform } from '@/lib/moderation/perform'
import { endTimers } from '@/lib/moderation/timers'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findThread } from '@/lib/threads/queries'
import { claimNext } from './claims'
import { checkDue } from './commands'
import { askPetitions } from './job'

useDatabase()
process.env.LINK_CHECKS = 'on' // a board that asks when petitions close

const HOUR_MS = DAY_MS / 24
const YEAR = new Date().getUTCFullYear() + 1
const heard: Change[] = []
onChange((change) => heard.push(change))

const closings: (() => void)[] = []
beforeEach(async () => {
  await db().petition.updateMany({ data: { nextCheckAt: null } }) // those of the other tests
})
afterEach(() => {
  for (const close of closings.splice(0)) close()
  vi.useRealTimers()
  vi.unstubAllEnvs()
  forget('env')
})

let numbers = 100_000

/** The petitions service, on loopback: what it answers about one petition, and what it was asked. */
async function aService(answer: RequestListener, host = 'petitions.example.org') {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closings.push(() => server.close().closeAllConnections())
  forget('env')
  vi.stubEnv('PETITIONS_URL', `http://${host}:${(server.address() as AddressInfo).port}`)
  return asked
}

const stop = new AbortController()
const rules = { signal: stop.signal, allow: (address: string) => address === '127.0.0.1', lookup: async () => ['127.0.0.1'] }

/** Asks about all that is due at a moment. */
async function checkAll(at = new Date()) {
  let asked = 0
  while (await checkDue({ now: () => at, rules })) asked += 1
  return asked
}

function json(response: ServerResponse, number: number, attributes: object, type = 'petition') {
  response.end(JSON.stringify({ links: { self: 'x' }, data: { type, id: number, attributes } }))
}

async function aStage(day = `${YEAR}-06-07`) {
  numbers += 1
  const number = numbers
  const board = await aBoard()
  const moderator = await aMember({ moderates: 'all' })
  const given = () => ({ key: unique('key-of-act'), reason: 'asked', words: '' })
  const subjectOf = ({ id }: { id: bigint }) => threadId.parse(String(id))
  const bind = async () => {
    const thread = await aThread(board, { body: `Please sign https://petition.parliament.uk/petitions/${number} today.` })
    await perform(closeThread, moderator, { ...given(), subject: subjectOf(thread), when: `petition-${number}`, at: '', atHour: '' })
    return thread
  }
  const state = { open: (response: ServerResponse) => json(response, number, { state: 'open', closing_date: day, creator_name: 'A Person' }) }
  const thread = await bind()
  return { number, board, moderator, given, subjectOf, bind, thread, ...state, petition: () => db().petition.findUniqueOrThrow({ where: { number } }) }
}

const row = ({ id }: { id: bigint }) => db().thread.findUniqueOrThrow({ where: { id } })
const CLOSING = new Date(`${YEAR}-06-07T23:00:00.000Z`)
const from = (moment: Date, ms: number) => new Date(moment.getTime() + ms)
const show = ({ id }: { id: bigint }) => findThread(sightOf(guest), id, { kind: 'page', page: 1 })

test('every thread that closes with a petition learns the day, and its pages say so', async () => {
  const stage = await aStage()
  const second = await stage.bind()
  const other = await aThread(stage.board)
  expect(await show(stage.thread)).toMatchObject({ closing: { at: null, petition: stage.number } })
  const asked = await aService((_request, response) => stage.open(response))
  heard.length = 0
  expect(await checkAll()).toBe(1)
  expect(asked).toEqual([`/petitions/${stage.number}.json`])
  expect([(await row(stage.thread)).locksAt, (await row(second)).locksAt, (await row(other)).locksAt]).toEqual([CLOSING, CLOSING, null])
  const tags = heard.flatMap((change) => change.tags)
  expect(tags).toEqual(expect.arrayContaining([`thread:${stage.thread.id}`, `thread:${second.id}`]))
  expect(await show(stage.thread)).toMatchObject({ closing: { at: CLOSING, petition: stage.number }, replying: 'yes' })
  expect(await stage.petition()).toMatchObject({ state: 'open', closesAt: CLOSING, failures: 0, claimedUntil: null })
})

test('a thread that is to close with a petition that is known learns the day at once', async () => {
  const stage = await aStage()
  await aService((_request, response) => stage.open(response))
  await checkAll()
  expect((await row(await stage.bind())).locksAt).toEqual(CLOSING)
})

test('it is asked about again every six hours, and a day that has moved moves the closing of its threads', async () => {
  const stage = await aStage()
  let day = `${YEAR}-06-07`
  await aService((_request, response) => json(response, stage.number, { state: 'open', closing_date: day }))
  const start = new Date()
  await checkAll(start)
  day = `${YEAR}-03-01` // Parliament is to be dissolved
  expect(await checkAll(from(start, 6 * HOUR_MS - 1))).toBe(0)
  heard.length = 0
  expect(await checkAll(from(start, 6 * HOUR_MS))).toBe(1)
  expect((await row(stage.thread)).locksAt).toEqual(new Date(`${YEAR}-03-02T00:00:00.000Z`))
  expect(heard.flatMap((change) => change.tags)).toContain(`thread:${stage.thread.id}`)
  day = `${YEAR}-12-01`
  await checkAll(from(start, 12 * HOUR_MS))
  expect((await row(stage.thread)).locksAt).toEqual(new Date(`${YEAR}-12-02T00:00:00.000Z`))
  heard.length = 0
  await checkAll(from(start, 18 * HOUR_MS))
  expect(heard).toEqual([]) // nothing new
})

test.each<[string, (response: ServerResponse, number: number) => void]>([
  ['closed', (response, number) => json(response, number, { state: 'closed', closed_at: '2020-09-11T22:59:59.999Z' })],
  ['rejected', (response, number) => json(response, number, { state: 'rejected', rejected_at: '2020-09-11T22:59:59.999Z' })],
  ['taken down', (response) => response.writeHead(410).end()],
])('found %s: the thread is locked from that moment on, and nobody asks again', async (_name, answer) => {
  const stage = await aStage()
  const before = await aReply(stage.thread)
  await aService((_request, response) => answer(response, stage.number))
  const found = new Date()
  await checkAll(found)
  expect(await outcomeOf(aReply(stage.thread))).toBe('thread_locked')
  await endTimers(new Date())
  const { lockedAt, locksAt } = await row(stage.thread)
  expect([lockedAt, locksAt]).toEqual([found, null])
  expect((await db().post.findUniqueOrThrow({ where: { id: before.id } })).createdAt.getTime()).toBeLessThanOrEqual(found.getTime())
  expect(await checkAll(from(found, 400 * DAY_MS))).toBe(0)
})

test('an archived petition is followed once, on the same host', async () => {
  const stage = await aStage()
  const asked = await aService((request, response) => {
    if (request.url?.startsWith('/archived/')) json(response, stage.number, { state: 'closed', closed_at: '2014-09-11T22:59:59.999Z' }, 'archived-petition')
    else response.writeHead(302, { location: `/archived/petitions/${stage.number}.json` }).end()
  })
  await checkAll()
  expect(asked).toEqual([`/petitions/${stage.number}.json`, `/archived/petitions/${stage.number}.json`])
  expect(await stage.petition()).toMatchObject({ state: 'closed', nextCheckAt: null })
})

test('a page for people is not followed: the petition is not public yet, and asked about later', async () => {
  const stage = await aStage()
  const asked = await aService((_request, response) => response.writeHead(302, { location: `/petitions/${stage.number}/gathering-support` }).end())
  const at = new Date()
  await checkAll(at)
  expect(asked).toHaveLength(1)
  expect(await stage.petition()).toMatchObject({ state: null, closesAt: null, failures: 0, checkedAt: at, nextCheckAt: from(at, 6 * HOUR_MS) })
  expect((await row(stage.thread)).locksAt).toBeNull()
})

test('while the service is being mended nothing changes, and it is asked again before long', async () => {
  const stage = await aStage()
  let mended = false
  await aService((_request, response) => (mended ? stage.open(response) : response.writeHead(503).end('{}')))
  const at = new Date()
  await checkAll(at)
  expect(await stage.petition()).toMatchObject({ state: null, failures: 1, nextCheckAt: from(at, 5 * 60_000) })
  mended = true
  await checkAll(from(at, 5 * 60_000))
  expect((await row(stage.thread)).locksAt).toEqual(CLOSING)
  expect(await stage.petition()).toMatchObject({ failures: 0 })
})

test('two nodes at once ask once', async () => {
  const stage = await aStage()
  const asked = await aService((_request, response) => void setTimeout(() => stage.open(response), 50))
  const now = () => new Date()
  expect((await Promise.all([checkDue({ now, rules }), checkDue({ now, rules })])).toSorted()).toEqual([false, true])
  expect(asked).toHaveLength(1)
})

test('what a node took and left undone is taken up again, and whoever comes too late writes nothing', async () => {
  const stage = await aStage()
  const start = new Date()
  const slowly = async (response: ServerResponse) => {
    expect(await claimNext(from(start, 60_000))).toBeNull()
    expect((await claimNext(from(start, 3 * 60_000)))?.petition.number).toBe(stage.number)
    stage.open(response)
  }
  await aService((_request, response) => void slowly(response))
  await checkAll(start)
  expect(await stage.petition()).toMatchObject({ state: null, checkedAt: null })
  expect((await row(stage.thread)).locksAt).toBeNull()
})

test('a thread that is let go while the answer is under way does not close, and one that is bound meanwhile does', async () => {
  const stage = await aStage()
  let bound = { id: 0n }
  const meanwhile = async (response: ServerResponse) => {
    await perform(keepThreadOpen, stage.moderator, { ...stage.given(), subject: stage.subjectOf(stage.thread) })
    bound = await stage.bind()
    stage.open(response)
  }
  await aService((_request, response) => void meanwhile(response))
  await checkAll()
  expect((await row(stage.thread)).locksAt).toBeNull()
  expect((await row(bound)).locksAt).toEqual(CLOSING)
})

test('a thread that is bound at the very moment of the answer learns the day, whoever was first', async () => {
  const stage = await aStage()
  const thread = await aThread(stage.board, { body: `https://petition.parliament.uk/petitions/${stage.number}` })
  const subject = stage.subjectOf(thread)
  await aService((_request, response) => stage.open(response))
  await Promise.all([checkAll(), perform(closeThread, stage.moderator, { ...stage.given(), subject, when: `petition-${stage.number}`, at: '', atHour: '' })])
  expect((await row(thread)).locksAt).toEqual(CLOSING)
})

test('nobody asks about a petition with which no thread closes, nor for the sake of one that is removed', async () => {
  const [stage, removed] = [await aStage(), await aStage()]
  await perform(keepThreadOpen, stage.moderator, { ...stage.given(), subject: stage.subjectOf(stage.thread) })
  await db().thread.update({ where: { id: removed.thread.id }, data: { removedAt: new Date() } })
  const asked = await aService((_request, response) => stage.open(response))
  expect(await checkAll()).toBe(0)
  expect(asked).toEqual([])
  await db().thread.update({ where: { id: removed.thread.id }, data: { removedAt: null } })
  expect(await checkAll()).toBe(1)
})

test('at its moment the thread is locked although nobody has asked again; just afterwards it is asked, for the last time', async () => {
  const stage = await aStage()
  let closed = false
  await aService((_request, response) => (closed ? json(response, stage.number, { state: 'closed', closed_at: CLOSING.toISOString() }) : stage.open(response)))
  await checkAll()
  await checkAll(from(CLOSING, -HOUR_MS / 2))
  expect(await atTime(CLOSING, () => outcomeOf(aReply(stage.thread)))).toBe('thread_locked')
  await endTimers(CLOSING)
  closed = true
  expect(await checkAll(from(CLOSING, 60_000))).toBe(1)
  expect(await stage.petition()).toMatchObject({ state: 'closed', closesAt: CLOSING, nextCheckAt: null })
  expect((await row(stage.thread)).lockedAt).toEqual(CLOSING)
})

test('a petition that runs on after all opens the threads that closed with it, but none that a moderator has locked or leads to another', async () => {
  const stage = await aStage()
  const [locked, led] = [await stage.bind(), await stage.bind()]
  let day = `${YEAR}-06-07`
  await aService((_request, response) => json(response, stage.number, { state: 'open', closing_date: day }))
  await checkAll()
  await endTimers(CLOSING)
  const subject = stage.subjectOf(locked)
  await atTime(from(CLOSING, 1000), () => perform(unlockThread, stage.moderator, { ...stage.given(), subject }))
  await atTime(from(CLOSING, 2000), () => perform(lockThread, stage.moderator, { ...stage.given(), subject }))
  const leading = { ...stage.given(), subject: stage.subjectOf(led), of: stage.subjectOf(locked), reason: 'same' }
  await atTime(from(CLOSING, 3000), () => perform(markDuplicate, stage.moderator, leading))
  day = `${YEAR}-06-30`
  await checkAll(from(CLOSING, 60_000))
  expect(await row(stage.thread)).toMatchObject({ lockedAt: null, locksAt: new Date(`${YEAR}-06-30T23:00:00.000Z`) })
  expect(await row(locked)).toMatchObject({ lockedAt: from(CLOSING, 2000), locksAt: null })
  expect(await row(led)).toMatchObject({ lockedAt: CLOSING, duplicateOfId: locked.id })
})

test('whoever is stopped on the way leaves nothing behind, and a node begins and ends without waiting for its first beat', async () => {
  const stage = await aStage()
  const stopping = new AbortController()
  await aService(() => stopping.abort())
  await checkDue({ now: () => new Date(), rules: { ...rules, signal: stopping.signal } })
  expect(await stage.petition()).toMatchObject({ failures: 0, checkedAt: null, claimedUntil: null })
  expect(await askPetitions.run(null, { signal: AbortSignal.abort() })).toBe('more')
})

test('a board that is tried out on loopback asks a service there that its operator names; one that the world can reach does not start with it', async () => {
  const stage = await aStage()
  const asked = await aService((_request, response) => stage.open(response), '127.0.0.1')
  const beatOf = async (site: string, done: () => Promise<boolean>) => {
    vi.stubEnv('SITE_URL', site)
    forget('env')
    await db().petition.updateMany({ where: { number: stage.number }, data: { nextCheckAt: new Date(0) } })
    expect(askPetitions.wanted?.()).toBe(true)
    await askPetitions.run(null, { signal: new AbortController().signal })
    expect(await done()).toBe(true)
  }
  await expect(beatOf('https://board.example.org', async () => true)).rejects.toThrow('may be on loopback only where SITE_URL is')
  expect(asked).toEqual([])
  await beatOf('http://localhost:3000', async () => (await stage.petition()).state === 'open')
  expect(asked).toHaveLength(1)
})
