import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { change } from '@/lib/events/commands'
import { closeDatabase, db, sql } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { ask, askAll, askNow } from './ask'
import { defineJob, key, type PeriodicJob } from './define-job'
import { finish, giveBack, listDue, take, takeUpAgain } from './queue'
import { startRunner } from './runner'

useDatabase()

const QUICK = { beat: 50, care: 100, grace: 300 }
const stops: (() => Promise<void>)[] = []
let done: bigint[] = []

beforeEach(async () => {
  done = []
  await db().queuedJob.deleteMany()
})

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

const noting = defineJob({
  name: 'note',
  data: z.object({ n: key }),
  async run({ n }) {
    done.push(n)
    return 'done'
  },
})

function run(jobs: Parameters<typeof startRunner>[0], pace = {}) {
  const stop = startRunner(jobs, { ...QUICK, ...pace })
  stops.push(stop)
  return stop
}

const rows = () => db().queuedJob.findMany({ orderBy: { createdOn: 'asc' } })
/** Makes what waits for a later try due now. */
const hurry = () => sql(`update job set start_after = now() - interval '1 second' where state = 'retry'`)

test('a job that was asked for is done and leaves nothing behind', async () => {
  run([noting])
  await change((tx) => ask(tx, noting, { n: 2n ** 60n }))
  await expect.poll(() => done).toEqual([2n ** 60n])
  await expect.poll(rows).toEqual([])
})

test('what rolls back has asked for nothing', async () => {
  const command = change(async (tx) => {
    await ask(tx, noting, { n: 1n })
    throw new Error('refused')
  })
  await expect(command).rejects.toThrow('refused')
  expect(await rows()).toEqual([])
})

test('many are asked for in one statement, and with data that is none nothing is', async () => {
  await change((tx) => askAll(tx, noting, [])) // names nothing, asks nothing
  await change((tx) => ask(tx, noting, { n: 0n }))
  const statements = await change(async (tx) => {
    const before = await statementsOf(tx)
    await askAll(
      tx,
      noting,
      Array.from({ length: 500 }, (_, n) => ({ n: BigInt(n) })),
    )
    return (await statementsOf(tx)) - before
  })
  expect(statements).toBe(1n)
  expect(await db().queuedJob.count()).toBe(501)
  await expect(change((tx) => ask(tx, noting, { n: 'seven' as unknown as bigint }))).rejects.toThrow()
  expect(await db().queuedJob.count()).toBe(501)
})

/** Statements that have written to the queue in this transaction. */
async function statementsOf(tx: Parameters<typeof ask>[0]): Promise<bigint> {
  const [row] = await tx.$queryRaw<
    { n: bigint }[]
  >`select count(distinct cmin::text::int)::bigint as n from job where xmin::text::bigint = (txid_current() % 4294967296)`
  return row?.n ?? 0n
}

test('a job is begun at once where it was asked for, and within a second by others', async () => {
  const stop = run([noting], { beat: 60_000 })
  await sleep(200)
  await change((tx) => ask(tx, noting, { n: 1n }))
  await expect.poll(() => done, { interval: 5, timeout: 5000 }).toEqual([1n]) // woken: it looks once a minute
  await stop()
  stops.push(startRunner([noting]))
  await db().$transaction((tx) => ask(tx, noting, { n: 2n })) // as another process would: nobody is woken
  await expect.poll(() => done, { timeout: 3000 }).toEqual([1n, 2n])
})

test('of two runners each does what the other does not', async () => {
  run([noting])
  run([noting])
  const all = Array.from({ length: 60 }, (_, n) => ({ n: BigInt(n) }))
  await change((tx) => askAll(tx, noting, all))
  await expect.poll(() => done.length, { timeout: 15_000 }).toBe(60)
  await sleep(200)
  expect(done.toSorted((a, b) => Number(a - b))).toEqual(all.map(({ n }) => n))
})

test('a periodic job is run by one of two nodes, again after its time, and before it where somebody asks', async () => {
  let runs = 0
  const periodic: PeriodicJob = defineJob({
    name: 'periodic',
    every: 3_600_000,
    run: async () => {
      runs += 1
      return 'done'
    },
  })
  run([periodic])
  run([periodic])
  await expect.poll(() => runs).toBe(1)
  await sleep(600)
  expect(runs).toBe(1)
  expect(await rows()).toMatchObject([{ name: 'periodic', state: 'created' }])
  await change(async (tx) => {
    for (let n = 0; n < 30; n += 1) await askNow(tx, periodic)
  })
  await expect.poll(() => runs).toBeGreaterThan(1)
  await expect.poll(() => db().queuedJob.count()).toBe(1) // asked for thirty times, done once or twice
  expect(runs).toBeLessThan(6)
  await sql(`update job set start_after = now() - interval '1 second'`)
  const before = runs
  await expect.poll(() => runs).toBe(before + 1)
})

