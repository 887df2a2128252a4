import { record } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { CLOSED_WITH_PETITION } from '@/lib/threads/entry-line'
import { keptApart } from '@/lib/threads/entry-words'

type Closed = { id: bigint; boardId: bigint; lastNumber: number; starter: { memberId: bigint }; closesWith: { number: number; closesAt: Date | null } | null }

/**
 * Writes that a thread closed with its petition, where that is what closed it: an entry that nobody made, which is also the
 * notice in the thread, and a line to its watchers. In the transaction of the lock, and once for a closing: the key says which.
 */
export async function writeClosingWithPetition(tx: Tx, { id: threadId, boardId, lastNumber, starter, closesWith }: Closed, lockedAt: Date): Promise<void> {
  if (closesWith?.closesAt?.getTime() !== lockedAt.getTime()) return
  const entry = await tx.moderationEntry.create({
    data: {
      action: CLOSED_WITH_PETITION,
      boardId,
      threadId,
      atNumber: lastNumber,
      reason: 'petition',
      because: `Petition ${closesWith.number} can no longer be signed.`,
      says: `{by} closed this thread with its petition (${closesWith.number})`,
      ...(await keptApart(tx, { words: '', detail: { petition: closesWith.number } })),
      key: `petition-${threadId}-${lockedAt.getTime()}`,
      textHash: '',
      createdAt: now(),
    },
    select: { id: true },
  })
  await record(tx, { kind: 'moderation.entry', boardId, threadId })
  const watches = await tx.watch.findMany({ where: { threadId, suspendedAt: null }, select: { memberId: true } })
  const members = [starter.memberId, ...watches.map(({ memberId }) => memberId)]
  await tellMany(tx, { members, kind: 'act', key: `act:${CLOSED_WITH_PETITION}:thread:${threadId}`, threadId, entryId: entry.id })
}
