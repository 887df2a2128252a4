import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import type { FindOpenToAppeal } from './items'
import { visibleThreads } from './policy'
import { findThread } from './queries'

/** One post in full with its thread, for those who may read it; null where it is missing, hidden or no longer shown. */
export async function findWholePost(sight: Sight, id: bigint, findOpen?: FindOpenToAppeal) {
  const place = await db().post.findFirst({ where: { id, thread: visibleThreads(sight) }, select: { number: true, threadId: true } })
  const thread = place && (await findThread(sight, place.threadId, { kind: 'post', number: place.number }, findOpen))
  const [item] = thread?.items ?? []
  return thread && item?.kind === 'post' && !item.post.tombstone ? { thread, post: item.post } : null
}
