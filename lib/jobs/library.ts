import PgBoss from 'pg-boss'
import { db, pool, sql, type Tx } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'
import type { JobName } from './define-job'

/** What the library's statements name as their schema. It is taken out of them: our tables are found by the search path. */
const SCHEMA = 'found_by_path'

/** The library is asked for its statements alone: it opens no connection, starts no timer and alters nothing. */
export function library(): PgBoss {
  return once('job-library', () => new PgBoss({ schema: SCHEMA, migrate: false, supervise: false, schedule: false, db: { executeSql: ask } }))
}

/** Has the library ask inside a transaction. */
export function within(tx: Tx): { db: PgBoss.Db } {
  return { db: { executeSql: async (text, values) => ({ rows: await tx.$queryRawUnsafe(unqualified(text), ...values) }) } }
}

/** The same for an insert; `written` counts the rows, which the library does not say. */
export function counting(tx: Tx): { db: PgBoss.Db; written: () => number } {
  let written = 0
  const executeSql = async (text: string, values: unknown[]) => {
    written += await tx.$executeRawUnsafe(unqualified(text), ...values)
    return { rows: [] }
  }
  return { db: { executeSql }, written: () => written }
}

/** Writes the names of jobs down, where the library looks whether one exists. */
export async function nameJobs(jobs: readonly JobName[], tx?: Tx): Promise<void> {
  const values = [jobs.map(({ name }) => name), jobs.map(policyOf)]
  if (tx) await tx.$executeRawUnsafe(NAME_SQL, ...values)
  else await sql(NAME_SQL, values)
}

/** `stately`: the library lets one job wait and one run under one key. */
function policyOf({ every }: JobName): 'stately' | 'standard' {
  return every ? 'stately' : 'standard'
}

// Raw SQL: the library makes a table for each name, which the serving role may not.
const NAME_SQL = `
  insert into queue (name, policy) select * from unnest($1::text[], $2::text[]) order by 1
  on conflict (name) do update set policy = excluded.policy, updated_on = now() where queue.policy is distinct from excluded.policy`

function ask(text: string, values?: unknown[]) {
  return /^\s*BEGIN;/.test(text) ? askTogether(text) : pool().query(unqualified(text), values)
}

/** The library sends some transactions as one text: if one of its statements failed, the connection would be left inside it. */
async function askTogether(text: string): Promise<{ rows: [] }> {
  const statements = unqualified(text)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => !['', 'BEGIN', 'COMMIT'].includes(statement))
  await db().$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })
  return { rows: [] }
}

function unqualified(text: string): string {
  return text.replaceAll(`${SCHEMA}.`, '')
}
