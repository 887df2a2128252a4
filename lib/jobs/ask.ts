import { randomUUID } from 'node:crypto'
import type PgBoss from 'pg-boss'
import type { Tx } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'
import { type Asked, isWanted, type JobName, LIMIT, type Periodic } from './define-job'
import { counting, library, nameJobs } from './library'

/** The key of the one row of a periodic job that comes again; a run that is asked for besides has a row of its own. */
export const PERIODIC = 'every'

const TRIES = 12
/** Seconds before the second try; each pause is twice the one before. */
const FIRST_PAUSE = 5
/** A periodic job never dies: it is tried until it works again, at most this many seconds later. */
const LONGEST_PAUSE = 300

/** Transactions in which something was asked for. */
const asking = new WeakSet<Tx>()

/** Asks for a job in the transaction that makes it necessary: both are committed, or neither. */
export function ask<Data>(tx: Tx, job: Asked<Data>, data: Data): Promise<void> {
  return askAll(tx, job, [data])
}

/** The same for many, in one statement. */
export function askAll<Data>(tx: Tx, job: Asked<Data>, each: readonly Data[]): Promise<void> {
  return write(
    tx,
    job,
    each.map((data) => rowOf(job, { data: encoded(job.data.parse(data)) })),
  )
}

/** Asks for one run of a periodic job before its time. */
export function askNow(tx: Tx, job: Periodic, { seconds = 0 } = {}): Promise<void> {
  return write(tx, job, [rowOf(job, { singletonKey: randomUUID(), startAfter: String(seconds) })]) // a key of its own: one that waits already may be begun before we commit
}

/** What the library is to write for one job. */
export function rowOf(job: JobName, given: Partial<PgBoss.JobInsert>): PgBoss.JobInsert {
  const { name, limit = LIMIT, tries = TRIES, every } = job
  const pauses = every
    ? { retryLimit: 1_000_000_000, retryDelay: Math.ceil(Math.min(every / 1000, LONGEST_PAUSE)) }
    : { retryLimit: tries - 1, retryDelay: FIRST_PAUSE, retryBackoff: true }
  return { name, expireInSeconds: limit, ...pauses, ...given }
}

async function write(tx: Tx, job: JobName, rows: PgBoss.JobInsert[]): Promise<void> {
  if (rows.length === 0 || !isWanted(job)) return
  const insert = async () => {
    const { db, written } = counting(tx)
    await library().insert(rows, { db })
    return written()
  }
  if ((await insert()) === 0) {
    await nameJobs([job], tx) // nobody has asked for it since the board was made: without its name the library writes nothing
    if ((await insert()) !== rows.length) throw new Error(`The job “${job.name}” could not be asked for.`)
  }
  asking.add(tx)
}

/** Whether a job was asked for in this transaction. */
export function hasAsked(tx: Tx): boolean {
  return asking.has(tx)
}

type Runners = Set<() => void>
const runners = () => once('job-runners', (): Runners => new Set())

/** Has `begin` called whenever this process has committed jobs; gives a way to end that. */
export function onAsked(begin: () => void): () => void {
  runners().add(begin)
  return () => runners().delete(begin)
}

/** Has this process look at once for what was just committed; other nodes look every second. */
export function wakeRunners(): void {
  for (const begin of runners()) begin()
}

/** JSON knows no bigint: keys become digits. */
function encoded(data: unknown): object {
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
}
