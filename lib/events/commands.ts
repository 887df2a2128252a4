import { hasAsked, wakeRunners } from '@/lib/jobs/ask'
import { now } from '@/lib/platform/clock'
import { kindOfWork, noteOutage } from '@/lib/platform/database/work'
import { db, pool, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { announcementOf, type Change, dropLocal } from './changes'
import { type Happening, tagsOf } from './tags'

/** What was recorded in each transaction that is under way. */
const recorded = new WeakMap<Tx, (Happening & { id: bigint })[]>()

/** Writes down what happened, in the transaction in which it happened. */
export function record(tx: Tx, happening: Happening): Promise<void> {
  return recordAll(tx, [happening])
}

/** The same for what happened to many at once. */
export async function recordAll(tx: Tx, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const at = now()
  const rows = await tx.event.createManyAndReturn({ data: happenings.map((happening) => ({ at, ...happening })), select: { id: true } })
  recorded.set(tx, [...(recorded.get(tx) ?? []), ...rows.flatMap(({ id }, index) => ({ ...(happenings[index] as Happening), id }))])
}

/** A form, and what takes longer: an act upon thousands of posts, a batch in the background. */
const LONGEST_WRITE_MS = 12_000
const LONGEST_MS = 30_000

/**
 * One transaction of one command. When it commits, this node drops the kept pages that it touched at
 * once and then tells the others; nothing is sent from inside. A deadlock that the database broke, or
 * what was overtaken, is tried again. Where nothing was recorded nothing changed.
 */
export async function change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let happened: (Happening & { id: bigint })[] = []
  let asked = false
  const result = await withRetry(() =>
    db().$transaction(
      async (tx) => {
        const done = await work(tx)
        happened = recorded.get(tx) ?? []
        asked = hasAsked(tx)
        return done
      },
      { maxWait: 10_000, timeout: kindOfWork() === 'page' ? LONGEST_WRITE_MS : LONGEST_MS },
    ),
  ).catch((failure) => {
    noteOutage(failure)
    throw failure
  })
  if (asked) wakeRunners()
  if (happened.length > 0) await tell(changeOf(happened))
  return result
}

/** The change that some events tell of. */
export function changeOf(events: readonly (Happening & { id: bigint })[]): Change {
  return { tags: tagsOf(events), actors: events.flatMap(({ actorId }) => actorId ?? []), events: events.map(({ id }) => id) }
}

/** Drops what a committed change touched, here at once and then on every other node. */
export async function tell(made: Change): Promise<void> {
  dropLocal(made)
  try {
    // A transaction of its own: inside the writing one, NOTIFY would make all commits queue behind each other.
    await pool().query('select pg_notify($1, $2)', ['changed', announcementOf(made)])
  } catch (failure) {
    logFailure('announcing a change', failure) // the change stands; other nodes find it when they read events
  }
}

/** What was to be held has gone elsewhere while its row was waited for: thrown inside a change, it is tried again. */
export function overtaken(what: string): Error {
  return Object.assign(new Error(what), { code: '40001' })
}

const TRIES = 4
const DEADLOCK = /40P01|40001|deadlock detected|P2034/

async function withRetry<T>(work: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await work()
  } catch (failure) {
    const { code = '', message = '' } = failure as { code?: string; message?: string }
    if (left <= 1 || !DEADLOCK.test(`${code} ${message}`)) throw failure
    return withRetry(work, left - 1)
  }
}
