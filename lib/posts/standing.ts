import type { Tx } from '@/lib/platform/db'
import { hasStanding, NEWCOMER_POSTS } from './policy'

/** Whether an author is a member of standing at this moment: long enough here, with posts enough that stand. */
export async function isOfStanding(tx: Tx, { memberId, joinedAt }: { memberId: bigint; joinedAt: Date }, at: Date): Promise<boolean> {
  const standing = await tx.post.findMany({
    where: { name: { memberId }, withdrawnAt: null, removedAt: null },
    select: { id: true },
    take: NEWCOMER_POSTS,
  })
  const removed = await tx.post.aggregate({ where: { name: { memberId }, heldAt: null }, _max: { removedAt: true } })
  return hasStanding({ joinedAt, standingPosts: standing.length, lastRemovedAt: removed._max.removedAt }, at)
}
