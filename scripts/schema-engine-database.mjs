// The database as the schema engine sees it: @prisma/adapter-pg with three repairs, throwaway shadow
// databases, and the questions that are asked of the server rather than of one database.
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** Connections for one engine; `close` ends them all and drops the shadow database. */
export function adapters({ url, shadowDatabaseUrl }) {
  const closing = []
  const pools = []

  const open = async (address) => {
    if (!address) throw new Error('The datasource.url property is required in your Prisma config file when using this command.')
    const { connectionString, schema } = readAddress(address)
    const options = schema ? `-c search_path=${pg.escapeIdentifier(schema)}` : undefined
    // One connection: the engine takes an advisory lock and begins transactions by plain statements.
    const pool = new pg.Pool({ connectionString, options, max: 1 })
    pool.on('error', () => {})
    pools.push(pool)
    closing.unshift(() => pool.end())
    const adapter = repaired(await new PrismaPg(pool, { schema }).connect(), pool)
    adapter.dispose = async () => {} // `close` does it
    return adapter
  }

  const openShadow = async () => {
    if (shadowDatabaseUrl) return open(shadowDatabaseUrl)
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    await onServer(url, (client) => client.query(`create database "${name}"`))
    closing.unshift(() => onServer(url, (client) => client.query(`drop database if exists "${name}" with (force)`)))
    return open(withDatabase(url, name))
  }

  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(url),
    connectToShadowDb: openShadow,
    close: async () => {
      for (const close of closing.splice(0)) await close()
    },
    rolledBack: async (work) => {
      const [pool] = pools
      await pool.query('begin')
      try {
        return await work()
      } finally {
        await pool.query('rollback')
      }
    },
  }
}

/** Adapters for a comparison of files: they answer every question with nothing. */
export function offlineAdapters() {
  const refuse = async () => {
    throw new Error('This comparison uses no database.')
  }
  const connect = async () => ({
    provider: 'postgres',
    adapterName: 'offline',
    queryRaw: async () => ({ columnTypes: [], columnNames: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  })
  return { provider: 'postgres', adapterName: 'offline', connect, connectToShadowDb: connect, close: async () => {} }
}

/** Catalogue types that the adapter refuses, and types that carry the same text. */
const TEXT = 25
const TEXT_LIST = 1009
const CHAR = 18 // "char", one byte
const READ_AS = new Map([
  ...[CHAR, 22, 24, 28, 30, 194, 2205, 2206, 3220].map((oid) => [oid, TEXT]), // int2vector, regproc, xid, oidvector, pg_node_tree, reg*, pg_lsn
  ...[1002, 1003].map((oid) => [oid, TEXT_LIST]), // "char"[], name[]
])

/** The native engine heeds this variable itself: whoever starts it has seen to it that nobody else migrates. */
const ownsTurn = Boolean(process.env.PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK)
const ENGINE_LOCK = /^\s*select\s+pg_advisory_lock\(\d+\)[\s;]*$/i

function repaired(adapter, pool) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  const charsOf = new WeakMap() // rows -> the columns of type "char"
  adapter.performIO = async (query) => {
    const result = await performIO(ownsTurn && ENGINE_LOCK.test(query.sql) ? { ...query, sql: 'select null::text as pg_advisory_lock' } : query)
    const chars = result.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === CHAR ? [column] : []))
    for (const field of result.fields) field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID
    for (const row of result.rows) nameNone(row, chars)
    charsOf.set(result.rows, chars)
    return result
  }
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query)
    for (const column of charsOf.get(answer.rows)) answer.columnTypes[column] = ColumnTypeEnum.Character
    return answer
  }
  // The adapter cuts a script at every semicolon, function bodies and literals included. Sent whole,
  // as the native engine does, the server cuts it rightly and runs it as one transaction.
  adapter.executeScript = async (script) => {
    if (ownsTurn && ENGINE_LOCK.test(script)) return
    try {
      await pool.query(script)
    } catch ({ code, message, detail, hint }) {
      // A code would be put into vaguer words ("No such table"); whoever wrote the migration wants PostgreSQL's own.
      throw new DriverAdapterError({ kind: 'postgres', code: '', severity: 'ERROR', message: `${message} (${code})`, detail, hint })
    }
  }
  return adapter
}

/** The catalogue writes "none" as the zero byte, which arrives as ''; the engine wants a character. */
function nameNone(row, chars) {
  for (const column of chars) if (row[column] === '') row[column] = '\0'
}

/** Prisma's address has a parameter that PostgreSQL does not know. */
function readAddress(address) {
  const url = new URL(address)
  const schema = url.searchParams.get('schema') ?? undefined
  url.searchParams.delete('schema')
  return { connectionString: url.href, schema, database: decodeURIComponent(url.pathname.slice(1)) || 'postgres' }
}

function withDatabase(address, name) {
  const url = new URL(address)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/** Work on the server, beside the database that the address names (which may not exist yet). */
async function onServer(address, work) {
  const { connectionString, database } = readAddress(address)
  const client = new pg.Client(withDatabase(connectionString, database === 'postgres' ? 'template1' : 'postgres'))
  await client.connect()
  try {
    return await work(client, database)
  } finally {
    await client.end()
  }
}

export function createDatabase(address) {
  return onServer(address, async (client, name) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) throw coded('P1009', `Database \`${name}\` already exists on the database server`)
    await client.query(`create database ${pg.escapeIdentifier(name)}`)
    return { databaseName: name }
  })
}

export function dropDatabase(address) {
  return onServer(address, (client, name) => client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}

export async function canConnect(address) {
  const { connectionString, database } = readAddress(address)
  const client = new pg.Client(connectionString)
  try {
    await client.connect()
  } catch (error) {
    if (error.code === '3D000') throw coded('P1003', `Database \`${database}\` does not exist`)
    if (['28P01', '28000'].includes(error.code)) throw coded('P1000', error.message)
    throw coded('P1001', `Can't reach database server at \`${client.host}:${client.port}\``)
  } finally {
    await client.end().catch(() => {})
  }
}

function coded(code, message) {
  return Object.assign(new Error(message), { code })
}
