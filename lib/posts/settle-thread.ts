import type { Tx } from '@/lib/platform/db'

/**
 * Sets right what a thread says of its posts after some of them came into sight or went out of it: how many stand, and
 * which is the last. Its place in the lists follows its last post where it did before, or where that post had lifted it
 * higher when HQ approved it. Where none stands, nobody learns from it who wrote what waits. The caller holds the thread's row.
 */
export async function settleThread(tx: Tx, threadId: bigint): Promise<void> {
  // Raw SQL: one statement, where Prisma would read first and write then.
  await tx.$executeRaw`
    update "Thread" t set "postCount" = c.posts, "lastPostAt" = l."createdAt", "lastPostNumber" = l.number, "lastPosterId" = l."nameId", "lastPostVoice" = l.voice,
      "activityAt" = case when t."activityAt" = t."lastPostAt" or (t."activityAt" > t."lastPostAt" and t."lastPostNumber" <> l.number)
        then l."createdAt" else t."activityAt" end
    from (select count(*)::int as posts from "Post" where "threadId" = ${threadId} and "withdrawnAt" is null and "removedAt" is null) c,
      (select "createdAt", number, "nameId", voice from "Post" where "threadId" = ${threadId}
        order by ("withdrawnAt" is null and "removedAt" is null) desc, "heldAt" is null desc,
          case when "heldAt" is null then "createdAt" end desc, case when "heldAt" is null then number end desc, number limit 1) l
    where t.id = ${threadId}`
}
