import type { Tx } from '@/lib/platform/db'

// Raw SQL throughout: ten thousand posts go in one statement, and numbers are given by the database that holds them.

/** How posts that are about to leave had come themselves: from one number to another, by which departure, how much higher they stood. */
type Came = { first: number; last: number; with: string; shift: number }

/** The numbers of a thread's posts that lie in one of the runs, in their order. */
export async function listNumbers(tx: Tx, threadId: bigint, runs: readonly (readonly [number, number])[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    select distinct p.number from unnest(${runs.map(([first]) => first)}::int[], ${runs.map(([, last]) => last)}::int[]) r(first, last),
      lateral (select number from "Post" where "threadId" = ${threadId} and number between r.first and r.last order by number) p
    order by p.number`
  return rows.map(({ number }) => number)
}

/** What the undo must restore of posts that came from elsewhere before; most never did. */
export function listCame(tx: Tx, threadId: bigint, numbers: readonly number[]): Promise<Came[]> {
  return tx.$queryRaw<Came[]>`
    select min(number)::int as first, max(number)::int as last, "cameWithId"::text as with, shift::int as shift
    from (
      select number, "cameWithId", "wasNumber" - number as shift, number = any(${numbers}::int[]) as goes,
        row_number() over (order by number) - row_number() over (partition by number = any(${numbers}::int[]), "cameWithId", "wasNumber" - number order by number) as run
      from "Post" where "threadId" = ${threadId}) p
    where goes and "cameWithId" is not null group by run, "cameWithId", shift order by 1`
}

type Carried = { fromId: bigint; toId: bigint; entryId: bigint; numbers: readonly number[]; after: number }

/**
 * Takes posts of one thread over to another, where they get the numbers after `after` in their order. Each run of
 * neighbours among the numbers that were still there leaves one departure. Both threads' rows are held by the caller.
 */
export async function carryPosts(tx: Tx, { fromId, toId, entryId, numbers, after }: Carried): Promise<void> {
  await tx.$executeRaw`
    with standing as (
      select id, number, number = any(${numbers}::int[]) as goes from "Post" where "threadId" = ${fromId}),
    going as (
      select id, number, row_number() over (order by number) as place, min(number) over (partition by run) as first
      from (
        select id, number, goes, row_number() over (order by number) - row_number() over (partition by goes order by number) as run from standing) s
      where goes),
    gone as (
      insert into "Departure" ("threadId", "firstNumber", "lastNumber", "toId", "entryId")
      select ${fromId}, first, max(number), ${toId}, ${entryId} from going group by first order by first
      returning id, "firstNumber")
    update "Post" p set "threadId" = ${toId}, number = ${after}::int + going.place, "wasNumber" = p.number, "cameWithId" = gone.id
    from going join gone on gone."firstNumber" = going.first where p.id = going.id`
}

/** How many posts that one act brought are still where it brought them. */
export async function countCarried(tx: Tx, { toId, entryId }: { toId: bigint; entryId: bigint }): Promise<number> {
  return tx.post.count({ where: { threadId: toId, cameWith: { entryId } } })
}

type CarriedBack = { fromId: bigint; toId: bigint; entryId: bigint; came: readonly Came[] }

/**
 * Takes posts back to the thread `fromId`, from which an act had brought them to `toId`: with their old numbers, which
 * nobody else was given. With `leaveLine` the thread that had them says where they went, as it does of every gap.
 */
export async function carryBack(tx: Tx, { fromId, toId, entryId, came }: CarriedBack, { leaveLine = false } = {}): Promise<void> {
  const departures = await tx.departure.findMany({ where: { entryId, threadId: fromId, toId }, select: { id: true } })
  const ids = departures.map(({ id }) => id)
  if (leaveLine)
    await tx.$executeRaw`
      insert into "Departure" ("threadId", "firstNumber", "lastNumber", "toId", "entryId")
      select ${toId}, min(number), max(number), ${fromId}, ${entryId} from "Post" where "cameWithId" = any(${ids}) and "threadId" = ${toId}`
  await tx.$executeRaw`
    update "Post" p set "threadId" = ${fromId}, number = before.number, "cameWithId" = before.came, "wasNumber" = before.number + before.shift
    from (
      select q.id, q."wasNumber" as number, c.came, c.shift from "Post" q
      left join unnest(${came.map(({ first }) => first)}::int[], ${came.map(({ last }) => last)}::int[],
        ${came.map((each) => BigInt(each.with))}::bigint[], ${came.map(({ shift }) => shift)}::int[]) c(first, last, came, shift)
        on q."wasNumber" between c.first and c.last
      where q."cameWithId" = any(${ids}) and q."threadId" = ${toId}) before
    where p.id = before.id`
  await tx.departure.deleteMany({ where: { id: { in: ids } } })
}
