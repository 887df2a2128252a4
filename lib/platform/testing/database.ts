import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '../db'

/**
 * Called at the top of a test file: a database of its own for the file, migrated and with no rows but
 * those of the migrations. `{ empty: true }` gives one without any tables.
 */
export function useDatabase({ empty = false } = {}): void {
  let drop = async () => {}

  beforeAll(async () => {
    const server = inject('database')
    if (!server) throw new Error('No database was started for this run. Start the tests again.')
    const name = `test_${randomBytes(8).toString('hex')}`
    await onServer(server.url, `create database ${name} template ${empty ? 'template1' : server.template}`)
    drop = () => onServer(server.url, `drop database ${name} with (force)`)
    const address = new URL(server.url)
    address.pathname = `/${name}`
    process.env.DATABASE_URL = address.href
  })

  afterAll(async () => {
    await closeDatabase()
    await drop()
  })
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
