// The database of a start: the embedded one, or the one that DATABASE_URL names; then its tables.
import pg from 'pg'
import { checkConnections } from './database-connections.mjs'
import { startPostgres } from './embedded-postgres.mjs'
import { Halt } from './halt.mjs'
import { bringUpToDate } from './migrate.mjs'
import { letServe } from './serving-role.mjs'

const OLDEST = 15

/** `{ url, ownerUrl, stopped, stop }`; a database that is not ours never stops for us, and may have one role for everything. */
export async function openDatabase(dataDir, { say, url = process.env.DATABASE_URL, ownerUrl = process.env.DATABASE_OWNER_URL || url }) {
  if (ownerUrl && !url) throw new Halt('DATABASE_OWNER_URL names the role that owns the tables of DATABASE_URL, which is not set.')
  if (url) {
    await checkDatabase(url, 'DATABASE_URL')
    if (ownerUrl !== url) await checkDatabase(ownerUrl, 'DATABASE_OWNER_URL')
    await checkConnections(url, say)
    return { url, ownerUrl, stopped: new Promise(() => {}), stop: async () => {} }
  }
  return startPostgres(dataDir, { say })
}

/** By the role that owns the tables, which then gives the other its rights. */
export async function migrate(dataDir, { url, ownerUrl }) {
  await bringUpToDate(dataDir, ownerUrl)
  await letServe({ url, ownerUrl })
}

async function checkDatabase(url, variable) {
  const scheme = URL.canParse(url) ? new URL(url).protocol : ''
  if (!['postgresql:', 'postgres:'].includes(scheme))
    throw new Halt(`${variable} is no address of a PostgreSQL database, such as postgresql://name:password@host:5432/database.`)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  let version
  try {
    await client.connect()
    version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
  } catch (error) {
    throw new Halt(`${variable}: ${refusal(error, client)}`)
  } finally {
    await client.end().catch(() => {})
  }
  const major = Math.floor(version / 10_000)
  if (major < OLDEST) throw new Halt(`${variable}: the server is PostgreSQL ${major}; Parley needs ${OLDEST} or newer.`)
}

/** In words of our own: what the driver says might repeat the password. */
function refusal(error, { host, port, user, database }) {
  const server = `the server at ${host}:${port}`
  if (['28P01', '28000'].includes(error.code) || /password/.test(error.message)) return `${server} does not let "${user}" in with this password.`
  if (error.code === '3D000') return `${server} has no database "${database}". Create it first.`
  if (error.code === '53300') return `${server} has no connection left for us.`
  if (/^[0-9A-Z]{5}$/.test(error.code ?? '')) return `${server} refuses the connection (${error.code}).`
  return `${server} cannot be reached (${error.code ?? 'no answer in 10 seconds'}).`
}
