// Inside a fresh embedded server: its database and two roles. One owns the database and migrates it; it may
// make others (the schema engine needs a shadow one). The other serves, and gets its rights in serving-role.mjs.
// Neither is a superuser.
import pg from 'pg'

export const OWNER = 'parley'
export const SERVING = 'parley_server'

export async function prepareDatabase(port, { postgresPassword, databasePassword, servingPassword }) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: postgresPassword, database: 'postgres' })
  await client.connect()
  try {
    await putRole(client, OWNER, `createdb password ${pg.escapeLiteral(databasePassword)}`)
    await putRole(client, SERVING, `nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(servingPassword)}`)
    const { rowCount: database } = await client.query(`select 1 from pg_database where datname = 'parley'`)
    if (!database) await client.query(`create database parley owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function putRole(client, name, words) {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name} login ${words}`)
}
