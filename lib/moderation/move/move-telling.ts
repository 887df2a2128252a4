import { dropLetters, writeLetters } from '@/lib/letters/commands'
import { tellMany } from '@/lib/notifications/commands'
import type { Tx } from '@/lib/platform/db'
import { boardsReadBy, findConcerned } from '../whom-threads-concern'

type Moved = { entryId: bigint; threadId: bigint; actorId: bigint; from: string; to: string; many?: string }

/**
 * Notifies of a move, once each: the starter, all who have posted, every watcher of the thread. Not the moderator who moved
 * it, nor anyone who could read it neither before nor after; the page of notifications leaves its title out for those who can
 * no longer read it. Watchers of the new board are notified of threads that begin there, not of those that move there.
 */
export async function tellMoved(tx: Tx, { entryId, threadId, actorId, from, to, many }: Moved): Promise<void> {
  const members = await findConcerned(tx, { threadId, from: BigInt(from), to: BigInt(to) })
  if (many) return tellOfMany(tx, { members, key: `act:thread.move:many:${many}`, entryId, actorId, to })
  await tellMany(tx, { members, kind: 'act', key: `act:thread.move:thread:${threadId}`, threadId, entryId, actorId })
  await writeToStarter(tx, { entryId, threadId, actorId, from, to })
}

/** One line for all the threads of one sending: it counts them. Both boards of such a move have the same readers, so the new one may be named. */
async function tellOfMany(tx: Tx, { members, key, entryId, actorId, to }: { members: bigint[]; key: string; entryId: bigint; actorId: bigint; to: string }) {
  const detail = { count: 1, board: to, entries: [String(entryId)] }
  await tellMany(tx, { members, kind: 'threads.moved', key, entryId, actorId, detail, counts: true })
}

/** A letter to the starter, if the board where the thread is now is open to them. One that was not sent yet is overtaken by it. */
export async function writeToStarter(tx: Tx, { entryId, threadId, actorId, to }: Omit<Moved, 'many'>): Promise<void> {
  const { starter } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { starter: { select: { memberId: true } } } })
  const { memberId } = starter
  await dropLetters(tx, { memberId, kind: 'moved', entry: { threadId } })
  const boards = await boardsReadBy(tx, memberId, [BigInt(to)])
  if (memberId !== actorId && boards.has(BigInt(to))) await writeLetters(tx, 'moved', [{ memberId, entryId, data: {} }])
}

/** Whether the letter of a move has gone out; then its undo is worth a letter of its own. */
export async function wasWritten(tx: Tx, entryId: bigint): Promise<boolean> {
  return (await tx.outbox.count({ where: { entryId, kind: 'moved', sentAt: { not: null } } })) > 0
}
