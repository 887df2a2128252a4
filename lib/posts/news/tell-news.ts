import { memberReadsSql } from '@/lib/boards/policy'
import { change } from '@/lib/events/commands'
import { MINUTE_MS } from '@/lib/jobs/define-job'
import { DAY_MS, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'

/** Posts in one transaction, at most. */
const AT_ONCE = 200
/** Nothing older is news. */
const OLD_MS = 3 * DAY_MS

type NewPost = { postId: bigint; createdAt: Date }

/** How this node gets on: fewer posts at once after a failure, until nothing is left to tell; and the post that failed by itself, past which it goes for a minute. */
const pace = { atOnce: AT_ONCE, failed: 0n, until: new Date(0) }

/**
 * Notifies those who watch of new posts and threads, once each: the news is deleted in the same transaction. One line for a
 * thread or a board, which counts on until it is read. Several nodes may do it at once, each with posts of its own.
 */
export async function tellNews(): Promise<'done' | 'more'> {
  const { atOnce } = pace
  let taken: NewPost[] = []
  try {
    await change(async (tx) => {
      taken = await takeNews(tx, atOnce)
      await tellOf(tx, taken)
    })
  } catch (failure) {
    slowDown(taken, failure)
    return 'more'
  }
  if (taken.length === atOnce) return 'more'
  pace.atOnce = AT_ONCE
  return 'done'
}

async function tellOf(tx: Tx, taken: readonly NewPost[]): Promise<void> {
  const posts = taken.filter(({ createdAt }) => now().getTime() - createdAt.getTime() < OLD_MS).map(({ postId }) => postId)
  if (posts.length === 0) return
  // In this order, and each by the keys of its members: two nodes that notify the same people never wait for each other in a ring.
  await tx.$executeRawUnsafe(telling('thread'), posts, now())
  await tx.$executeRawUnsafe(telling('board'), posts, now())
}

/** There may be too many watchers for one transaction, or one post may be at fault: then the others are news all the same. Throws where not even the posts could be read. */
function slowDown(taken: readonly NewPost[], failure: unknown): void {
  const [first] = taken
  if (!first) throw failure
  logFailure('telling of new posts', failure, { posts: taken.length, first: String(first.postId) })
  if (taken.length > 1) pace.atOnce = Math.floor(taken.length / 2)
  else Object.assign(pace, { failed: first.postId, until: new Date(now().getTime() + MINUTE_MS) })
}

/** What another node has taken is left to it. Old news is taken as well, and nobody is notified: an imported thread, or a server that was off for days. */
async function takeNews(tx: Tx, atOnce: number): Promise<NewPost[]> {
  const after = now() < pace.until ? pace.failed : 0n
  return tx.$queryRaw<NewPost[]>`
    delete from "News" where "postId" in (select "postId" from "News" where "postId" > ${after} order by "postId" limit ${atOnce} for update skip locked)
    returning "postId", "createdAt"`
}

// Raw SQL: thousands of people in one statement, each with the roles, the own posts and the earlier lines that are theirs.
const OF = {
  thread: {
    watching: `join "Watch" w on w."threadId" = p."threadId" and w."suspendedAt" is null`,
    only: 'true',
    key: `'posts:' || p."threadId"`,
    kind: 'posts',
    grouped: 'p."threadId"',
    letter: `jsonb_build_object('thread', t."threadId"::text, 'post', t."postId"::text)`,
  },
  board: {
    watching: `join "BoardWatch" w on w."boardId" = t."boardId"`,
    only: 'p.number = 1',
    key: `'threads:' || t."boardId"`,
    kind: 'threads',
    grouped: 't."boardId"',
    letter: `jsonb_build_object('board', t.detail->>'board', 'post', t."postId"::text)`,
  },
} as const

/** $1: the posts, $2: the moment. A letter is written with a new line; a line that counts on has had its letter. */
function telling(of: keyof typeof OF): string {
  const { watching, only, key, kind, grouped, letter } = OF[of]
  return `
  with news as (
    select w."memberId", ${key} as key, min(p.id) as "postId", count(*) as count, min(${of === 'thread' ? 'p."threadId"' : 'null::bigint'}) as "threadId", min(t."boardId") as "boardId"
    from "Post" p join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId" join "Name" n on n.id = p."nameId"
    ${watching} join "Member" m on m.id = w."memberId"
    where p.id = any($1) and ${only} and p."removedAt" is null and p."withdrawnAt" is null and t."removedAt" is null
      and n."memberId" <> w."memberId" and m."bannedAt" is null and ${memberReadsSql('w."memberId"', 'b')} and ${wantsToHear()}
      and not exists (select from "Notification" o where o."memberId" = w."memberId" and o."postId" = p.id)
    group by w."memberId", ${grouped}),
  told as (
    insert into "Notification" as n ("memberId", kind, key, "threadId", "postId", detail, "createdAt")
    select "memberId", '${kind}', key, "threadId", "postId", jsonb_build_object('count', count, 'board', "boardId"::text), $2::timestamptz from news order by "memberId", key
    on conflict ("memberId", key) where "readAt" is null do update
      set id = excluded.id, "createdAt" = excluded."createdAt", detail = excluded.detail || jsonb_build_object('count', (n.detail->>'count')::int + (excluded.detail->>'count')::int)
    returning "memberId", "threadId", "postId", detail, xmax = 0 as begins)
  insert into "Outbox" ("memberId", kind, data, "createdAt")
  select t."memberId", 'news', ${letter}, $2::timestamptz from told t join "Member" m on m.id = t."memberId"
  where t.begins and m."mailsNewsAt" is not null and m.email is not null`
}

/** The one place to ask whether the member hid the thread or the board, or ignores the writer: w is the watch, t the thread, n the writer’s name. */
function wantsToHear(): string {
  return 'true'
}
