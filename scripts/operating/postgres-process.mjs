// The programs of PostgreSQL as processes: started, recognised, stopped.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.mjs'
import { Halt } from './halt.mjs'
import { commandOf, ended, signal } from './processes.mjs'

const PATIENCE = 60_000

export function runProgram(home, name, args, { log, input }) {
  return spawnSync(join(home.bin, name), args, { ...home.account, ...place(home), input, stdio: [input === undefined ? 'ignore' : 'pipe', log.fd, log.fd] })
}

/** PG* variables of whoever starts us must not steer our own server. */
function place(home) {
  return { cwd: home.folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } }
}

/** Starts the server of a cluster and waits until it accepts connections: `{ port, stopped, stop }`. */
export async function launch(home, cluster, { log, options, wanted }) {
  const until = Date.now() + PATIENCE
  for (let port = await freePort(wanted); ; port = await freePort()) {
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: '',
      max_connections: 100,
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_line_prefix: '%m [%p] ',
      ...options,
    }
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // A session of its own: Ctrl-C in the terminal is for us, and we stop it in order.
    const child = spawn(join(home.bin, 'postgres'), ['-D', cluster, ...args], {
      ...home.account,
      ...place(home),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    const stopped = new Promise((resolve) => {
      child.on('exit', resolve)
      child.on('error', resolve)
    })
    if (await accepts(cluster, child, stopped, until)) return { port, stopped, stop: () => stop(child.pid, stopped) }
    // Two reasons pass by themselves: the port was taken between our look and its start, and the
    // workers of a server that was killed have not yet noticed.
    const said = readFileSync(log.path).subarray(log.start).toString()
    const passing = /could not bind|still in use/.test(said)
    if (!passing || Date.now() > until) throw new Halt(`The embedded database does not start. What it said is in ${log.path}.`)
    await sleep(500)
  }
}

async function accepts(cluster, child, stopped, until) {
  let over = false
  stopped.then(() => {
    over = true
  })
  while (!over && Date.now() < until) {
    const { pid, state } = readPidFile(cluster)
    if (pid === child.pid && state === 'ready') return true
    await sleep(20)
  }
  return false
}

/** postmaster.pid: process, folder, start, port, socket folder, address, shared memory, state. */
function readPidFile(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), state: lines[7]?.trim() }
  } catch {
    return { pid: 0, state: undefined }
  }
}

/** The process that serves this cluster now. The file may outlive it, and its number may be another's by now. */
export function runningPid(cluster) {
  const { pid } = readPidFile(cluster)
  const command = pid > 0 ? commandOf(pid) : ''
  return command.includes('postgres') && command.includes(`-D ${cluster} `) ? pid : null
}

export async function stopOrphan(cluster) {
  const pid = runningPid(cluster)
  if (pid) {
    signal(pid, 'SIGINT')
    if (!(await ended(pid, PATIENCE)))
      throw new Halt(`A database server left over from an earlier run (process ${pid}) does not stop. Stop it and start again.`)
  } else {
    // Its number may belong to another process by now, or to a dead one that nobody has collected;
    // PostgreSQL would take either for a running server. It still looks for workers left behind itself.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
  }
}

/** SIGINT is PostgreSQL's "fast": end the connections, write everything down, stop. */
async function stop(pid, stopped) {
  signal(pid, 'SIGINT')
  const late = Symbol('late')
  const waited = await Promise.race([stopped, sleep(PATIENCE, late, { ref: false })])
  if (waited === late) signal(pid, 'SIGQUIT')
  await stopped
}
