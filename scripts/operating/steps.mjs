// The programs a start runs one after another: quiet when they succeed, heard when they fail.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { openLog, ROOT } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { signal } from './processes.mjs'

const SHOWN_LINES = 100
const running = new Set()
let stopping = false

/** Thrown out of a step when the start was asked to stop: no failure, only an end. */
export class Interrupted extends Error {}

/**
 * Runs Node with `args`; its output goes to DATA_DIR/{log}.log. `failed` is the sentence shown above the
 * end of it; a program that says in one sentence itself what is wrong needs none.
 */
export async function step(dataDir, { args, log: name, failed, env = {}, command = process.execPath, cwd = ROOT }) {
  ensureNotStopping()
  const log = openLog(dataDir, `${name}.log`)
  try {
    const code = await run(command, args, { env, log, cwd })
    ensureNotStopping()
    if (code !== 0) throw new Halt(failed ? `${failed}\n\n${tail(log)}\n\nThe whole of it is in ${log.path}.` : tail(log))
  } finally {
    log.close()
  }
}

export function ensureNotStopping() {
  if (stopping) throw new Interrupted()
}

function run(command, args, { env, log, cwd }) {
  return new Promise((resolve, reject) => {
    // A group of its own: Ctrl-C reaches us alone, and we end the group with everything it started.
    const child = spawn(command, args, {
      cwd,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    })
    running.add(child.pid)
    child.on('error', ({ code }) => reject(new Halt(`The program ${command} could not be run (${code}).`)))
    child.on('exit', (code) => {
      running.delete(child.pid)
      resolve(code)
    })
  })
}

function tail({ path, start }) {
  const said = readFileSync(path).subarray(start).toString().trimEnd()
  return said.split('\n').slice(-SHOWN_LINES).join('\n')
}

export function interruptSteps() {
  stopping = true
  for (const pid of running) signal(-pid, 'SIGTERM')
}
