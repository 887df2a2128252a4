import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import { findNamedBoards } from '@/lib/boards/queries'
import type { Sight } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { pageOf } from '@/lib/urls'
import type { BoardKind, LinkTrust, Readers, Writers } from '@/prisma/generated/client'
import { type EntryRow, entryLine } from './entry-line'
import { editableUntil, lockHolding, takesReplies, visibleThreads } from './policy'
import { listPosts, numbersOf, type PostRow, type Showing, WHOLE_PAGE_SIZE } from './post-rows'
import { type QuotedBy, withQuotedBy } from './quoted-by'

/**
 * A thread and the posts that one of its pages shows, each page an index range on the post number.
 * Null where the thread is missing or hidden, or has no such page.
 */
export async function findThread(sight: Sight, id: bigint, showing: Showing) {
  const thread = await findThreadRow(sight, id)
  if (!thread) return null
  const pages = showing.kind === 'whole' ? Math.ceil(thread.lastNumber / WHOLE_PAGE_SIZE) : pageOf(thread.lastNumber)
  if (showing.kind !== 'by' && showing.page > pages) return null
  const { posts, more } = await listPosts(thread, showing)
  const entries = await listEntries(sight, thread.id, showing, posts)
  const board = { id: thread.boardId, repliableBy: thread.repliableBy, lengthCap: thread.lengthCap }
  return {
    ...thread,
    replying: takesReplies({ ...thread, board }),
    showing,
    pages,
    nextAfter: more ? posts.at(-1)?.number : undefined,
    items: itemsInOrder(await withQuotedBy(sight, posts), entries, thread),
    /** The moment at which one of these posts stops being open to its author. */
    until: soonest(posts.flatMap((post) => openToAuthor(post, thread) ?? [])),
  }
}

/** Holds a thread’s row until the transaction ends, so that what is read of it next stays true. */
export async function holdThread(tx: Tx, id: bigint): Promise<void> {
  await tx.$queryRaw`select id from "Thread" where id = ${id} for update` // Prisma has no row lock
}

/** A thread's title and address for a page about it; null where it is missing or hidden. */
export async function findThreadHead(tx: Tx, sight: Sight, id: bigint) {
  const thread = await tx.thread.findFirst({
    where: { id, ...visibleThreads(sight) },
    select: {
      id: true,
      slug: true,
      title: true,
      lastNumber: true,
      lockedAt: true,
      lockedUntil: true,
      calmUntil: true,
      calmSeconds: true,
      calmStanding: true,
      board: { select: { id: true, slug: true, name: true, repliableBy: true, lengthCap: true, readableBy: true } },
    },
  })
  return thread && { ...thread, lockedAt: lockHolding(thread, now()) }
}

type ThreadRow = {
  id: bigint
  slug: string
  title: string
  createdAt: Date
  lastNumber: number
  postCount: number
  lastPostAt: Date
  lastPostNumber: number
  lockedAt: Date | null
  lockedUntil: Date | null
  pinnedAt: Date | null
  calmUntil: Date | null
  calmSeconds: number | null
  calmStanding: boolean
  duplicateOfId: bigint | null
  starterId: bigint
  starter: string
  boardId: bigint
  boardName: string
  boardSlug: string
  boardKind: BoardKind
  readableBy: Readers
  repliableBy: Writers
  lengthCap: number
  editMinutes: number
  linkTrust: LinkTrust
  unindexedAt: Date | null
  acts: number
}

async function findThreadRow(sight: Sight, id: bigint): Promise<ThreadRow | undefined> {
  // Raw SQL, here and below: the page that is read a hundred times for each time it is written.
  const [row] = await sql<ThreadRow>(
    `select t.id, t.slug, t.title, t."createdAt", t."lastNumber", t."postCount", t."lastPostAt", t."lastPostNumber", t."lockedAt", t."lockedUntil",
       t."pinnedAt", t."calmUntil", t."calmSeconds", t."calmStanding", t."duplicateOfId", t."starterId",
       s.name as starter, b.id as "boardId", b.name as "boardName", b.slug as "boardSlug", b.kind as "boardKind",
       b."readableBy", b."repliableBy", b."lengthCap", b."editMinutes", b."linkTrust", b."unindexedAt",
       (select count(*) from "ModerationEntry" e where e."threadId" = t.id)::int as acts
     from "Thread" t join "Board" b on b.id = t."boardId" join "Name" s on s.id = t."starterId"
     where t.id = $3 and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}`,
    [...sightValues(sight), id],
  )
  return row && { ...row, lockedAt: lockHolding(row, now()) }
}

/** What moderators did on this page: notices of the thread in its range of numbers, and acts upon its posts. */
async function listEntries(sight: Sight, threadId: bigint, showing: Showing, posts: PostRow[]) {
  const [first, last] = showing.kind === 'by' ? [0, 0] : numbersOf(showing)
  const rows = await sql<EntryRow>(
    `select e.id, e.action, e.says, e.reason, e.because, case when e."wordsOpen" then w.words else '' end as words, e."createdAt", e."atNumber", e."postId",
       e."undoesId", e."boardId", e.named, e.rule, e.until, n.name as by, u.id is not null as undone, r.revision + 1 as revision
     from "ModerationEntry" e join "Name" n on n.id = e."nameId" join "EntryWords" w on w."entryId" = e.id
       left join "ModerationEntry" u on u."undoesId" = e.id left join "PostRevision" r on r."postId" = e."postId" and r."entryId" = e.id
     where e."threadId" = $1 and (e."postId" is null and e."atNumber" between $2 and $3 or e."postId" = any($4::bigint[]))
     order by e.id`,
    [threadId, first, last, posts.map(({ id }) => id)],
  )
  const boards = await findNamedBoards(
    sight,
    rows.map(({ says }) => says),
  )
  return rows.map((row) => entryLine(row, boards))
}

function itemsInOrder(posts: (PostRow & QuotedBy)[], entries: ReturnType<typeof entryLine>[], thread: ThreadRow) {
  const notices = entries.filter(({ postId }) => postId === null)
  return posts.flatMap((post, index) => {
    const next = posts[index + 1]?.number ?? Number.POSITIVE_INFINITY
    const here = notices.filter(({ atNumber }) => atNumber !== null && atNumber >= post.number && atNumber < next)
    const made = entries.filter(({ postId }) => postId === post.id)
    const shown = { ...post, isOp: post.nameId === thread.starterId, editable: openToAuthor(post, thread) !== null, made }
    return [{ kind: 'post' as const, post: shown }, ...here.map((notice) => ({ kind: 'notice' as const, notice }))]
  })
}

/** Until when the author of a post may edit it; null where she no longer may. */
function openToAuthor(post: PostRow, thread: ThreadRow): Date | null {
  const until = editableUntil(post, thread)
  const closed = post.withdrawnAt ?? post.removedAt ?? thread.lockedAt
  return closed || until <= now() ? null : until
}

function soonest(moments: Date[]): Date | null {
  return moments.length === 0 ? null : new Date(Math.min(...moments.map(Number)))
}
