// Brings the tables up to date: one node at a time, and so that a migration that failed is tried again once its cause is mended.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ROOT } from './data-dir.mjs'
import { connectionOf } from './database-address.mjs'
import { Halt } from './halt.mjs'
import { step } from './steps.mjs'

/** Any number; it names the one queue of those who migrate or fill this database. */
const TURN = 20_261_128
const BEAT = 300

/**
 * Runs `work` while no other node does the same. Held by a transaction and not by a session: behind a pooler a session's
 * lock stays with a connection that others use next.
 */
export async function inTurn(url, work) {
  const client = new pg.Client({ ...connectionOf(url), keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  try {
    while (!(await takeTurn(client))) await sleep(BEAT)
    return await work()
  } finally {
    await client.query('commit').catch(() => {})
    await client.end().catch(() => {})
  }
}

/**
 * Asked again and again, and in plain statements: a transaction that waits, or that has left a portal open, keeps a
 * snapshot, and for that an index that is made beside the writers would wait in its turn.
 */
async function takeTurn(client) {
  const [, , { rows }] = await client.query(`begin; set local idle_in_transaction_session_timeout = 0; select pg_try_advisory_xact_lock(${TURN}) as ours`)
  if (!rows[0].ours) await client.query('rollback')
  return rows[0].ours
}

export function bringUpToDate(dataDir, url) {
  return inTurn(url, async () => {
    await clearAway(dataDir, url)
    const env = { DATABASE_URL: url, PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK: '1' } // the turn is ours already
    try {
      await step(dataDir, { args: ['scripts/prisma.mjs', 'migrate', 'deploy'], env, log: 'migrate', failed: 'The database could not be brought up to date.' })
    } catch (error) {
      throw error instanceof Halt ? await explained(error, url) : error
    }
  })
}

/** Each script is one transaction, so of one that failed or was cut short nothing was kept; what is made outside of any is made anew. */
async function clearAway(dataDir, url) {
  const [failed, broken] = await withClient(url, async (client) => {
    if (!(await hasHistory(client))) return [[], []]
    await client.query('update _prisma_migrations set checksum = $1 where migration_name = $2 and checksum = $3', [...reworded()])
    const { rows } = await client.query('select migration_name as name from _prisma_migrations where finished_at is null and rolled_back_at is null')
    return [rows, await unfinishedIndexes(client)]
  })
  for (const { name } of broken) await withClient(url, (client) => client.query(`drop index concurrently if exists ${name}`))
  for (const { name } of failed)
    await step(dataDir, {
      args: ['scripts/prisma.mjs', 'migrate', 'resolve', '--rolled-back', name],
      env: { DATABASE_URL: url, PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK: '1' },
      log: 'migrate',
      failed: `The migration ${name}, which did not end before, could not be taken up again.`,
    })
}

async function hasHistory(client) {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as has`)
  return rows[0].has
}

/** Indexes that were being made beside the writers when it was cut short. */
async function unfinishedIndexes(client) {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where not i.indisvalid and n.nspname = current_schema() and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)`,
  )
  return rows
}

const FIRST = '20261121000000_board'
/** The first migration as it was before it let a role in that may not make schemas: what it makes is the same. */
const FIRST_BEFORE = 'e7c8d89c4b5ec0ea05998d186b8a7cc4fb8f788f4b418634c96f23512c12522d'

function reworded() {
  const text = readFileSync(join(ROOT, 'prisma/migrations', FIRST, 'migration.sql'))
  return [createHash('sha256').update(text).digest('hex'), FIRST, FIRST_BEFORE]
}

/** What a failure means, without the engine's stack. */
async function explained(halt, url) {
  if (/\bP3005\b/.test(halt.message))
    return new Halt('The database holds tables that are not Parley’s. Give Parley a database of its own, or an empty schema (?schema= in its address).')
  const found = await withClient(url, lastFailure).catch(() => undefined)
  if (!found) return halt
  return new Halt(`The migration ${found.name} failed, and nothing of it was kept:

  ${found.why}

Mend the cause and start again: the migration is then tried anew. Until then the version that ran before goes on working.
If what it makes is there already, tell Parley so: npm run prisma -- migrate resolve --applied ${found.name}`)
}

async function lastFailure(client) {
  if (!(await hasHistory(client))) return undefined
  const { rows } = await client.query('select migration_name as name, logs from _prisma_migrations where finished_at is null and rolled_back_at is null')
  return rows[0] && { name: rows[0].name, why: reasonIn(rows[0].logs ?? '') }
}

/** PostgreSQL's own sentence, from what the engine wrote down around it. */
function reasonIn(logs) {
  const said = logs.match(/ERROR: ([\s\S]*?)(?:\n\n|\n\s*\d+: |$)/)?.[1] ?? logs.split('\n').find((line) => line.trim()) ?? ''
  return said.trim() || 'The reason was not written down; see migrate.log under DATA_DIR.'
}

async function withClient(url, work) {
  const client = new pg.Client(connectionOf(url))
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
