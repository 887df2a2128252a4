// The embedded PostgreSQL of one DATA_DIR: made at the first start, started, found again, stopped.
// Whoever calls `startPostgres` holds the lock of DATA_DIR (lock.mjs), so a server found running is an orphan.
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openLog, readPrivately, writePrivately } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { postgresHome } from './postgres-home.mjs'
import { launch, runningPid, runProgram, stopOrphan } from './postgres-process.mjs'
import { OWNER, prepareDatabase, SERVING } from './prepare-database.mjs'
import { keptSecrets } from './secrets.mjs'

const MAJOR = '18'
const WRONG_PASSWORD = '28P01'

/** `{ url, ownerUrl, stopped, stop }`: the address for the role that serves, and for the one that owns the tables. `stopped` settles when the server ends, wanted or not. `options` are settings for tests. */
export async function startPostgres(dataDir, { say = () => {}, options = {} } = {}) {
  const home = postgresHome(dataDir)
  const cluster = join(home.folder, 'postgres')
  const log = openLog(dataDir, 'postgres.log')
  try {
    await stopOrphan(cluster)
    if (home.folder !== dataDir) explainPlace(dataDir, home, cluster, say)
    const passwords = keptSecrets(dataDir, ['databasePassword', 'servingPassword', 'postgresPassword'])
    if (existsSync(cluster)) checkVersion(cluster)
    else makeCluster(home, cluster, passwords.postgresPassword, log)

    const start = () => launch(home, cluster, { log, options, wanted: readRecord(dataDir)?.port })
    const { port, stopped, stop } = await startAndPrepare(start, passwords, () => replacePassword(home, cluster, passwords.postgresPassword, log))
    writePrivately(join(dataDir, 'database.json'), `${JSON.stringify({ folder: home.folder, port })}\n`)
    return { ...addressesOf(port, passwords), stopped, stop }
  } finally {
    log.close()
  }
}

async function startAndPrepare(start, passwords, replace) {
  const server = await start()
  try {
    await prepareDatabase(server.port, passwords)
    return server
  } catch (error) {
    await server.stop()
    if (error.code !== WRONG_PASSWORD) throw error
  }
  replace()
  return startAndPrepare(start, passwords, () => {
    throw new Halt('The embedded database does not take the password that it was just given.')
  })
}

/** The addresses of the server running under DATA_DIR, `{ url, ownerUrl }`, or null if none is. */
export function findPostgres(dataDir) {
  const record = readRecord(dataDir)
  if (!record || !runningPid(join(record.folder, 'postgres'))) return null
  return addressesOf(record.port, keptSecrets(dataDir, ['databasePassword', 'servingPassword']))
}

function addressesOf(port, { databasePassword, servingPassword }) {
  const address = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${port}/parley`
  return { url: address(SERVING, servingPassword), ownerUrl: address(OWNER, databasePassword) }
}

function readRecord(dataDir) {
  const text = readPrivately(join(dataDir, 'database.json'))
  return text === null ? null : JSON.parse(text)
}

function explainPlace(dataDir, home, cluster, say) {
  say(`PostgreSQL runs as another account than root, which may not enter ${dirname(dataDir)}; the database lies in ${home.folder}.`)
  if (!existsSync(cluster) || readRecord(dataDir) !== null) return
  // DATA_DIR is new but its folder apart is not: the operator began anew, and may still want the old database.
  const aside = `${cluster}.${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  renameSync(cluster, aside)
  say(`An earlier database was found there and set aside as ${aside}.`)
}

function checkVersion(cluster) {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new Halt(
      `The database in ${cluster} is of PostgreSQL ${version}, and this Parley brings ${MAJOR}. Move it over with a backup, or use the Parley that made it.`,
    )
}

/** Made beside its place and then renamed, so that a start cut short leaves no half of a cluster. */
function makeCluster(home, cluster, password, log) {
  const draft = `${cluster}.part`
  const passwordFile = `${draft}.password`
  rmSync(draft, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (home.account.uid !== undefined) chownSync(passwordFile, home.account.uid, home.account.gid)
    const words = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums']
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const { status } = runProgram(home, 'initdb', [`--pgdata=${draft}`, ...words, ...locale], { log })
    if (status !== 0) throw new Halt(`The database could not be made. What PostgreSQL said is in ${log.path}.`)
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** For a DATA_DIR whose secrets were lost: single-user mode asks no password. */
function replacePassword(home, cluster, password, log) {
  const input = `alter role postgres password '${password}'\n`
  const { status } = runProgram(home, 'postgres', ['--single', '-D', cluster, 'postgres'], { log, input })
  if (status !== 0) throw new Halt(`The database's password is lost and could not be replaced. What PostgreSQL said is in ${log.path}.`)
}
