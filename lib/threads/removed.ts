import { visibleBoards } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { standingRemoval } from './tombstones'

/**
 * What stays of a thread that HQ removed: nothing of its words, not even its title. Null where it stands, is held, was merged
 * into another, or is on a board that the reader may not read.
 */
export async function findRemovedThread(sight: Sight, id: bigint) {
  const thread = await db().thread.findFirst({
    where: { id, removedAt: { not: null }, heldAt: null, mergedIntoId: null, board: visibleBoards(sight) },
    select: {
      id: true,
      removedAt: true,
      starterId: true,
      board: { select: { id: true, slug: true, name: true } },
      entries: {
        // A thread that was held goes with its opening post, by the entry of that.
        where: { undoesId: null, OR: [{ action: 'thread.remove' }, { action: 'post.remove', post: { number: 1 } }] },
        orderBy: { id: 'asc' },
        select: {
          id: true,
          action: true,
          rule: true,
          because: true,
          createdAt: true,
          undoesId: true,
          undoneBy: { select: { id: true } },
          appeals: { select: { outcome: true } },
        },
      },
    },
  })
  if (!thread?.removedAt) return null
  const { removedAt, entries, ...rest } = thread
  const done = entries.map(({ undoneBy, appeals, ...entry }) => ({
    ...entry,
    undone: undoneBy !== null,
    appealed: appeals.some(({ outcome }) => outcome === 'declined') ? 'upheld' : null,
    appeal: { made: appeals.some(({ outcome }) => outcome === null) },
  }))
  const [whole, opening] = [standingRemoval('thread.remove', done), standingRemoval('post.remove', done)]
  return { ...rest, at: removedAt, ...(whole.entryId === null ? opening : whole) }
}
