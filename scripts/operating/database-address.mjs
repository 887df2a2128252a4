// How the programs of a start open a connection; the server's own way is lib/platform/database/address.ts.
import pg from 'pg'

/** Prisma's address names a schema; PostgreSQL knows a search path. */
export function connectionOf(address, { schema: chosen = true } = {}) {
  const url = new URL(address)
  const schema = url.searchParams.get('schema')
  url.searchParams.delete('schema')
  return { connectionString: url.href, ...(schema && chosen ? { options: `-c search_path=${pg.escapeIdentifier(schema)}` } : {}) }
}
