import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { findThreadHead, holdThread } from './queries'
import type { WatchInput } from './watch-schema'

/** Watches a thread or no longer. Sent twice, it is the same. */
export async function watchThread(viewer: Viewer, { thread: threadId, watch }: WatchInput) {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const memberId = viewer.id
  return change(async (tx) => {
    await holdThread(tx, threadId) // a move at the same moment settles who may watch it
    if (watch === 'no') await tx.watch.deleteMany({ where: { memberId, threadId } })
    const thread = found(await findThreadHead(tx, sightOf(viewer), threadId))
    if (watch === 'yes') await tx.watch.createMany({ data: { memberId, threadId, createdAt: now() }, skipDuplicates: true })
    return { id: thread.id }
  })
}

/** What the page for watching a thread shows; null where it is missing or hidden. */
export async function findWatchPage(viewer: Viewer, threadId: bigint) {
  const thread = await findThreadHead(db(), sightOf(viewer), threadId)
  if (!thread || viewer.kind === 'guest') return null
  const watch = await db().watch.findUnique({ where: { memberId_threadId: { memberId: viewer.id, threadId } } })
  return { id: thread.id, slug: thread.slug, title: thread.title, board: thread.board, since: watch?.createdAt ?? null }
}
