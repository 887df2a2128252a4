import type { Tx } from '@/lib/platform/db'
import { hasStanding, NEWCOMER_POSTS, type Standing, standingOf } from './policy'

type Asked = { memberId: bigint; joinedAt: Date }

/** The standing of an author at this moment: long enough here, with posts enough that stand, and none removed of late. */
export async function findMemberStanding(tx: Tx, { memberId, joinedAt }: Asked, at: Date): Promise<Standing> {
  const standing = await tx.post.findMany({
    where: { name: { memberId }, withdrawnAt: null, removedAt: null },
    select: { id: true },
    take: NEWCOMER_POSTS,
  })
  const removed = await tx.post.aggregate({ where: { name: { memberId }, heldAt: null }, _max: { removedAt: true } })
  return standingOf({ joinedAt, standingPosts: standing.length, lastRemovedAt: removed._max.removedAt }, at)
}

/** Whether an author is a member of standing at this moment. */
export async function isOfStanding(tx: Tx, asked: Asked, at: Date): Promise<boolean> {
  return hasStanding(await findMemberStanding(tx, asked, at))
}
