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
  Event: 'select, insert, delete', // the delete is of old ones, see refuse_forgetting()
  queue: 'select, insert, update',
  version: 'select',
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
    await giveRights(client, { owner: owner.role, serving: serving.role, schema: new URL(ownerUrl).searchParams.get('schema') })
  })
}

async function giveRights(client, { owner, serving, schema }) {
  try {
    await client.query('begin')
    // An address of Prisma's names a schema, of which PostgreSQL knows nothing.
    if (schema) await client.query(`set local search_path to ${pg.escapeIdentifier(schema)}`)
    await client.query(`select pg_advisory_xact_lock(hashtext('rights of the serving role'))`) // of two nodes that start at once, one would fail
    for (const statement of statementsFor(serving, await findRelations(client, serving))) await client.query(statement)
    await client.query('select put_log_under_key()')
    await client.query('commit')
  } catch (error) {
    if (error instanceof Halt) throw error
    throw new Halt(`"${owner}" could not give "${serving}" the rights to serve: ${error.message}. It must own the tables of the board.`)
  }
}

/** `{ schema, tables, sequences }` that are ours to give rights on. */
async function findRelations(client, serving) {
  const { rows } = await client.query(
    `select c.relname as name, c.relkind = 'S' as counts, n.nspname as schema, pg_has_role($1, c.relowner, 'member') as own
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p', 'S') and pg_has_role(current_user, c.relowner, 'usage') order by 1`,
    [serving],
  )
  const own = rows.find((row) => row.own)
  if (own)
    throw new Halt(
      `DATABASE_URL: "${serving}" owns "${own.name}" itself or is a member of its owner, so nothing can be kept from it. Let another role serve, or give the tables to that of DATABASE_OWNER_URL.`,
    )
  const names = (counts) => rows.filter((row) => row.counts === counts).map(({ name }) => name)
  return { schema: rows[0]?.schema, tables: names(false), sequences: names(true) }
}

function statementsFor(serving, { schema, tables, sequences }) {
  if (tables.length === 0) throw new Error('it owns none')
  const [role, place] = [serving, schema].map(pg.escapeIdentifier)
  const list = (names) => names.map(pg.escapeIdentifier).join(', ')
  const special = tables.filter((name) => Object.hasOwn(LESS, name))
  return [
    `grant usage on schema ${place} to ${role}`,
    `grant ${ROWS} on ${list(tables.filter((name) => !Object.hasOwn(LESS, name)))} to ${role}`,
    `grant usage, select on sequence ${list(sequences)} to ${role}`,
    `alter default privileges in schema ${place} grant ${ROWS} on tables to ${role}`,
    `alter default privileges in schema ${place} grant usage, select on sequences to ${role}`,
    `revoke all on ${list(special)} from ${role}`,
    ...special.filter((name) => LESS[name]).map((name) => `grant ${LESS[name]} on ${pg.escapeIdentifier(name)} to ${role}`),
    `grant execute on function log_faults(), log_head() to ${role}`,
  ]
}

async function roleOf(client) {
  const { rows } = await client.query('select current_user::text as role, current_database()::text as database')
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
