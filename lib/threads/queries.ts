import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import { overtaken } from '@/lib/events/commands'
import type { Sight } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { PAGE_SIZE, pageOf, threadPath } from '@/lib/urls'
import { calmOf, closingOf, endOf } from './ends'
import { type FindOpenToAppeal, listItems } from './items'
import { findNamedThreads } from './named'
import { lockHolding, takesReplies, visibleThreads } from './policy'
import { listPosts, type Showing } from './post-rows'
import { findThreadRow } from './thread-row'
import { foldRuns } from './tombstones'

/**
 * A thread and the posts that one of its pages shows, each page an index range on the post number.
 * Null where the thread is missing or hidden, or has no such page. Which of its acts are open to appeal is asked of `findOpen`:
 * acts are known on a floor above this one.
 */
export async function findThread(sight: Sight, id: bigint, showing: Showing, findOpen: FindOpenToAppeal = noneOpen) {
  const thread = await findThreadRow(sight, id)
  if (!thread) return null
  const pages = pageOf(thread.lastNumber)
  if (firstOf(showing) > Math.max(1, thread.lastNumber)) return null
  const { posts, more, range } = await listPosts(thread, showing)
  const items = await listItems(sight, thread, posts, range, findOpen)
  const board = { id: thread.boardId, repliableBy: thread.repliableBy, lengthCap: thread.lengthCap, archivedAt: thread.archivedAt }
  return {
    ...thread,
    replying: takesReplies({ ...thread, board }),
    showing,
    pages,
    nextAfter: more ? (range?.[1] ?? posts.at(-1)?.number) : undefined,
    items: foldRuns(items),
    closing: closingOf(thread),
    calm: calmOf(thread),
    leadsTo: await findLeadsTo(sight, thread.duplicateOfId),
    /** The moment at which something on this page ends: a post is no longer open to its author, a lock, a pin or calm is over. */
    until: endOf(thread, posts),
  }
}

/** The lowest number that a page may show; posts of one voice may have come to their end. */
function firstOf(showing: Showing): number {
  switch (showing.kind) {
    case 'page':
      return PAGE_SIZE * (showing.page - 1) + 1
    case 'whole':
      return showing.after + 1
    case 'post':
      return showing.number
    case 'by':
      return 1
  }
}

/** For callers that show no way to appeal. */
const noneOpen = async () => new Map<bigint, never>()

/** The thread to which readers of this one are led, for those who may see it. */
async function findLeadsTo(sight: Sight, id: bigint | null): Promise<{ id: bigint; title: string; href: string } | null> {
  const named = id === null ? undefined : (await findNamedThreads(sight, [id])).get(id)
  return named ? { id: named.at.id, title: named.title, href: threadPath(named.at) } : null
}

/** Holds a thread’s row until the transaction ends, so that what is read of it next stays true. */
export function holdThread(tx: Tx, id: bigint): Promise<void> {
  return holdThreads(tx, [id])
}

/** The same for several, in the order of their keys, so that two who hold the same never wait for each other. */
export async function holdThreads(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.$queryRaw`select id from "Thread" where id = any(${ids}) order by id for update` // Prisma has no row lock
}

/** The thread in which the posts of this one are read: itself, or the one it was merged into. */
export async function findStanding(tx: Tx, id: bigint): Promise<bigint> {
  return (await tx.thread.findUnique({ where: { id }, select: { mergedIntoId: true } }))?.mergedIntoId ?? id
}

/** Holds the thread in which the posts of this one are read, and gives its key. */
export async function holdStanding(tx: Tx, askedId: bigint): Promise<bigint> {
  const id = await findStanding(tx, askedId)
  await holdThread(tx, id)
  // While this waited, the thread may have been merged or parted again; then the other one is held, after a new try.
  if ((await findStanding(tx, askedId)) !== id) throw overtaken('The thread leads elsewhere now.')
  return id
}

/**
 * Where a merged thread leads, for those who may read the thread that took it in; null for all others. `number` is the
 * post in the old thread that the address asked for: the way leads to where it, or the next one after it, stands now.
 */
export async function findLeading(sight: Sight, id: bigint, number = 1) {
  // Raw SQL: a walk over the few posts that came with the merge, from the one that was asked for.
  const [row] = await sql<{ id: bigint; slug: string; number: number | null }>(
    `select t.id, t.slug,
       (select p.number from "Departure" d join "Post" p on p."cameWithId" = d.id
        where d."threadId" = $3 and p."threadId" = t.id and p."wasNumber" >= $4 order by p."wasNumber" limit 1) as number
     from "Thread" gone join "Thread" t on t.id = gone."mergedIntoId" join "Board" b on b.id = t."boardId"
     where gone.id = $3 and gone."removedAt" is not null and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}`,
    [...sightValues(sight), id, number],
  )
  return row ?? null
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
      locksAt: true,
      calmUntil: true,
      calmSeconds: true,
      calmStanding: true,
      board: {
        select: {
          id: true,
          slug: true,
          name: true,
          repliableBy: true,
          lengthCap: true,
          readableBy: true,
          archivedAt: true,
          holds: true,
          heldWords: true,
        },
      },
    },
  })
  return thread && { ...thread, lockedAt: lockHolding(thread, now()) }
}
