import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'

/** How posts that went to another thread had come themselves, as an entry keeps it for its undo. */
export const came = z.array(z.object({ first: z.number(), last: z.number(), with: z.string(), shift: z.number() }))

/** Whoever watches the one thread watches the other as well, from now on and as she did. */
export async function copyWatches(tx: Tx, fromId: bigint, toId: bigint): Promise<void> {
  // Raw SQL: thousands of watchers in one statement.
  await tx.$executeRaw`
    insert into "Watch" ("memberId", "threadId", "createdAt", "suspendedAt")
    select "memberId", ${toId}, "createdAt", "suspendedAt" from "Watch" where "threadId" = ${fromId} order by "memberId"
    on conflict do nothing`
}

/** The member who started a thread. */
export async function findStarter(tx: Tx, threadId: bigint): Promise<bigint> {
  return (await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { starter: { select: { memberId: true } } } })).starter.memberId
}
