import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '@/scripts/operating/embedded-postgres.mjs'
import { letServe } from '@/scripts/operating/serving-role.mjs'
import { ofDatabase } from './of-database'

const TEMPLATE = 'board_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run and its migrated template, or null if no test of the run asks for them. */
    database: { url: string; ownerUrl: string; template: string } | null
  }
}

let close = async () => {}

/** One server for the whole run, and one migrated database that every test file copies. */
export async function setup(project: TestProject) {
  if (!(await anyTestUsesDatabase(project))) {
    project.provide('database', null)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const server = await startPostgres(folder, { options: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } })
  close = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  await makeTemplate(server).catch((error) => close().then(() => Promise.reject(error)))
  project.provide('database', { url: server.url, ownerUrl: server.ownerUrl, template: TEMPLATE })
}

export async function teardown() {
  await close()
}

/** Pure tests run alone all day long and need not wait for a server. */
async function anyTestUsesDatabase({ vitest }: TestProject): Promise<boolean> {
  const { filenamePattern } = vitest as { filenamePattern?: string[] } // not in its types; without it all files are read
  const files = await vitest.globTestSpecifications(filenamePattern)
  const texts = await Promise.all(files.map(({ moduleId }) => readFile(moduleId, 'utf8')))
  return texts.some((text) => text.includes('useDatabase('))
}

async function makeTemplate({ url, ownerUrl }: { url: string; ownerUrl: string }): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  const owner = ofDatabase(ownerUrl, TEMPLATE)
  await promisify(execFile)(process.execPath, ['scripts/prisma.mjs', 'migrate', 'deploy'], { env: { ...process.env, DATABASE_URL: owner } })
  await letServe({ url: ofDatabase(url, TEMPLATE), ownerUrl: owner })
}
