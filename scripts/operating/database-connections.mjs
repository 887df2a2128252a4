// How many connections the board asks for, and whether a database of somebody else's gives them.
import pg from 'pg'
import { connectionOf } from './database-address.mjs'
import { Halt } from './halt.mjs'

/** Besides those of DATABASE_POOL: one that hears of changes, and one that answers whether the database does. */
const OWN = 2
/** As in lib/platform/env.ts, which says what is wrong with another value. */
const POOL = 16

/** Says what is needed, warns where it is not there, and refuses a pooler with which nothing would work. */
export async function checkConnections(url, say) {
  const pool = Number(process.env.DATABASE_POOL || POOL)
  const client = new pg.Client({ ...connectionOf(url, { schema: false }), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const needed = pool + OWN
    const { rows } = await client.query('select pg_backend_pid() as pid')
    if (rows[0].pid !== client.processID) await checkPooler(client, url, { say, needed })
    else await checkRoom(client, { say, needed, pool })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Behind a pooler a session is nobody's: each transaction may be on another connection. */
async function checkPooler(client, url, { say, needed }) {
  await client.query('begin; select 1; commit').catch(({ message }) => {
    throw new Halt(`DATABASE_URL: the pooler in front of the database lets no transaction through (${message}). Set it to pool_mode = transaction or session.`)
  })
  if (new URL(url).searchParams.has('schema'))
    throw new Halt('DATABASE_URL: through a pooler no schema can be chosen. Leave "schema" out and let the tables be in "public", or name the server itself.')
  say(`There is a pooler in front of the database. Let it take ${needed} clients from each node (DATABASE_POOL and ${OWN} more).`)
  if (!process.env.DATABASE_DIRECT_URL)
    say('Nodes learn of each other’s changes within half a second; to have them told at once, set DATABASE_DIRECT_URL to the server itself.')
}

async function checkRoom(client, { say, needed, pool }) {
  const { rows } = await client.query(ROOM)
  const { most, free } = rows[0]
  say(`The board uses up to ${needed} connections to the database: ${pool} (DATABASE_POOL) and ${OWN} more.`)
  if (needed > free)
    say(
      `The server lets ${most} in, and ${free} of them are free now: when all are needed at once, some readers will wait and then be asked to come back. Raise max_connections or the role’s limit, or lower DATABASE_POOL.`,
    )
}

const ROOM = `
  with ends as (
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true)::int, 0) as server,
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user) as role,
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database()) as base),
  used as (
    select count(*) as server, count(*) filter (where usename = current_user) as role, count(*) filter (where datname = current_database()) as base
    from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())
  select least(ends.server, ends.role, ends.base)::int as most, least(ends.server - used.server, ends.role - used.role, ends.base - used.base)::int as free from ends, used`
