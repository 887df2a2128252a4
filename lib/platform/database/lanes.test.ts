import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { db, pool, sql } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { sharesOf, sizeOf } from './limits'
import { Queue } from './queue'
import { asAct, noteOutage, partlyAs, runAs } from './work'

useDatabase()

let other: pg.Client

beforeAll(async () => {
  other = new pg.Client(process.env.DATABASE_URL)
  await other.connect()
  await asOwner('create table locked (n int)', 'create table free (n int)', 'grant all on locked, free to public')
})

beforeEach(async () => {
  await other.query('rollback')
})

afterAll(() => other.end())

/** What a piece of work ran into. */
async function metBy(kind: Parameters<typeof runAs>[0], run: () => Promise<unknown>) {
  return runAs(kind, async (work) => {
    await run().catch(() => undefined)
    return work.met.outage
  })
}

const limitsNow = () =>
  sql<{ statement: string; lock: string }>(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`)
const inTransaction = () =>
  change(
    (tx) => tx.$queryRaw<{ statement: string; idle: string }[]>`
    select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
  )

test('each kind of work has limits of its own', async () => {
  expect(await runAs('page', limitsNow)).toEqual([{ statement: '3s', lock: '500ms' }])
  expect(await runAs('page', inTransaction)).toEqual([{ statement: '8s', idle: '10s' }])
  expect(await runAs('page', () => asAct(inTransaction))).toEqual([{ statement: '25s', idle: '15s' }])
  expect(await runAs('background', inTransaction)).toEqual([{ statement: '30s', idle: '15s' }])
  expect(await limitsNow()).toEqual([{ statement: '0', lock: '1min' }])
  expect(await asAct(inTransaction)).toEqual([{ statement: '0', idle: '0' }]) // an operator's command stays one
})

test('a page that is too slow for the database is ended', async () => {
  expect(await metBy('page', () => sql('select pg_sleep(60)'))).toMatchObject({ kind: 'busy', code: '57014' })
})

test('a page does not wait long for a table that is locked, nor do others who read something else', async () => {
  await other.query('begin; lock table locked')
  const readers = Array.from({ length: 100 }, (_, n) => metBy('page', () => sql(`select n from ${n % 2 ? 'free' : 'locked'}`)))
  const met = await Promise.all(readers)
  expect(met.filter((_, n) => n % 2 === 1)).toEqual(Array(50).fill(undefined))
  for (const outage of met.filter((_, n) => n % 2 === 0)) expect(outage).toMatchObject({ kind: 'busy' })

  // Known to be locked, it is refused without waiting; while it is, one at a time tries again.
  const began = await Promise.all(Array.from({ length: 5 }, () => metBy('page', () => sql('select n from locked'))))
  for (const outage of began) expect(outage).toMatchObject({ kind: 'busy', code: '55P03' })
})

test('what was locked is read again once it is free', async () => {
  await other.query('begin; lock table locked')
  expect(await metBy('page', () => sql('select 1 from locked'))).toMatchObject({ code: '55P03' })
  await other.query('rollback')
  await expect.poll(() => metBy('page', () => sql('select 1 from locked')), { timeout: 5000 }).toBeUndefined()
})

test('readers have connections of their own, whatever writers wait for', async () => {
  await other.query('begin; lock table locked')
  const writers = Array.from({ length: 12 }, () => metBy('page', () => change((tx) => tx.$executeRaw`insert into locked values (1)`)))
  await new Promise((resolve) => setTimeout(resolve, 300))
  for (let n = 0; n < 20; n += 1) expect(await metBy('page', () => sql('select n from free'))).toBeUndefined()
  await other.query('rollback')
  await Promise.all(writers)
})

test('a form waits a while for another writer, and is then given back', async () => {
  await other.query('begin; lock table locked')
  expect(await metBy('page', () => change((tx) => tx.$executeRaw`insert into locked values (1)`))).toMatchObject({ kind: 'busy', code: '55P03' })
})

test('where too many wait for a connection whoever comes is told at once', async () => {
  const { search } = sharesOf(16)
  const slow = Array.from({ length: 200 }, () => metBy('search', () => sql('select pg_sleep(0.9)')))
  const told = await Promise.race([...slow.slice(100).map((one) => one.then((outage) => outage?.message)), Promise.all(slow).then(() => 'nobody')])
  expect(told).toMatch(/wait for a connection \(search\)/)
  expect((await Promise.all(slow)).filter((outage) => outage === undefined).length).toBeLessThanOrEqual(2 * search)
})

test('sixteen pages that ask twenty statements at once all get their answers', async () => {
  const page = () => runAs('page', () => Promise.all(Array.from({ length: 20 }, (_, n) => sql<{ n: number }>('select $1::int as n, pg_sleep(0.002)', [n]))))
  const answers = await Promise.all(Array.from({ length: 16 }, page))
  expect(answers.map((rows) => rows.length)).toEqual(Array(16).fill(20))
})

test('a page that asks many statements at once takes one place in the queue, and the parts of one work take one together', async () => {
  const queue = new Queue()
  const leave = runAs('page', () => [queue.enter(2), queue.enter(2), asAct(() => queue.enter(2)), partlyAs('search', () => queue.enter(2))])
  expect(queue.length).toBe(1)
  const other = queue.enter(2) // outside of any work
  expect([queue.enter(2), queue.length]).toEqual([undefined, 2])
  for (const each of leave.slice(1)) each?.()
  expect([queue.enter(2), queue.length]).toEqual([undefined, 2]) // one of its statements waits still
  leave[0]?.()
  expect([queue.enter(2) !== undefined, queue.length]).toEqual([true, 2])
  other?.()
  expect(queue.length).toBe(1)
})

test('an outage is noted by the work that met it, and by no other', async () => {
  await runAs('page', async (mine) => {
    await runAs('page', async (another) => {
      await sql('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
      expect(another.met.outage?.kind).toBe('away')
    })
    expect(mine.met.outage).toBeUndefined()
    await sql('select no_such_column').catch(noteOutage)
    expect(mine.met.outage).toBeUndefined() // a fault of ours
    expect(await sql('select 1 as one')).toEqual([{ one: 1 }]) // on another connection
  })
})

test('whatever the size of the pool, each kind of work has its share of it', () => {
  for (let total = 5; total <= 60; total += 1) {
    const { operator: _command, health: _own, ...shares } = sharesOf(total)
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBe(total)
    expect(Math.min(...Object.values(shares))).toBeGreaterThan(0)
  }
})

test('the size of the pool is read without the rest of the environment', () => {
  expect([undefined, '', '40', '3', 'many'].map((setting) => sizeOf(setting))).toEqual([16, 16, 40, 5, 16])
})

test('moments are read as UTC and keys as BigInt, by Prisma and without it', async () => {
  const [row] = await sql<{ key: bigint; zone: string }>(`select 7::bigint as key, current_setting('timezone') as zone`)
  expect(row).toEqual({ key: 7n, zone: 'UTC' })
  expect(await db().$queryRaw`select 7::bigint as key`).toEqual([{ key: 7n }])
  expect((await pool().query('select $1::int as n', [5])).rows).toEqual([{ n: 5 }])
})
