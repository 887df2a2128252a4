import { EVERYTHING } from '@/lib/events/changes'
import { change, tell } from '@/lib/events/commands'
import { sql } from '@/lib/platform/db'

/** One counter that differs from what it counts. */
export type Difference = { what: 'thread' | 'board'; id: bigint; counter: string; kept: number; counted: number }

/**
 * Counts threads and posts anew and names every counter that differs; with `repair` mends it.
 * Reads one snapshot, so writers in flight make no false alarm.
 */
export async function recount({ repair = false } = {}): Promise<Difference[]> {
  const differences = await sql<Difference>(DIFFERENCES)
  if (repair && differences.length > 0) await mend()
  return differences
}

async function mend(): Promise<void> {
  await change(async (tx) => {
    await tx.$executeRaw`lock table "Thread", "Post", "BoardCount" in share row exclusive mode`
    for (const statement of MEND) await tx.$executeRawUnsafe(statement)
  })
  await tell(EVERYTHING)
}

// Raw SQL: a count of everything in one statement, which is one snapshot.
const COUNTED_THREADS = `
  select t.id, t."postCount", t."lastNumber", t."lastPostNumber",
    coalesce(count(p.id) filter (where p."withdrawnAt" is null and p."removedAt" is null), 0)::int as posts,
    coalesce(max(p.number), 1) as highest
  from "Thread" t left join "Post" p on p."threadId" = t.id group by t.id`

const COUNTED_BOARDS = `
  select b.id,
    coalesce((select sum(c.threads) from "BoardCount" c where c."boardId" = b.id), 0)::int as "keptThreads",
    coalesce((select sum(c.posts) from "BoardCount" c where c."boardId" = b.id), 0)::int as "keptPosts",
    (select count(*) from "Thread" t where t."boardId" = b.id and t."removedAt" is null)::int as threads,
    (select count(*) from "Post" p join "Thread" t on t.id = p."threadId"
      where t."boardId" = b.id and t."removedAt" is null and p."withdrawnAt" is null and p."removedAt" is null)::int as posts
  from "Board" b`

const DIFFERENCES = `
  with threads as (${COUNTED_THREADS}), boards as (${COUNTED_BOARDS})
  select 'thread' as what, id, 'posts' as counter, "postCount" as kept, posts as counted from threads where "postCount" <> posts
  union all select 'thread', id, 'highest number', "lastNumber", highest from threads where "lastNumber" < highest
  union all select 'board', id, 'threads', "keptThreads", threads from boards where "keptThreads" <> threads
  union all select 'board', id, 'posts', "keptPosts", posts from boards where "keptPosts" <> posts
  order by what, id, counter`

const MEND = [
  `update "Thread" t set "postCount" = c.posts, "lastNumber" = greatest(t."lastNumber", c.highest)
   from (${COUNTED_THREADS}) c where c.id = t.id and (t."postCount" <> c.posts or t."lastNumber" < c.highest)`,
  `delete from "BoardCount"`,
  `insert into "BoardCount" ("boardId", shard, threads, posts) select id, 0, threads, posts from (${COUNTED_BOARDS}) b`,
]
