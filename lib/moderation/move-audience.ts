import { memberReadsSql } from '@/lib/boards/policy'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** Everyone whom a thread concerns, as raw SQL: its starter, who has posted in it, who watches it. Its value is the thread's key. */
const CONCERNED = `
  select c.id, bool_or(c.wrote) as wrote, bool_or(c.watches) as watches from (
    select s."memberId" as id, true as wrote, false as watches from "Thread" t join "Name" s on s.id = t."starterId" where t.id = $1
    union all select n."memberId", true, false from (select distinct "nameId" from "Post" where "threadId" = $1) p join "Name" n on n.id = p."nameId"
    union all select w."memberId", false, w."suspendedAt" is null from "Watch" w where w."threadId" = $1
  ) c group by c.id`

/** Those whom a move of this thread between these boards concerns and who could read it before or can now. */
export async function findConcerned(tx: Tx, { threadId, from, to }: { threadId: bigint; from: bigint; to: bigint }): Promise<bigint[]> {
  // Raw SQL, here and below: thousands of people in one statement, each with roles of her own.
  const rows = await tx.$queryRawUnsafe<{ id: bigint }[]>(
    `select p.id from (${CONCERNED}) p
     where exists (select from "Board" b where b.id in ($2, $3) and ${memberReadsSql('p.id', 'b')})`,
    threadId,
    from,
    to,
  )
  return rows.map(({ id }) => id)
}

type Losses = { boardId: bigint; watchers: number; watchersOut: number; writers: number; writersOut: number }
export const NO_LOSSES: Omit<Losses, 'boardId'> = { watchers: 0, watchersOut: 0, writers: 0, writersOut: 0 }

/** How many of those who watch a thread or wrote in it could not read it on each of these boards. */
export async function countLosses(tx: Tx, threadId: bigint, boards: readonly bigint[]): Promise<Losses[]> {
  return tx.$queryRawUnsafe<Losses[]>(
    `select b.id as "boardId", count(*) filter (where p.watches)::int as watchers, count(*) filter (where p.watches and not p.reads)::int as "watchersOut",
       count(*) filter (where p.wrote)::int as writers, count(*) filter (where p.wrote and not p.reads)::int as "writersOut"
     from "Board" b cross join lateral (select c.wrote, c.watches, ${memberReadsSql('c.id', 'b')} as reads from (${CONCERNED}) c) p
     where b.id = any($2) group by b.id`,
    threadId,
    [...boards],
  )
}

/** Watches of those who cannot read the thread where it is now wait; those of people who can again go on. */
export async function settleWatches(tx: Tx, threadId: bigint): Promise<void> {
  await tx.$executeRawUnsafe(
    `update "Watch" w set "suspendedAt" = case when w."suspendedAt" is null then $2::timestamptz end
     from "Thread" t join "Board" b on b.id = t."boardId"
     where t.id = $1 and w."threadId" = t.id and (w."suspendedAt" is null) <> ${memberReadsSql('w."memberId"', 'b')}`,
    threadId,
    now(),
  )
}

/** Which of two boards this member may read, by their names. */
export async function boardsReadBy(tx: Tx, memberId: bigint, boards: readonly bigint[]): Promise<ReadonlyMap<bigint, { name: string; slug: string }>> {
  const rows = await tx.$queryRawUnsafe<{ id: bigint; name: string; slug: string }[]>(
    `select b.id, b.name, b.slug from "Board" b where b.id = any($2) and ${memberReadsSql('$1', 'b')}`,
    memberId,
    [...boards],
  )
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
