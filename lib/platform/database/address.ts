import pg from 'pg'
import { forget, once } from '../process'

/** The schema that an address names as Prisma reads it; without it, `public`. */
export function schemaOf(address = ''): string | undefined {
  try {
    return new URL(address).searchParams.get('schema') || undefined
  } catch {
    return undefined
  }
}

/** How a connection is opened: the address, with our settings of the session beside those that it names itself. */
export function addressOf(address = '', options: readonly string[] = []): pg.ClientConfig {
  const url = new URL(address)
  const given = url.searchParams.get('options')
  const schema = schemaOf(address) // Prisma's word; PostgreSQL knows the search path
  for (const name of ['options', 'schema']) url.searchParams.delete(name)
  const all = [given, schema && options.length > 0 && `-c search_path=${pg.escapeIdentifier(schema)}`, ...options].filter(Boolean)
  return { connectionString: url.href, ...(all.length > 0 ? { options: all.join(' ') } : {}) }
}

/** Settings as a connection brings them when it is opened; every moment is read as UTC. */
export function sessionOptions(settings: readonly [string, number][]): string[] {
  return ['-c timezone=UTC', ...settings.map(([name, value]) => `-c ${name}=${value}`)]
}

/**
 * Whether a pooler stands between us and the server. Its transactions may each be on another connection, so that nothing
 * can be set for a session, no statement keeps its name, and nobody can listen.
 */
export function isPooled(): Promise<boolean> {
  return once('database-pooled', async () => {
    try {
      return await asksThroughPooler(process.env.DATABASE_URL)
    } catch (failure) {
      forget('database-pooled') // nobody knows yet
      throw failure
    }
  })
}

const ANSWER_MS = 3000

/** A pooler gives each client a number of its own, which is not that of the server's process. */
async function asksThroughPooler(address: string | undefined): Promise<boolean> {
  const client = new pg.Client({ ...addressOf(address), connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return rows[0]?.pid !== (client as unknown as { processID: number }).processID
  } finally {
    await client.end().catch(() => undefined)
  }
}
