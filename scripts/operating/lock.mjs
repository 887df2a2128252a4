// One Parley for each DATA_DIR. The lock names its holder by id and start, so neither a crash nor a
// number that is used again keeps anyone out.
import { linkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPrivately, writeDraft, writePrivately } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { startOf } from './processes.mjs'

/** `{ release, tell }`; `tell` adds the address that a second start will name. */
export async function takeLock(dataDir) {
  const path = join(dataDir, 'lock')
  const mine = { pid: process.pid, start: startOf(process.pid) }
  if (!create(path, mine)) {
    refuseIfHeld(dataDir)
    writePrivately(path, JSON.stringify(mine))
    // Two may have found the same stale lock; the later writer has it, and the other sees that now.
    await sleep(100)
    refuseIfHeld(dataDir)
  }
  return {
    tell: (address) => writePrivately(path, JSON.stringify({ ...mine, address })),
    release: () => rmSync(path, { force: true }),
  }
}

/** Whoever holds the lock and still runs, or null. */
export function lockHolder(dataDir) {
  const holder = JSON.parse(readPrivately(join(dataDir, 'lock')) ?? 'null')
  return holder && startOf(holder.pid) === holder.start ? holder : null
}

function refuseIfHeld(dataDir) {
  const holder = lockHolder(dataDir)
  if (!holder || holder.pid === process.pid) return
  const where = holder.address ? `, ${holder.address}` : ''
  throw new Halt(`Parley is already running here (process ${holder.pid}${where}). Stop it first, or set DATA_DIR to another folder.`)
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
