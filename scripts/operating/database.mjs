// The database of a start: the embedded one, or the one that DATABASE_URL names; then its tables.
import pg from 'pg'
import { startPostgres } from './embedded-postgres.mjs'
import { Halt } from './halt.mjs'
import { step } from './steps.mjs'

const OLDEST = 15

/** `{ url, stopped, stop }`; a database that is not ours never stops for us. */
export async function openDatabase(dataDir, { say, url = process.env.DATABASE_URL }) {
  if (url) {
    await checkDatabase(url)
    return { url, stopped: new Promise(() => {}), stop: async () => {} }
  }
  return startPostgres(dataDir, { say })
}

export function migrate(dataDir, url) {
  return step(dataDir, {
    args: ['scripts/prisma.mjs', 'migrate', 'deploy'],
    env: { DATABASE_URL: url },
    log: 'migrate',
    failed: 'The database could not be brought up to date.',
  })
}

async function checkDatabase(url) {
  const scheme = URL.canParse(url) ? new URL(url).protocol : ''
  if (!['postgresql:', 'postgres:'].includes(scheme))
    throw new Halt('DATABASE_URL is no address of a PostgreSQL database, such as postgresql://name:password@host:5432/database.')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  let version
  try {
    await client.connect()
    version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
  } catch (error) {
    throw new Halt(`DATABASE_URL: ${refusal(error, client)}`)
  } finally {
    await client.end().catch(() => {})
  }
  const major = Math.floor(version / 10_000)
  if (major < OLDEST) throw new Halt(`DATABASE_URL: the server is PostgreSQL ${major}; Parley needs ${OLDEST} or newer.`)
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
