import { now } from '@/lib/platform/clock'
import { db, pool, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { dropLocal } from './changes'

/** What can happen on the board. Mails, notifications and the page caches are made from these. */
export type EventKind = 'thread.started' | 'post.created' | 'moderation.entry' | 'text.imported' | 'role.granted'

type Happening = { kind: EventKind; actorId?: bigint; boardId?: bigint; threadId?: bigint; postId?: bigint }

/** Writes down what happened, in the transaction in which it happened. */
export async function record(tx: Tx, happening: Happening): Promise<void> {
  await tx.event.create({ data: { at: now(), ...happening } })
}

/**
 * One transaction of one command. When it commits, this node drops its kept pages at once and then
 * tells the others; nothing is sent from inside. A deadlock that the database broke is tried again.
 */
export async function change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await withRetry(() => db().$transaction(work, { maxWait: 10_000, timeout: 30_000 }))
  dropLocal()
  await announce()
  return result
}

/**
 * Tells every node that something changed. A transaction of its own: inside the writing one, NOTIFY
 * would make all commits queue behind each other.
 */
export async function announce(): Promise<void> {
  try {
    await pool().query(`select pg_notify('changed', '')`)
  } catch (failure) {
    logFailure('announcing a change', failure) // the change stands; what other nodes keep is never older than a minute
  }
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
