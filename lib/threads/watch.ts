import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { findThreadHead, holdStanding } from './queries'
import type { WatchInput } from './watch-schema'

/**
 * Watches a thread or no longer. Sent twice, it is the same. A member who may not see the thread can still end it, and learns
 * nothing by it: the answer is that of a thread which never was.
 */
export async function watchThread(viewer: Viewer, { thread: askedId, watch }: WatchInput): Promise<{ id: bigint | null }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const memberId = viewer.id
  return change(async (tx) => {
    const threadId = await holdStanding(tx, askedId) // a move at the same moment settles who may watch it
    if (watch === 'no') await tx.watch.deleteMany({ where: { memberId, threadId: { in: [askedId, threadId] } } })
    const thread = await findThreadHead(tx, sightOf(viewer), threadId)
    if (watch === 'no') return { id: thread?.id ?? null }
    const { id } = found(thread)
    await tx.watch.createMany({ data: { memberId, threadId: id, createdAt: now() }, skipDuplicates: true })
    return { id }
  })
}

/** What the page for watching a thread shows; one that she watches and may not see now without its name. Null where it is missing, or hidden and not watched. */
export async function findWatchPage(viewer: Viewer, threadId: bigint) {
  if (viewer.kind === 'guest') return null
  const thread = await findThreadHead(db(), sightOf(viewer), threadId)
  const watch = await db().watch.findUnique({ where: { memberId_threadId: { memberId: viewer.id, threadId } } })
  if (!thread && !watch) return null
  return { id: threadId, thread: thread && { id: thread.id, slug: thread.slug, title: thread.title, board: thread.board }, since: watch?.createdAt ?? null }
}
