import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { bringUpToDate, inTurn } from './migrate.mjs'
import { actionsKeyOf } from './secrets.mjs'

useDatabase({ empty: true })

const dataDir = mkdtempSync(join(tmpdir(), 'parley-migrate-'))
const url = () => process.env.DATABASE_URL ?? ''

beforeAll(() => sql('create table applied (n int)'))
afterAll(() => rmSync(dataDir, { recursive: true }))

test('of several nodes one at a time has its turn', async () => {
  let inside = 0
  let most = 0
  const one = () =>
    inTurn(url(), async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 100))
      inside -= 1
    })
  await Promise.all([one(), one(), one()])
  expect(most).toBe(1)
})

test('while nodes wait for their turn, an index can be made beside the writers', async () => {
  let waiting: Promise<string> | undefined
  await inTurn(url(), async () => {
    waiting = inTurn(url(), async () => 'had it')
    await new Promise((resolve) => setTimeout(resolve, 500))
    const client = new pg.Client({ connectionString: url(), query_timeout: 10_000 })
    await client.connect()
    await client.query('create index concurrently on applied (n)')
    await client.end()
  })
  expect(await waiting).toBe('had it')
})

test('the engine takes no lock of its own, which behind a pooler would stay with a connection that others use next', async () => {
  const another = new pg.Client(url())
  await another.connect()
  await another.query('select pg_advisory_lock(72707369)')
  await expect(bringUpToDate(dataDir, url())).rejects.toThrow('not Parley’s') // in time: with the lock it would wait for us
  await another.end()
}, 180_000)

test('a database that holds something else is left alone', async () => {
  await expect(bringUpToDate(dataDir, url())).rejects.toThrow('holds tables that are not Parley’s. Give Parley a database of its own')
  await sql('drop table applied')
}, 300_000)

test('a migration that failed is told with its reason, and goes on once that is mended', async () => {
  await bringUpToDate(dataDir, url())
  await sql(`delete from _prisma_migrations where migration_name = '20261128050000_indexes_of_small_tables'`)
  const made = ['Request_entry', 'LinkRequest_entry', 'UrlAlias_thread', 'UrlAlias_post', 'UrlAlias_board', 'UrlAlias_briefing']
  for (const name of made) await sql(`drop index "${name}_idx"`)
  const told = await bringUpToDate(dataDir, url()).catch((error: Error) => error.message)
  expect(told).toMatch(
    /^The migration 20261128050000_indexes_of_small_tables failed, and nothing of it was kept:\n\n {2}relation "Draft_savedAt_idx" already exists/,
  )
  expect(told).toContain('start again')
  expect(told).not.toMatch(/^\s+at |\d+: schema|panick/m)

  await sql('drop index "Draft_savedAt_idx"')
  await bringUpToDate(dataDir, url())
  expect(await sql(`select to_regclass('"UrlAlias_briefing_idx"') is not null as made`)).toEqual([{ made: true }])
}, 300_000)

test('an index of which the making was cut short is made anew', async () => {
  await sql(`delete from _prisma_migrations where migration_name like '%calm_that_runs_out'`)
  await sql('drop index "Thread_calm_until_idx"')
  await sql('create table twice as select 1 as n from generate_series(1, 2)')
  await sql('create unique index concurrently "Thread_calm_until_idx" on twice (n)').catch(() => undefined) // fails, and leaves one that is not valid
  await bringUpToDate(dataDir, url())
  const [made] = await sql<{ of: string; valid: boolean }>(
    `select indrelid::regclass::text as of, indisvalid as valid from pg_index where indexrelid = to_regclass('"Thread_calm_until_idx"')`,
  )
  expect(made).toEqual({ of: '"Thread"', valid: true })
}, 300_000)

test('the key of forms is the same wherever the secret is, and another for another secret', () => {
  const key = actionsKeyOf('a secret that all nodes share, long enough')
  expect(key).toBe(actionsKeyOf('a secret that all nodes share, long enough'))
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect(actionsKeyOf('another secret of the same length, I hope.')).not.toBe(key)
})
