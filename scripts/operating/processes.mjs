// Which process is which: ids are used again, so an id alone proves nothing.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Words that no other process with this id will ever have, or null if there is none. */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before it may hold spaces
    if (fields[0] === 'Z') return null // ended, and not yet collected by its parent
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${fields[19]}`
  } catch {
    return process.platform === 'linux' ? null : askPs(pid, 'lstart')
  }
}

/** The command line, or '' if there is no such process. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return process.platform === 'linux' ? '' : (askPs(pid, 'command') ?? '')
  }
}

function askPs(pid, field) {
  try {
    return execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}

/** True once the process has ended, false if it outlives the wait. */
export async function ended(pid, milliseconds) {
  const start = startOf(pid)
  const until = Date.now() + milliseconds
  while (start !== null && startOf(pid) === start) {
    if (Date.now() > until) return false
    await sleep(50)
  }
  return true
}

/** Sends a signal to a process or, with a negative id, to its group; one that has ended already is fine. */
export function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
