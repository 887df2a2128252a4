import { isStaff } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { withBeginnings } from '@/lib/posts/beginnings'
import { removalEnds } from '@/lib/posts/policy'
import { heldPostsPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { findBulkReport, type Sent } from '../bulk/bulk-report'
import { inTodaysWords } from '../house/rules-in-force'
import { boardsOf } from '../policy'
import { RULE_REASONS } from '../rules'

/** Posts on one page: as many as one sending may hold. */
const SHOWN = 50

type Asked = Sent & { after?: bigint }

/** The posts that wait on this moderator's boards, the oldest first, each with its words; null for everyone else. */
export async function findHeldDesk(viewer: Viewer, { after = 0n, ...sent }: Asked) {
  if (!isStaff(viewer)) return null
  const rows = await db().post.findMany({ where: { ...waitingFor(viewer), id: { gt: after } }, orderBy: { id: 'asc' }, take: SHOWN + 1, select: WAITING })
  const shown = rows.slice(0, SHOWN)
  return {
    posts: await withBeginnings(shown),
    next: rows.length > SHOWN ? `${heldPostsPath}?after=${shown.at(-1)?.id}` : null,
    rules: await inTodaysWords(db(), RULE_REASONS),
    /** Until when a removal of now counts against the author’s standing. */
    countsUntil: removalEnds(now()),
    also: viewer.moderates === 'all' ? (['warn', 'suspend'] as const) : [],
    report: await findBulkReport(viewer, sent),
  }
}

/** How many posts wait on this moderator's boards. */
export function countHeld(viewer: MemberViewer): Promise<number> {
  return db().post.count({ where: waitingFor(viewer) })
}

function waitingFor(viewer: MemberViewer): Prisma.PostWhereInput {
  return { heldAt: { not: null }, thread: ownBoards(viewer) }
}

/** Threads of the moderator’s boards that are in sight, or held themselves: what waits in a removed thread waits for the thread. */
function ownBoards(viewer: MemberViewer): Prisma.ThreadWhereInput {
  return { OR: [{ removedAt: null }, { heldAt: { not: null } }], board: boardsOf(viewer) }
}

const WAITING = {
  id: true,
  number: true,
  revision: true,
  heldAt: true,
  heldFor: true,
  createdAt: true,
  name: { select: { name: true } },
  thread: { select: { id: true, slug: true, title: true, heldAt: true, board: { select: { name: true, slug: true } } } },
} as const
