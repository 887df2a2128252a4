import { memberReadsSql } from '@/lib/boards/policy'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { Readers } from '@/prisma/generated/client'

/** Whose threads are meant, as a condition upon a thread called t; its value is the key of the one or the other. */
const OF = { thread: 't.id = $1', board: 't."boardId" = $1' } as const
type Of = keyof typeof OF

/** Everyone whom these threads concern, as raw SQL: who started one, who has posted in one, who watches one. */
function concerned(of: Of): string {
  return `
  select c.id, bool_or(c.wrote) as wrote, bool_or(c.watches) as watches from (
    select s."memberId" as id, true as wrote, false as watches from "Thread" t join "Name" s on s.id = t."starterId" where ${OF[of]}
    union all select n."memberId", true, false
      from (select distinct p."nameId" from "Post" p join "Thread" t on t.id = p."threadId" where ${OF[of]}) p join "Name" n on n.id = p."nameId"
    union all select w."memberId", false, w."suspendedAt" is null from "Watch" w join "Thread" t on t.id = w."threadId" where ${OF[of]}
  ) c group by c.id`
}

/** Those whom a move of this thread between these boards concerns and who could read it before or can now. */
export async function findConcerned(tx: Tx, { threadId, from, to }: { threadId: bigint; from: bigint; to: bigint }): Promise<bigint[]> {
  // Raw SQL, here and below: thousands of people in one statement, each with roles of her own.
  const rows = await tx.$queryRawUnsafe<{ id: bigint }[]>(
    `select p.id from (${concerned('thread')}) p
     where exists (select from "Board" b where b.id in ($2, $3) and ${memberReadsSql('p.id', 'b')})`,
    threadId,
    from,
    to,
  )
  return rows.map(({ id }) => id)
}

/** Everyone whom the threads of a board concern. */
export async function findConcernedByBoard(tx: Tx, boardId: bigint): Promise<bigint[]> {
  const rows = await tx.$queryRawUnsafe<{ id: bigint }[]>(`select c.id from (${concerned('board')}) c`, boardId)
  return rows.map(({ id }) => id)
}

type Losses = { watchers: number; watchersOut: number; writers: number; writersOut: number }
export const NO_LOSSES: Losses = { watchers: 0, watchersOut: 0, writers: 0, writersOut: 0 }

/** How many people watch or wrote, and how many of them could not read it on a board called b. */
function countedLosses(of: Of): { columns: string; people: string } {
  return {
    columns: `count(*) filter (where p.watches)::int as watchers, count(*) filter (where p.watches and not p.reads)::int as "watchersOut",
       count(*) filter (where p.wrote)::int as writers, count(*) filter (where p.wrote and not p.reads)::int as "writersOut"`,
    people: `cross join lateral (select c.wrote, c.watches, ${memberReadsSql('c.id', 'b')} as reads from (${concerned(of)}) c) p`,
  }
}

/** How many of those who watch a thread or wrote in it could not read it on each of these boards. */
export async function countLosses(tx: Tx, threadId: bigint, boards: readonly bigint[]): Promise<(Losses & { boardId: bigint })[]> {
  const { columns, people } = countedLosses('thread')
  return tx.$queryRawUnsafe(`select b.id as "boardId", ${columns} from "Board" b ${people} where b.id = any($2) group by b.id`, threadId, [...boards])
}

/** How many people the threads of a board concern, and how many of them could not read it if staff alone did. */
export async function countLossesOfBoard(tx: Tx, boardId: bigint): Promise<Losses> {
  const { columns, people } = countedLosses('board')
  const forStaff = `(select $1::bigint as id, 'staff'::"Readers" as "readableBy") b`
  const [row] = await tx.$queryRawUnsafe<Losses[]>(`select ${columns} from ${forStaff} ${people}`, boardId)
  return row ?? NO_LOSSES
}

/** Watches of those who cannot read these threads where they are now wait; those of people who can again go on. */
export async function settleWatches(tx: Tx, of: Of, id: bigint): Promise<void> {
  await tx.$executeRawUnsafe(
    `update "Watch" w set "suspendedAt" = case when w."suspendedAt" is null then $2::timestamptz end
     from "Thread" t join "Board" b on b.id = t."boardId"
     where ${OF[of]} and w."threadId" = t.id and (w."suspendedAt" is null) <> ${memberReadsSql('w."memberId"', 'b')}`,
    id,
    now(),
  )
}

type ReadBoard = { name: string; slug: string; readableBy: Readers }

/** Which of two boards this member may read, by their names. */
export async function boardsReadBy(tx: Tx, memberId: bigint, boards: readonly bigint[]): Promise<ReadonlyMap<bigint, ReadBoard>> {
  const rows = await tx.$queryRawUnsafe<({ id: bigint } & ReadBoard)[]>(
    `select b.id, b.name, b.slug, b."readableBy" from "Board" b where b.id = any($2) and ${memberReadsSql('$1', 'b')}`,
    memberId,
    [...boards],
  )
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
