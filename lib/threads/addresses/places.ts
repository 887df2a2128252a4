import { visibleBoards } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { bareThreadPath, PAGE_SIZE, pageOf, postInThreadPath, threadPath } from '@/lib/urls'
import { visibleThreads } from '../policy'
import { findLeading } from '../queries'
import { findRemovedThread } from '../removed'

/** Where in a list an address points: at a page of it, or at what has this place in it, counted from 1. */
export type Spot = { page: number } | { number: number }

/** Where a post is read, for those who may read its board; null for all others. A removed thread keeps no words in its address. */
export async function findPostAddress(sight: Sight, id: bigint): Promise<string | null> {
  const post = await db().post.findFirst({
    where: { id, thread: { heldAt: null, board: visibleBoards(sight) } },
    select: { number: true, thread: { select: { id: true, slug: true, removedAt: true } } },
  })
  if (!post) return null
  return post.thread.removedAt ? bareThreadPath(post.thread.id) : postInThreadPath(post.thread, post.number)
}

/**
 * Where a thread is read: itself, the one that took it in, or what stays of it where HQ removed it; null where it is missing or
 * hidden. A spot beyond its end leads to its end.
 */
export async function findThreadAddress(sight: Sight, id: bigint, spot: Spot = { page: 1 }): Promise<string | null> {
  const thread = await db().thread.findFirst({ where: { id, ...visibleThreads(sight) }, select: { id: true, slug: true, lastNumber: true } })
  if (thread) return addressIn(thread, spot)
  const leading = await findLeading(sight, id, 'page' in spot ? (spot.page - 1) * PAGE_SIZE + 1 : spot.number)
  if (leading) return leading.number ? postInThreadPath(leading, leading.number) : threadPath(leading)
  return (await findRemovedThread(sight, id)) && bareThreadPath(id)
}

function addressIn(thread: { id: bigint; slug: string; lastNumber: number }, spot: Spot): string {
  if ('page' in spot) return threadPath(thread, Math.min(spot.page, pageOf(thread.lastNumber)))
  return spot.number === 1 ? threadPath(thread) : postInThreadPath(thread, Math.min(spot.number, thread.lastNumber))
}
