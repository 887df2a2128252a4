import { change, record } from '@/lib/events/commands'
import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import type { Prisma } from '@/prisma/generated/client'
import { writeClosingWithPetition } from './petition-closing'

const AT_ONCE = 50

/**
 * Ends what was to end by itself: pins, locks and calm whose time is over at `now`; and locks what was to be locked from
 * then on. Returns how many threads it touched.
 * Two nodes may do it at once; each thread is ended once.
 */
export async function endTimers(now: Date): Promise<number> {
  const over = { lte: now }
  return change(async (tx) => {
    const threads = await tx.thread.findMany({
      where: { OR: [{ pinnedUntil: over }, { lockedUntil: over }, { calmUntil: over }, { locksAt: over }] },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: {
        id: true,
        boardId: true,
        locksAt: true,
        lastNumber: true,
        starter: { select: { memberId: true } },
        closesWith: { select: { number: true, closesAt: true } },
      },
    })
    let ended = 0
    for (const { locksAt, ...thread } of threads) {
      const { id, boardId } = thread
      const counts = [
        await end({ id, pinnedUntil: over }, { pinnedAt: null, pinnedUntil: null }),
        await end({ id, lockedUntil: over }, { lockedAt: null, lockedUntil: null }),
        await end({ id, calmUntil: over }, { calmUntil: null, calmSeconds: null, calmStanding: false }),
        // Last: a lock that is over leaves the thread to the one that has begun. One without an end stays as it is.
        await close(thread, locksAt),
        await end({ id, locksAt: over, lockedAt: { not: null } }, { locksAt: null, lockedUntil: null }),
      ]
      if (!counts.includes(1)) continue
      ended += 1
      await record(tx, { kind: 'thread.timer', boardId, threadId: id })
    }
    return ended

    async function close(thread: Parameters<typeof writeClosingWithPetition>[1], locksAt: Date | null): Promise<number> {
      const count = await end({ id: thread.id, locksAt, AND: { locksAt: over }, lockedAt: null }, { lockedAt: locksAt, locksAt: null })
      if (count === 1 && locksAt) await writeClosingWithPetition(tx, thread, locksAt)
      return count
    }

    async function end(where: Prisma.ThreadWhereInput, data: Prisma.ThreadUpdateManyMutationInput): Promise<number> {
      return (await tx.thread.updateMany({ where, data })).count
    }
  })
}

/** Pages know the moment themselves; this brings the database in line. */
export const endTimersJob = defineJob({
  name: 'end-timers',
  every: 10 * SECOND_MS,
  async run(_given, { signal }) {
    while ((await endTimers(now())) === AT_ONCE) if (signal.aborted) return 'more'
    return 'done'
  },
})
