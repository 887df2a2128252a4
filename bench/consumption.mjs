// What processes have used, as the kernel tells it in /proc.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time of a process and all its descendants, those that have ended included, in milliseconds. */
export function cpuOf(root) {
  return familyOf(root).reduce((sum, { pid, ended }) => sum + runningMs(pid) + (pid === root ? ended * TICK_MS : 0), 0)
}

/** Resident memory of a process and its descendants, in bytes. What they share counts for each. */
export function memoryOf(root) {
  return familyOf(root).reduce((sum, { pid }) => sum + Number(read(`/proc/${pid}/status`).match(/^VmRSS:\s+(\d+) kB$/m)?.[1] ?? 0) * 1024, 0)
}

function familyOf(root) {
  const processes = numbered('/proc').flatMap(statOf)
  const family = processes.filter(({ pid }) => pid === root)
  for (const { pid } of family) family.push(...processes.filter(({ parent }) => parent === pid)) // grows while it is walked
  return family
}

/** Fields of /proc/PID/stat after the name, which may hold spaces; `ended` are the ticks of children that were waited for. */
function statOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return stat ? [{ pid, parent: Number(fields[1]), ended: Number(fields[13]) + Number(fields[14]) }] : []
}

/** The same time as utime and stime of /proc/PID/stat, but in nanoseconds: a tick is as long as a hundred kept pages. */
function runningMs(pid) {
  const tasks = numbered(`/proc/${pid}/task`)
  return tasks.reduce((sum, task) => sum + Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]) / 1e6, 0)
}

function numbered(folder) {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
