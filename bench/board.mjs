// The boards that are measured: a database server of their own with one database for each size of
// corpus, kept from run to run, and production servers on loopback.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDataDir, ROOT, readPrivately } from '../scripts/operating/data-dir.mjs'
import { startPostgres } from '../scripts/operating/embedded-postgres.mjs'
import { environment } from '../scripts/operating/environment.mjs'
import { freePort } from '../scripts/operating/free-port.mjs'
import { Halt } from '../scripts/operating/halt.mjs'
import { takeLock } from '../scripts/operating/lock.mjs'
import { runningPid } from '../scripts/operating/postgres-process.mjs'
import { keptSecrets } from '../scripts/operating/secrets.mjs'
import { startServer } from '../scripts/operating/server.mjs'
import { readSettings } from '../scripts/operating/settings.mjs'

const PATIENCE_MS = 60_000

/** The database server: `{ pid, url, folder, stop }`. */
export async function startCluster(dataDir, say) {
  const folder = openDataDir({ DATA_DIR: join(dataDir, 'bench') })
  const lock = await takeLock(folder)
  try {
    const { ownerUrl: url, stop } = await startPostgres(folder, { say })
    const { folder: home } = JSON.parse(readPrivately(join(folder, 'database.json')))
    return { pid: runningPid(join(home, 'postgres')), url, folder, stop: () => stop().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of a database that holds a corpus, loaded now if it was not before. */
export async function databaseWithCorpus(cluster, { posts, long }, say) {
  const name = `corpus_${posts}_${long}`
  const found = await ask(cluster.url, 'select 1 from pg_database where datname = $1', [name])
  if (found.length === 0) await ask(cluster.url, `create database ${name}`)
  const address = new URL(cluster.url)
  address.pathname = `/${name}`
  say(`The board of ${posts.toLocaleString('en-GB')} posts …`)
  await runCorpus(cluster, address.href, ['--posts', String(posts), '--long', String(long)])
  return address.href
}

/** Rows of one query. */
export async function ask(url, text, values) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** A board in production, listening on loopback: `{ pid, port, origin, password }`. */
export async function startBoard(cluster, databaseUrl, { build, stage, name }) {
  const port = await freePort()
  const folder = openDataDir({ DATA_DIR: join(cluster.folder, name) }) // each has a socket of its own in it
  const settings = readSettings({ PORT: String(port), DEMO: '1' })
  const password = passwordOf(cluster)
  const env = {
    ...environment(settings, { dataDir: folder, databaseUrl }),
    DEMO_PASSWORD: password,
    LIMITS: 'off',
    TRUST_PROXY: '0',
  }
  const server = startServer({ ...process.env, ...env }, build)
  stage(server) // before it listens: it must not outlive us then either
  const first = await Promise.race([server.ready.then(() => 'ready'), server.ended, sleep(PATIENCE_MS, 'late', { ref: false })])
  if (first !== 'ready') throw new Halt(first === 'late' ? 'The board has not started within a minute.' : 'The board did not start. What it said stands above.')
  return { pid: server.pid, port, origin: settings.siteUrl, password }
}

function passwordOf(cluster) {
  return keptSecrets(cluster.folder, ['demoPassword']).demoPassword
}

function runCorpus(cluster, databaseUrl, words) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: cluster.folder, DEMO: '1', DEMO_PASSWORD: passwordOf(cluster), SITE_URL: '' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/board/main.ts', 'corpus', ...words], { cwd: ROOT, stdio: 'inherit', env })
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Halt('The corpus could not be loaded.'))))
  })
}