test('one periodic run at a time over all nodes, however long it takes', async () => {
  let [under, most, runs] = [0, 0, 0]
  const slow = defineJob({
    name: 'slow',
    every: 50,
    async run() {
      under += 1
      most = Math.max(most, under)
      await sleep(150)
      under -= 1
      runs += 1
      return runs < 3 ? 'more' : 'done'
    },
  })
  for (let node = 0; node < 3; node += 1) run([slow])
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(4)
  expect(most).toBe(1)
})

test('a version in which a job comes more often waits no longer than it says', async () => {
  const of = (every: number) => defineJob({ name: 'sooner', every, run: async () => 'done' as const })
  const stop = run([of(86_400_000)])
  await expect.poll(rows).toMatchObject([{ state: 'created', startAfter: expect.any(Date) }])
  await stop()
  run([of(60_000)])
  await expect.poll(async () => ((await rows())[0]?.startAfter.getTime() ?? 0) - Date.now()).toBeLessThan(61_000)
})

test('what fails is tried again after pauses that grow, and is dead at last', async () => {
  const failing = defineJob({
    name: 'failing',
    data: z.object({}),
    tries: 4,
    async run() {
      throw new Error('The other side does not answer.')
    },
  })
  run([failing])
  await change((tx) => ask(tx, failing, {}))
  const pauses: number[] = []
  for (let tried = 1; tried < 4; tried += 1) {
    await expect.poll(rows).toMatchObject([{ state: 'retry', retryCount: tried - 1, output: { message: 'The other side does not answer.' } }])
    const [row] = await rows()
    pauses.push((row?.startAfter.getTime() ?? 0) - Date.now())
    await hurry()
    await expect.poll(async () => (await rows())[0]).toMatchObject(tried < 3 ? { state: 'retry', retryCount: tried } : { state: 'failed', retryCount: 3 })
  }
  for (const [n, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThan(5000 * 2 ** n * 0.9 - 1000)
    expect(pause).toBeLessThan(5000 * 2 ** n * 2 + 1000)
  }
  await sleep(300)
  expect(await rows()).toMatchObject([{ state: 'failed' }]) // dead, and left alone
})

test('a periodic job that fails goes on, and is well again by itself', async () => {
  let broken = true
  const moody = defineJob({
    name: 'moody',
    every: 1000,
    async run() {
      if (broken) throw new Error('Not today.')
      done.push(1n)
      return 'done'
    },
  })
  run([moody])
  await expect.poll(rows, { timeout: 8000 }).toMatchObject([{ state: 'retry', retryCount: 2 }])
  broken = false
  await expect.poll(() => done.length, { timeout: 8000 }).toBeGreaterThan(0)
  await expect.poll(rows).toMatchObject([{ state: 'created', retryCount: 0 }])
})

test('stopping waits for what is under way and begins nothing more', async () => {
  let ended = false
  const slow = defineJob({
    name: 'slow-to-stop',
    data: z.object({}),
    async run() {
      done.push(1n)
      await sleep(250)
      ended = true
      return 'done'
    },
  })
  const stop = run([slow], { grace: 5000 })
  await change((tx) => askAll(tx, slow, [{}, {}]))
  await expect.poll(() => done.length).toBe(1)
  await stop()
  expect(ended).toBe(true)
  expect(await rows()).toMatchObject([{ state: 'created' }])
})

test('what does not end within the grace is given back, for another node to do', async () => {
  let stuck = true
  const stubborn = defineJob({
    name: 'stubborn',
    data: z.object({}),
    async run(_given, { signal }) {
      while (stuck) await sleep(20)
      done.push(signal.aborted ? 0n : 1n)
      return 'done'
    },
  })
  const stop = run([stubborn], { grace: 100 })
  await change((tx) => ask(tx, stubborn, {}))
  await expect.poll(async () => (await rows())[0]?.state).toBe('active')
  await stop()
  expect(await rows()).toMatchObject([{ state: 'retry', output: { message: 'The server stopped.' } }])
  stuck = false
})

test('what takes longer than its time is asked to end and goes on where it was', async () => {
  let rounds = 0
  const long = defineJob({
    name: 'long',
    data: z.object({}),
    limit: 1,
    async run(_given, { signal }) {
      rounds += 1
      while (!signal.aborted && rounds < 2) await sleep(10)
      return rounds < 2 ? 'more' : 'done'
    },
  })
  run([long], { care: 60_000 }) // nobody takes it for lost meanwhile
  await change((tx) => ask(tx, long, {}))
  await expect.poll(() => rounds, { timeout: 5000 }).toBe(2)
  await expect.poll(rows).toEqual([])
})

test('a node leaves alone what it does not know: a newer version asked for it', async () => {
  run([noting])
  const newer = defineJob({ ...noting, name: 'newer' })
  await change((tx) => ask(tx, newer, { n: 1n }))
  await sleep(400)
  expect(await rows()).toMatchObject([{ name: 'newer', state: 'created', retryCount: 0 }])
})

test('what this site does not want is neither asked for nor done', async () => {
  let wanted = false
  const optional = defineJob({ ...noting, name: 'optional', wanted: () => wanted })
  await change((tx) => ask(tx, optional, { n: 1n }))
  expect(await rows()).toEqual([])
  wanted = true
  await change((tx) => ask(tx, optional, { n: 1n }))
  wanted = false
  run([optional])
  await sleep(300)
  expect(await rows()).toHaveLength(1)
})

test('a job that was taken is nobody else’s, and done twice it is gone once', async () => {
  await change((tx) => ask(tx, noting, { n: 1n }))
  expect(await listDue(['note'])).toEqual(['note'])
  const [first, second] = await Promise.all([take('note', 1), take('note', 1)])
  expect([...first, ...second]).toHaveLength(1)
  expect(await listDue(['note'])).toEqual([])
  await finish(noting, [...first, ...second], 'done')
  await finish(noting, [...first, ...second], 'done')
  expect(await rows()).toEqual([])
})

test.each(['done', 'more', 'failed'] as const)('a job that took too long and was taken by another is left to that one: %s', async (end) => {
  const lateNode = (taken: Awaited<ReturnType<typeof take>>) => (end === 'failed' ? giveBack(noting, taken, 'Too late.') : finish(noting, taken, end))
  await change((tx) => ask(tx, noting, { n: 1n }))
  const first = await take('note', 1)
  await sql(`update job set started_on = now() - interval '1 hour'`)
  await takeUpAgain()
  const waiting = await rows()
  await lateNode(first) // nobody has taken it again yet
  expect(await rows()).toEqual(waiting)
  await hurry()
  const second = await take('note', 1)
  expect(second).toMatchObject([{ id: first[0]?.id }])
  const running = await rows()
  await lateNode(first)
  expect(await rows()).toEqual(running)
  await finish(noting, second, 'done')
  expect(await rows()).toEqual([])
})

test('of many that were taken together the node finishes those that it still has', async () => {
  const many = defineJob({ name: 'many', every: 3_600_000, run: async () => 'done' as const })
  for (const n of [1, 2, 3]) await sql(`insert into job (name, policy, retry_limit, singleton_key) values ('many', 'standard', 5, $1)`, [`${n}`])
  const taken = await take('many', 3)
  await sql(`update job set started_on = now() - interval '1 hour' where id = $1`, [taken[1]?.id])
  await takeUpAgain()
  await finish(many, taken, 'done')
  expect(await rows()).toMatchObject([{ id: taken[1]?.id, state: 'retry' }])
})

test('what a crash left behind is begun anew after its time, and a failure on the way leaves no connection in a transaction', async () => {
  await change((tx) => ask(tx, noting, { n: 1n }))
  const [left] = await take('note', 1)
  await takeUpAgain()
  expect(await rows()).toMatchObject([{ id: left?.id, state: 'active' }])
  await sql(`update job set started_on = now() - interval '1 hour'`)
  await asOwner('alter table job rename to job_away')
  await expect(takeUpAgain()).rejects.toThrow()
  await asOwner('alter table job_away rename to job')
  for (let n = 0; n < 20; n += 1) await sql('select 1') // each connection of the lane in turn
  await takeUpAgain()
  expect(await rows()).toMatchObject([{ id: left?.id, state: 'retry', output: { value: { message: expect.stringContaining('timeout') } } }])
})

test('behind a pooler, where each statement is a transaction of its own, jobs are done as elsewhere', async () => {
  await closeDatabase()
  await once('database-pooled', async () => true)
  const failing = defineJob({ ...noting, name: 'failing-behind', run: () => Promise.reject(new Error('Not now.')) })
  const periodic = defineJob({ name: 'periodic-behind', every: 3_600_000, run: async () => 'done' as const })
  const stop = run([noting, failing, periodic])
  await change((tx) => askAll(tx, noting, [{ n: 1n }, { n: 2n }]))
  await change((tx) => ask(tx, failing, { n: 3n }))
  await expect.poll(() => done.toSorted(), { timeout: 5000 }).toEqual([1n, 2n])
  await expect
    .poll(async () => (await rows()).map(({ name, state }) => `${name} ${state}`).sort(), { timeout: 5000 })
    .toEqual(['failing-behind retry', 'periodic-behind created'])
  await sql(`update job set state = 'active', started_on = now() - interval '1 hour' where name = 'failing-behind'`)
  await takeUpAgain()
  await expect.poll(async () => (await rows()).filter(({ state }) => state === 'active')).toEqual([])
  await stop()
  await closeDatabase()
})

test('nothing in the queue notifies anybody: no trigger, no function of the library', async () => {
  const [found] = await sql<{ triggers: bigint; functions: bigint }>(
    `select (select count(*) from pg_trigger where tgrelid in ('job'::regclass, 'queue'::regclass) and not tgisinternal) as triggers,
       (select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = current_schema() and (p.prosrc ~* '\\mnotify\\M' or p.prosrc ~* 'pg_notify')) as functions`,
  )
  expect(found).toEqual({ triggers: 0n, functions: 0n })
})
