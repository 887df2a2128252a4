// The server as a child: it says when it listens, ends in order when asked, and by itself when we are gone.
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './data-dir.mjs'
import { signal } from './processes.mjs'

const PATIENCE = 12_000

/** A rendering leaves much behind that is short-lived: with more room for it the engine sweeps less often. */
const ROOM_FOR_SHORT_LIVED = '--max-semi-space-size=32'

/** `{ pid, ready, ended, stop, kill }`: `ended` gives the exit code; `ready` settles only if it ever listens. */
export function startServer(env) {
  const child = spawn(process.execPath, [ROOM_FOR_SHORT_LIVED, '--import', 'tsx', 'server.ts'], {
    cwd: ROOT,
    detached: true, // Ctrl-C in the terminal is for us alone
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
  })
  const ended = new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1))
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
