// The role that serves, where it is another than the one that owns the tables: what it may do. It reads
// and writes what the board keeps, alters nothing, and of the log can only add to it.
import pg from 'pg'
import { Halt } from './halt.mjs'

const ROWS = 'select, insert, update, delete'

/** Tables of which it may do less than read and write rows; what is left out here it may do nothing with. */
const LESS = {
  _prisma_migrations: 'select',
  ModerationEntry: 'select, insert',
  EntryWords: 'select, insert, update', // the update is a blanking, see only_blanking()
  EntrySeal: 'select', // seal_entry() writes it
  LogKey: '',
  Event: 'select, insert',
}

/**
 * Gives the role of `url` its rights on the tables of `ownerUrl`, those of later migrations included, and puts the log
 * under a key that it cannot read. Nothing is done where both addresses are of one role.
 */
export async function letServe({ url, ownerUrl }) {
  if (url === ownerUrl) return
  const serving = await withClient(url, roleOf)
  await withClient(ownerUrl, async (client) => {
    const owner = await roleOf(client)
    if (serving.role === owner.role) return
    if (serving.database !== owner.database) throw new Halt('DATABASE_URL and DATABASE_OWNER_URL name two databases. Both are for the same one.')
    try {
      await giveRights(client, pg.escapeIdentifier(serving.role), pg.escapeIdentifier(owner.schema))
    } catch ({ message }) {
      throw new Halt(`"${owner.role}" could not give "${serving.role}" the rights to serve: ${message}. It must own the tables of the board.`)
    }
  })
}

async function giveRights(client, role, schema) {
  await client.query('begin')
  await client.query(`select pg_advisory_xact_lock(hashtext('rights of the serving role'))`) // of two nodes that start at once, one would fail
  for (const statement of await statementsFor(client, role, schema)) await client.query(statement)
  await client.query('select put_log_under_key()')
  await client.query('commit')
}

async function statementsFor(client, role, schema) {
  const { rows } = await client.query(`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p') order by 1`)
  const ordinary = rows.filter(({ name }) => !Object.hasOwn(LESS, name)).map(({ name }) => pg.escapeIdentifier(name))
  const special = rows.filter(({ name }) => Object.hasOwn(LESS, name))
  return [
    `grant usage on schema ${schema} to ${role}`,
    `grant ${ROWS} on ${ordinary.join(', ')} to ${role}`,
    `grant usage, select on all sequences in schema ${schema} to ${role}`,
    `alter default privileges in schema ${schema} grant ${ROWS} on tables to ${role}`,
    `alter default privileges in schema ${schema} grant usage, select on sequences to ${role}`,
    ...special.map(({ name }) => `revoke all on ${pg.escapeIdentifier(name)} from ${role}`),
    ...special.filter(({ name }) => LESS[name]).map(({ name }) => `grant ${LESS[name]} on ${pg.escapeIdentifier(name)} to ${role}`),
    `grant execute on function log_faults(), log_head() to ${role}`,
  ]
}

async function roleOf(client) {
  const { rows } = await client.query('select current_user::text as role, current_database()::text as database, current_schema()::text as schema')
  return rows[0]
}

async function withClient(url, work) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
