// The server as a child: it says when it listens, ends in order when asked, and by itself when we are gone.
import { spawn, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { complain } from './complain.mjs'
import { signal } from './processes.mjs'

const PATIENCE = 12_000

/** A rendering leaves much behind that is short-lived: it gets more room than the engine would give it. */
const ENGINE = ['--max-semi-space-size=32']

/** The server of the build in `folder`: `{ pid, ready, ended, stop, kill }`: `ended` gives the exit code; `ready` settles only if it ever listens. */
export function startServer(env, folder) {
  const child = spawn(process.execPath, [...wordsThatItKnows(ENGINE), '--import', 'tsx', 'server.ts'], {
    cwd: folder,
    detached: true, // Ctrl-C in the terminal is for us alone
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
  })
  const ended = new Promise((resolve) => {
    child.on('exit', (code, by) => {
      if (code === null) complain(`The server was ended by ${by}.`)
      resolve(code ?? 1)
    })
    child.on('error', () => resolve(1))
  })
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message?.ready && resolve())
  })
  const kill = () => signal(-child.pid, 'SIGKILL')
  const stop = async () => {
    signal(child.pid, 'SIGTERM')
    await Promise.race([ended, sleep(PATIENCE, undefined, { ref: false })])
    kill() // whatever is left of its group
    await ended
  }
  return { pid: child.pid, ready, ended, stop, kill }
}

/** An engine refuses to start with a word that it does not know; told once it runs, it may lose its footing. */
function wordsThatItKnows(words) {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  return words.filter((word) => stdout.includes(word.replace(/^--(?:no-)?/, '--').replace(/=.*/, '')))
}
