// Inside a fresh embedded server: the role the board signs in with, and its database. The role owns
// its database and may make others (the schema engine needs a shadow one), and is no superuser.
import pg from 'pg'

export async function prepareDatabase(port, { postgresPassword, databasePassword }) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: postgresPassword, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount: role } = await client.query(`select 1 from pg_roles where rolname = 'parley'`)
    const words = `role parley login createdb password ${pg.escapeLiteral(databasePassword)}`
    await client.query(`${role ? 'alter' : 'create'} ${words}`)
    const { rowCount: database } = await client.query(`select 1 from pg_database where datname = 'parley'`)
    if (!database) await client.query('create database parley owner parley')
  } finally {
    await client.end()
  }
}
