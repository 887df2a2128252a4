// The built app, started as `npm start` starts it, in a folder of its own.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog, ROOT } from '../operating/data-dir.mjs'
import { freePort } from '../operating/free-port.mjs'

/** What an operator may have set for her own board is not for the tests. */
const THEIRS = [
  'AUTH_SECRET',
  'DATABASE_REPLICA_URLS',
  'DATABASE_URL',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'REDIS_URL',
  'SITE_NAME',
  'SMTP_URL',
  'TRUST_PROXY',
]

export function newDataDir() {
  return mkdtempSync(join(tmpdir(), 'parley-app-'))
}

export function removeDataDir(dataDir) {
  rmSync(dataDir, { recursive: true, force: true })
}

/** An environment for scripts/start.mjs. */
export async function appEnvironment(dataDir, given = {}) {
  const env = { ...process.env }
  for (const name of THEIRS) delete env[name]
  const port = given.PORT ?? String(await freePort())
  return {
    ...env,
    DATA_DIR: dataDir,
    DEMO: '1',
    DEMO_PASSWORD: 'demonstration only',
    LIMITS: 'off',
    PORT: port,
    SITE_URL: `http://localhost:${port}`,
    ...given,
  }
}

/** `{ pid, env, ready, exited, output, stop }`; `ready` gives `{ databaseUrl, serverPid }`, or null if it ends before. */
export function startApp(env, { root = ROOT, args = [] } = {}) {
  const log = openLog(env.DATA_DIR, 'start.log')
  const child = fork(join(root, 'scripts/start.mjs'), args, { cwd: root, env, stdio: ['ignore', log.fd, log.fd, 'ipc'] })
  log.close()
  const exited = new Promise((resolve) => {
    child.on('exit', (code) => resolve(code))
  })
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message?.ready && resolve(message))
    exited.then(() => resolve(null))
  })
  const output = () => readFileSync(log.path).subarray(log.start).toString()
  const stop = () => {
    child.kill('SIGTERM')
    return exited
  }
  return { pid: child.pid, env, ready, exited, output, stop }
}
