import { isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { removalEnds } from '@/lib/posts/policy'
import { PAGE_SIZE } from '@/lib/urls'
import { inTodaysWords } from '../house/rules-in-force'
import { boardsOf } from '../policy'
import { listInShort } from '../posts-in-short'
import { BULK_REASONS, listPossible } from './bulk-posts'
import { findBulkReport, type Sent } from './bulk-report'
import { BULK_ACTS } from './bulk-schema'

/** What the address of a page of many posts asks for. */
export type BulkAsked = Sent & { act?: string; page?: number }

/** Everything a moderator may do with a thread and its posts; null for everyone but the moderators of its board. */
export async function findThreadMenu(viewer: Viewer, id: bigint, { act: word, page = 1, ...sent }: BulkAsked) {
  if (!isStaff(viewer)) return null
  const thread = await db().thread.findFirst({
    where: { id, board: boardsOf(viewer) },
    select: { id: true, slug: true, title: true, removedAt: true, lastNumber: true },
  })
  if (!thread) return null
  const act = BULK_ACTS.find((known) => known === word) ?? 'remove'
  const first = (page - 1) * PAGE_SIZE + 1
  const numbered = { gte: first, lt: first + PAGE_SIZE }
  return {
    thread,
    acts: await listPossible(viewer, 'thread', id),
    pages: Math.max(1, Math.ceil(thread.lastNumber / PAGE_SIZE)),
    page,
    bulk: {
      kind: 'thread' as const,
      of: String(id),
      act,
      page,
      reasons: await inTodaysWords(db(), BULK_REASONS[act]),
      /** Until when a removal of now counts against the author’s standing. */
      countsUntil: removalEnds(now()),
      also: viewer.moderates === 'all' ? (['lock', 'warn', 'suspend'] as const) : (['lock'] as const),
      posts: thread.removedAt ? [] : await listInShort({ where: { threadId: id, number: numbered }, orderBy: { number: 'asc' } }),
      report: await findBulkReport(viewer, sent),
    },
  }
}
