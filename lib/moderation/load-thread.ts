import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** The facts of a thread that its acts judge by; null where there is none, or where it is removed. Whether it may be seen is asked by the act. */
export async function loadThread(tx: Tx, id: bigint, { removed = false } = {}) {
  const thread = await tx.thread.findFirst({
    where: { id, ...(removed ? {} : { removedAt: null }) },
    select: {
      id: true,
      slug: true,
      title: true,
      lastNumber: true,
      postCount: true,
      createdAt: true,
      activityAt: true,
      lastPostAt: true,
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      closesWithId: true,
      closesWith: { select: { number: true, closesAt: true } },
      pinnedAt: true,
      pinnedUntil: true,
      calmUntil: true,
      calmSeconds: true,
      calmStanding: true,
      duplicateOfId: true,
      removedAt: true,
      heldAt: true,
      mergedIntoId: true,
      board: { select: { id: true, slug: true, name: true, readableBy: true } },
    },
  })
  return thread && { thread, now: now() }
}
