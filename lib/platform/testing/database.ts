import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '../db'
import { ofDatabase } from './of-database'

let ownerUrl = ''

/**
 * Called at the top of a test file: a database of its own for the file, migrated and with no rows but those of the
 * migrations, asked by the role that serves. `{ empty: true }` gives one without any tables, and the role that owns it.
 */
export function useDatabase({ empty = false } = {}): void {
  let drop = async () => {}

  beforeAll(async () => {
    const server = inject('database')
    if (!server) throw new Error('No database was started for this run. Start the tests again.')
    const name = `test_${randomBytes(8).toString('hex')}`
    await onServer(server.ownerUrl, `create database ${name} template ${empty ? 'template1' : server.template}`)
    drop = () => dropDatabase(server.ownerUrl, name)
    ownerUrl = ofDatabase(server.ownerUrl, name)
    process.env.DATABASE_URL = empty ? ownerUrl : ofDatabase(server.url, name)
  })

  afterAll(async () => {
    await closeDatabase()
    await drop()
  })
}

/** Leftover connections are cut; where the database's own sweeper is at work there, which the owner may not end, it makes room by itself. */
async function dropDatabase(url: string, name: string): Promise<void> {
  await onServer(url, `drop database ${name} with (force)`).catch(() => onServer(url, `drop database ${name}`))
}

/** What only the owner of the tables may do. */
export function asOwner(...statements: string[]): Promise<void> {
  return onServer(ownerUrl, statements.join(';\n'))
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
