// Locks that name their holder by id and start, so neither a crash nor a number that is used again keeps
// anyone out: one Parley for each DATA_DIR, and one at a time where packages and builds are made.
import { linkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPrivately, writeDraft, writePrivately } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { startOf } from './processes.mjs'
import { ensureNotStopping } from './steps.mjs'

/** `{ release, tell }`; `tell` adds the address that a second start will name. */
export async function takeLock(dataDir) {
  for (;;) {
    const lock = await tryLock(dataDir)
    if (lock) return lock
    const holder = lockHolder(dataDir)
    if (holder) throw new Halt(`Parley is already running here (${nameOf(holder)}). Stop it first, or set DATA_DIR to another folder.`)
  }
}

/** Runs `work` once nobody else's runs under the lock of this folder; `waiting` is called if there is somebody. */
export async function inTurn(folder, work, waiting = () => {}) {
  let lock = await tryLock(folder)
  if (!lock) waiting()
  for (; !lock; lock = await tryLock(folder)) {
    ensureNotStopping()
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/** The process that has the lock and still runs, or null. */
export function lockHolder(dataDir) {
  const holder = JSON.parse(readPrivately(join(dataDir, 'lock')) ?? 'null')
  return holder && startOf(holder.pid) === holder.start ? holder : null
}

function nameOf({ pid, address }) {
  return `process ${pid}${address ? `, ${address}` : ''}`
}

async function tryLock(folder) {
  const path = join(folder, 'lock')
  const mine = { pid: process.pid, start: startOf(process.pid) }
  if (!create(path, mine)) {
    if (othersHold(folder)) return null
    writePrivately(path, JSON.stringify(mine))
    // Two may have found the same stale lock; the later writer has it, and the other sees that now.
    await sleep(100)
    if (othersHold(folder)) return null
  }
  return {
    tell: (address) => writePrivately(path, JSON.stringify({ ...mine, address })),
    release: () => rmSync(path, { force: true }),
  }
}

function othersHold(folder) {
  const holder = lockHolder(folder)
  return holder !== null && holder.pid !== process.pid
}

/** True if the lock was free. A link appears with its content, so nobody reads half a lock. */
function create(path, holder) {
  const draft = writeDraft(path, JSON.stringify(holder))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft)
  }
}
