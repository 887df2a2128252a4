import { memberReadsSql } from '@/lib/boards/policy'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** Everyone whom the threads of a board concern, as raw SQL: who has posted in them, who watches one. Its value is the board's key. */
const CONCERNED = `
  select c.id, bool_or(c.wrote) as wrote, bool_or(c.watches) as watches from (
    select n."memberId" as id, true as wrote, false as watches
      from (select distinct p."nameId" from "Post" p join "Thread" t on t.id = p."threadId" where t."boardId" = $1) p join "Name" n on n.id = p."nameId"
    union all select w."memberId", false, w."suspendedAt" is null from "Watch" w join "Thread" t on t.id = w."threadId" where t."boardId" = $1
  ) c group by c.id`

/** A board as if staff alone read it. */
const FOR_STAFF = `(select $1::bigint as id, 'staff'::"Readers" as "readableBy") b`

/** How many people the threads of a board concern, and how many of them are of its staff. */
export async function countConcerned(tx: Tx, boardId: bigint) {
  // Raw SQL, here and below: thousands of people in one statement, each with roles of her own.
  const [row] = await tx.$queryRawUnsafe<{ watchers: number; watchersOut: number; writers: number; writersOut: number }[]>(
    `select count(*) filter (where p.watches)::int as watchers, count(*) filter (where p.watches and not p.reads)::int as "watchersOut",
       count(*) filter (where p.wrote)::int as writers, count(*) filter (where p.wrote and not p.reads)::int as "writersOut"
     from ${FOR_STAFF} cross join lateral (select c.wrote, c.watches, ${memberReadsSql('c.id', 'b')} as reads from (${CONCERNED}) c) p`,
    boardId,
  )
  return row ?? { watchers: 0, watchersOut: 0, writers: 0, writersOut: 0 }
}

/** Everyone whom the threads of a board concern. */
export async function findConcernedByBoard(tx: Tx, boardId: bigint): Promise<bigint[]> {
  const rows = await tx.$queryRawUnsafe<{ id: bigint }[]>(`select c.id from (${CONCERNED}) c`, boardId)
  return rows.map(({ id }) => id)
}

/** Watches of those who cannot read the board now wait; those of people who can again go on. */
export async function settleWatchesOfBoard(tx: Tx, boardId: bigint): Promise<void> {
  await tx.$executeRawUnsafe(
    `update "Watch" w set "suspendedAt" = case when w."suspendedAt" is null then $2::timestamptz end
     from "Thread" t join "Board" b on b.id = t."boardId"
     where b.id = $1 and w."threadId" = t.id and (w."suspendedAt" is null) <> ${memberReadsSql('w."memberId"', 'b')}`,
    boardId,
    now(),
  )
}
