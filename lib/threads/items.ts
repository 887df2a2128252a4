import type { Named } from '@/lib/boards/sentence'
import type { Sight } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { soonest } from '@/lib/platform/moments'
import { threadPath } from '@/lib/urls'
import { appealableUntil } from './appeal-time'
import { type Appealable, CLOSED_WITH_PETITION, type EntryRow, entryLine, GRANTED } from './entry-line'
import { findNamed, findNamedThreads } from './named'
import { editableUntil } from './policy'
import type { PostRow } from './post-rows'
import { withQuotedBy } from './quoted-by'
import { tombstoneOf } from './tombstones'

type Range = [first: number, last: number]
type ItemThread = { id: bigint; starterId: bigint; editMinutes: number; lockedAt: Date | null; archivedAt: Date | null; acts: number }
/** Of these entries, those that can be appealed against now: by whom, and whether she has. */
export type FindOpenToAppeal = (entries: readonly EntryRow[]) => Promise<ReadonlyMap<bigint, Appealable>>
type Coming = { id: bigint; entryId: bigint; threadId: bigint }

/**
 * Posts, what moderators did, and where posts left or came, in their order. `range` holds the numbers that the page is
 * about; without it (posts of one voice) only posts are shown, with what was done to them.
 */
export async function listItems(sight: Sight, thread: ItemThread, rows: PostRow[], range: Range | null, findOpen: FindOpenToAppeal) {
  const posts = await withQuotedBy(sight, rows)
  // Most threads never saw an act, and no post of theirs came from where there was one: two questions less.
  const untouched = thread.acts === 0 && posts.every(({ cameWithId }) => cameWithId === null)
  const arrivals = await findArrivals(sight, thread.id, posts)
  const brought = new Map([...arrivals].flatMap(([postId, { entryId }]) => (entryId ? [[entryId, postId] as const] : [])))
  const entries = untouched ? [] : await listEntries(sight, { threadId: thread.id, range, posts, brought: [...brought.keys()], findOpen })
  const items = posts.map((post) => {
    const made = entries.filter(({ postId }) => postId === post.id)
    const marks = { isOp: post.nameId === thread.starterId, editable: openToAuthor(post, thread) !== null, tombstone: tombstoneOf(post, made) }
    return { at: post.number, item: { kind: 'post' as const, post: { ...shown(post), ...marks, made, cameFrom: arrivals.get(post.id)?.from ?? null } } }
  })
  if (!range) return items.map(({ item }) => item)
  const numberOf = new Map(posts.map(({ id, number }) => [id, number]))
  const notices = entries
    .filter(({ postId }) => postId === null)
    .map((notice) => ({ at: (numberOf.get(brought.get(notice.id) ?? 0n) ?? (notice.atNumber ?? 0) + 1) - 0.5, item: { kind: 'notice' as const, notice } }))
  const departures = (untouched ? [] : await listDepartures(sight, thread.id, range)).map((departure) => ({
    at: departure.firstNumber,
    item: { kind: 'departure' as const, departure },
  }))
  return [...items, ...notices, ...departures].sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** What a page shows of a post: each word more would be carried fifty times through its rendering. */
function shown<Post extends PostRow>({ revision, withdrawnAt, removedAt, heldAt, cameWithId, unfolded, ...post }: Post) {
  return post
}

/** Until when the author of a post may edit it; null where she no longer may. */
export function openToAuthor(post: PostRow, thread: ItemThread): Date | null {
  const until = editableUntil(post, thread)
  const closed = post.withdrawnAt ?? post.removedAt ?? thread.lockedAt ?? thread.archivedAt
  return closed || until <= now() ? null : until
}

type DepartureRow = { id: bigint; firstNumber: number; lastNumber: number; title: string | null; href: string | null }

/** The runs of posts that left this page for other threads; a thread that the reader may not see is not named. */
async function listDepartures(sight: Sight, threadId: bigint, [first, last]: Range): Promise<DepartureRow[]> {
  const rows = await sql<{ id: bigint; firstNumber: number; lastNumber: number; toId: bigint }>(
    `select id, "firstNumber", "lastNumber", "toId" from "Departure"
     where "threadId" = $1 and "firstNumber" <= $3 and "lastNumber" >= $2 order by "firstNumber", id`,
    [threadId, first, last],
  )
  const threads = await findNamedThreads(
    sight,
    rows.map(({ toId }) => toId),
  )
  return rows.map(({ toId, ...row }) => ({ ...row, ...namedThread(threads, toId) }))
}

type Arrival = { from: ReturnType<typeof namedThread>; entryId: bigint | null }

/** For each post with which posts from another thread begin: which thread, and the entry that brought them if they begin here. */
async function findArrivals(sight: Sight, threadId: bigint, posts: PostRow[]): Promise<Map<bigint, Arrival>> {
  const begins = await listBegins(threadId, posts)
  if (begins.length === 0) return new Map()
  const ids = begins.flatMap(({ cameWithId, before }) => [cameWithId, before ?? 0n])
  const rows = await sql<Coming>(`select id, "entryId", "threadId" from "Departure" where id = any($1)`, [ids])
  const coming = new Map(rows.map((row) => [row.id, row]))
  const threads = await findNamedThreads(
    sight,
    rows.map((row) => row.threadId),
  )
  return new Map(begins.map(({ id, cameWithId, before }) => [id, arrivalOf(coming.get(cameWithId), coming.get(before ?? 0n))]))

  function arrivalOf(came: Coming | undefined, before: Coming | undefined): Arrival {
    const from = namedThread(threads, came?.threadId ?? 0n)
    const elsewhere = threads.get(came?.threadId ?? 0n)?.at.id !== threadId // a merged thread leads here
    return { from: { ...from, href: elsewhere ? from.href : null }, entryId: came && came.entryId !== before?.entryId ? came.entryId : null }
  }
}

/** The posts that another departure brought than the one before them. */
async function listBegins(threadId: bigint, posts: PostRow[]) {
  const [first] = posts
  const beforeFirst = first?.cameWithId ? await findCameBefore(threadId, first.number) : null
  return posts
    .map(({ id, cameWithId }, index) => ({ id, cameWithId, before: index === 0 ? beforeFirst : (posts[index - 1]?.cameWithId ?? null) }))
    .filter((post): post is typeof post & { cameWithId: bigint } => post.cameWithId !== null && post.cameWithId !== post.before)
}

/** The departure that brought the post before this number. */
async function findCameBefore(threadId: bigint, number: number): Promise<bigint | null> {
  const [row] = await sql<{ cameWithId: bigint | null }>(`select "cameWithId" from "Post" where "threadId" = $1 and number < $2 order by number desc limit 1`, [
    threadId,
    number,
  ])
  return row?.cameWithId ?? null
}

function namedThread(threads: Named['threads'], id: bigint): { title: string | null; href: string | null } {
  const named = threads.get(id)
  return { title: named?.title ?? null, href: named ? threadPath(named.at) : null }
}

/** After which post a notice stands. One that gives its day alone stands at the end of that day: the posts around it would tell the hour. */
const PLACE = `case when e.named or e."postId" is not null then e."atNumber" else coalesce(
  (select p.number - 1 from "Post" p where p."threadId" = $1 and p.number > e."atNumber"
     and p."createdAt" >= (date_trunc('day', e."createdAt" at time zone 'Europe/London') + interval '1 day') at time zone 'Europe/London'
   order by p.number limit 1),
  (select "lastNumber" from "Thread" where id = $1)) end`

/** Links that this act made clickable and the author has had shown as text since. */
const TAKEN_BACK = `select count(*)::int from "PostLink" l join "Post" p on p.id = l."postId" join "Name" own on own.id = p."nameId"
  where l."postId" = e."postId" and l.state = 'plain' and l."decidedById" = own."memberId" and l."decidedAt" >= e."createdAt"
    and w.detail->'links' @> jsonb_build_array(jsonb_build_object('ordinal', l.ordinal, 'address', l.address))`

type Wanted = { threadId: bigint; range: Range | null; posts: PostRow[]; brought: bigint[]; findOpen: FindOpenToAppeal }

/**
 * What moderators did on this page: notices of the thread in its range of numbers, acts on its posts or on links in them,
 * and what brought posts here. That a rule held a post is left out: under it, it would mark a newcomer for good.
 */
async function listEntries(sight: Sight, { threadId, range, posts, brought, findOpen }: Wanted) {
  // One branch for each index; an act on a post is found by the post alone, wherever it was done.
  const rows = await sql<EntryRow>(
    `with wanted as (
       select id from "ModerationEntry" where "threadId" = $1 and "postId" is null and named and "atNumber" between $2 and $3
       union select id from "ModerationEntry" where "threadId" = $1 and "postId" is null and not named
       union select id from "ModerationEntry" where "postId" = any($4::bigint[])
       union select id from "ModerationEntry" where id = any($5::bigint[])),
     told as (select id, null::bigint as "ruledId", null::timestamptz as since from wanted union all select "entryId", "postId", since from "RuledPost" where "postId" = any($4::bigint[]))
     select e.id, e.action, e.says, e.reason, e.because, case when e."wordsOpen" then w.words else '' end as words, e."createdAt", place as "atNumber", coalesce(e."postId", "ruledId") as "postId",
       since, e."undoesId", e."boardId", e.named, e.rule, e.until, n.name as by, u.id is not null as undone, case when u.action = '${GRANTED}' then 'reversed'
         when exists (select from "Appeal" a where a."entryId" = e.id and a.outcome = 'declined') then 'upheld' end as appealed, w."blankedById" is not null as blanked, r.revision + 1 as revision, case when e.action = 'post.links' then (${TAKEN_BACK}) end as "takenBack"
     from told join "ModerationEntry" e using (id) left join "Name" n on n.id = e."nameId" join "EntryWords" w on w."entryId" = e.id
       left join "ModerationEntry" u on u."undoesId" = e.id left join "PostRevision" r on r."postId" = e."postId" and r."entryId" = e.id
       cross join lateral (select ${PLACE} as place) shown
     where (n.id is not null or e.action = '${CLOSED_WITH_PETITION}') and (coalesce(e."postId", "ruledId") is not null or e.id = any($5::bigint[]) or place between $2 and $3)
     order by e.id`,
    [threadId, ...(range ?? [0, -1]), posts.map(({ id }) => id), brought],
  )
  const named = await findNamed(
    sight,
    rows.map(({ says }) => says),
  )
  const open = await findOpen(rows)
  return rows.map((row) => entryLine({ ...row, appeal: appealOf(row) }, named))

  /** An act on links is open to the author of each post that it touched, from when it did. */
  function appealOf({ id, postId, ...row }: EntryRow): Appealable | undefined {
    const appeal = open.get(id)
    const until = soonest([appealableUntil(row), row.until])
    return appeal && until ? { ...appeal, until, nameId: appeal.nameId ?? posts.find((post) => post.id === postId)?.nameId ?? null } : undefined
  }
}
