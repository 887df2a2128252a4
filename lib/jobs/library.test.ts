import PgBoss from 'pg-boss'
import { expect, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'

useDatabase()

const COLUMNS = `select column_name as name, data_type as type, datetime_precision as precision, is_nullable as optional,
  regexp_replace(column_default, '(planned|public)\\.', '', 'g') as otherwise
  from information_schema.columns where table_schema = $1 and table_name = $2 order by 1`
const INDEXES = `select regexp_replace(regexp_replace(indexdef, '(planned|public)\\.', '', 'g'), 'j[0-9a-f]{56}', 'job', 'g') as made
  from pg_indexes where schemaname = $1 and tablename = $2 order by 1`
const STATES = `select unnest(enum_range(null::planned.job_state))::text as state`
const OWN_STATES = `select unnest(enum_range(null::job_state))::text as state`

test('the tables are those for which the installed version of the library would ask', async () => {
  await asOwner(
    'create schema planned',
    PgBoss.getConstructionPlans('planned').replace(/^\s*BEGIN;|COMMIT;\s*$/g, ''),
    `select planned.create_queue('sample', '{"policy":"standard"}')`,
    'grant usage on schema planned to public',
    'grant select on all tables in schema planned to public',
  )
  const [partition] = await sql<{ name: string }>(`select partition_name as name from planned.queue`)
  const ours = ([table, schema = 'public']: [string, string?]) => Promise.all([sql(COLUMNS, [schema, table]), sql(INDEXES, [schema, table])])

  expect(await sql(OWN_STATES)).toEqual(await sql(STATES))
  expect((await sql('select version from version'))[0]).toEqual((await sql('select version from planned.version'))[0])
  for (const table of ['queue', 'version']) expect(await ours([table])).toEqual(await ours([table, 'planned']))
  const [columns, indexes] = await ours(['job'])
  const [plannedColumns, plannedIndexes] = await ours([partition?.name ?? '', 'planned'])
  expect(columns).toEqual(plannedColumns)
  expect(indexes.length).toBe(6)
  expect(indexes).toEqual(plannedIndexes)
})
