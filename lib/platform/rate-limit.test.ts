import { afterEach, expect, test } from 'vitest'
import { unique } from '@/lib/testing/builders'
import { pool, sql } from './db'
import { allowancesOf, type LimitName } from './limits'
import { forget } from './process'
import { countTries, type Try } from './rate-limit'
import type { Refusal } from './refusal'
import { useDatabase } from './testing/database'

useDatabase()

afterEach(() => forget('rate-limiters'))

const replyOf = (subject: string): Try => ({ limit: 'reply', standing: 'member', subject })
const [{ most: MOST } = { most: 0 }] = allowancesOf('reply', 'member')

function outcome(...tries: Try[]): Promise<number> {
  return countTries(...tries).then(
    () => 0,
    (refusal: Refusal) => refusal.wait ?? -1,
  )
}

const passed = (outcomes: number[]) => outcomes.filter((wait) => wait === 0).length

test('of a burst exactly as many pass as may, and the others hear how long to wait', async () => {
  const subject = unique('member')
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(replyOf(subject))))
  expect(passed(outcomes)).toBe(MOST)
  for (const wait of outcomes.filter((seconds) => seconds !== 0)) expect(wait).toBeGreaterThan(290)
  expect(Math.max(...outcomes)).toBeLessThanOrEqual(300)
  expect(await outcome(replyOf(unique('member')))).toBe(0)
})

test('several nodes share one count', async () => {
  const subject = unique('member')
  let through = 0
  for (let node = 0; node < 4; node += 1) {
    forget('rate-limiters') // another node remembers nothing of the first
    through += passed(await Promise.all(Array.from({ length: 10 }, () => outcome(replyOf(subject)))))
  }
  expect(through).toBe(MOST)
})

test('a try costs one statement, whatever it counts; one that is refused again costs none', async () => {
  const tries: Try[] = [replyOf(unique('member')), { limit: 'form', subject: unique('address') }]
  expect(await statementsOf(() => outcome(...tries))).toBe(1)
  for (let turn = 1; turn < MOST; turn += 1) await outcome(...tries)
  expect(await statementsOf(() => outcome(...tries))).toBe(1)
  expect(await statementsOf(async () => expect(await outcome(...tries)).toBeGreaterThan(0))).toBe(0)
})

test('what was given back can be tried again, and no more than that', async () => {
  const subject = unique('member')
  const receipts = await Promise.all(Array.from({ length: MOST }, () => countTries(replyOf(subject))))
  await receipts[0]?.giveBack()
  expect(await outcome(replyOf(subject))).toBe(0)
  expect(await outcome(replyOf(subject))).toBeGreaterThan(0)
})

test('giving back after the window, or where nothing is kept, makes nobody’s allowance larger', async () => {
  const subject = unique('member')
  const receipt = await countTries(replyOf(subject))
  await sql('delete from "RateLimit"')
  await receipt.giveBack()
  expect(passed(await Promise.all(Array.from({ length: MOST + 5 }, () => outcome(replyOf(subject)))))).toBe(MOST)
})

test('a new window begins when the last is over by the database’s clock', async () => {
  const subject = unique('member')
  await Promise.all(Array.from({ length: MOST + 1 }, () => outcome(replyOf(subject))))
  await sql('update "RateLimit" set expire = expire - 300000')
  forget('rate-limiters')
  expect(passed(await Promise.all(Array.from({ length: MOST + 5 }, () => outcome(replyOf(subject)))))).toBe(MOST)
})

test('each of several limits refuses by itself, and the longest wait is said', async () => {
  const name = unique('name')
  const limits: LimitName[] = ['sign-in-at-name', 'sign-in-from']
  const from = unique('address')
  const tryAt = (subject: string) => outcome(...limits.map((limit) => ({ limit, subject: limit === 'sign-in-from' ? from : subject })))
  expect(passed(await Promise.all(Array.from({ length: 20 }, () => tryAt(name))))).toBe(10)
  expect(await tryAt(unique('name'))).toBe(0)
})

test('nobody can read in the table whom it counts', async () => {
  await outcome({ limit: 'form', subject: '203.0.113.77' })
  const rows = await sql<{ key: string }>('select key from "RateLimit"')
  expect(JSON.stringify(rows.map(({ key }) => key))).not.toContain('203.0.113')
})

test('the table is not written ahead, for after a crash everybody begins anew', async () => {
  expect(await sql(`select relpersistence as kind from pg_class where relname = 'RateLimit'`)).toEqual([{ kind: 'u' }])
})

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pool()
  let count = 0
  pool().query = ((...given: Parameters<typeof query>) => {
    count += 1
    return query.apply(pool(), given)
  }) as typeof query
  try {
    await work()
  } finally {
    pool().query = query
  }
  return count
}
