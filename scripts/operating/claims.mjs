// Who uses a build: a file for each process, with its id and start. It needs no farewell, so that a
// process that was killed keeps nothing.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startOf } from './processes.mjs'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Claims a folder for a process, by default this one, until it ends; returns the way to end it before. */
export function claim(folder, pid = process.pid) {
  const path = join(claimsOf(folder), randomBytes(6).toString('hex'))
  mkdirSync(claimsOf(folder), { recursive: true })
  writeFileSync(path, JSON.stringify({ pid, start: startOf(pid), place: place() }))
  const renewing = setInterval(() => renew(path), HOUR).unref()
  return () => {
    clearInterval(renewing)
    rmSync(path, { force: true })
  }
}

/** Whether a process that still runs claims the folder; claims of others are removed. */
export function isClaimed(folder) {
  return claimFiles(folder).filter((path) => isAlive(path) || rmSync(path, { force: true })).length > 0
}

const claimsOf = (folder) => join(folder, '.claims')

function claimFiles(folder) {
  try {
    return readdirSync(claimsOf(folder)).map((name) => join(claimsOf(folder), name))
  } catch {
    return []
  }
}

function isAlive(path) {
  try {
    const { pid, start, place: there } = JSON.parse(readFileSync(path, 'utf8'))
    // Another container's processes are not to be seen from here: its claim counts while it is renewed.
    return there === place() ? startOf(pid) === start : Date.now() - statSync(path).mtimeMs < DAY
  } catch {
    return false
  }
}

function renew(path) {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // the folder was removed by hand; its pages are gone anyway
  }
}

/** Where process ids mean the same processes: one boot of one machine, and there one namespace of ids. */
function place() {
  const boot = startOf(process.pid)?.split(' ')[0] ?? ''
  try {
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return process.platform // elsewhere `ps` sees all there are
  }
}
