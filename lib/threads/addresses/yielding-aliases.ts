import { db } from '@/lib/platform/db'
import { bareThreadPath, boardPath, briefingPath, postPath } from '@/lib/urls'

/** An old address that does not lead on, because an older one means the same: where that one leads, and where this one would. */
export type YieldingAlias = { path: string; leadsTo: string; olderPath: string; olderLeadsTo: string }

const TARGET = {
  path: true,
  threadId: true,
  postId: true,
  board: { select: { slug: true } },
  briefing: { select: { slug: true, board: { select: { slug: true } } } },
} as const

type Row = { threadId: bigint | null; postId: bigint | null; board: { slug: string } | null; briefing: { slug: string; board: { slug: string } } | null }

/** The old addresses that yield to an older one which means the same, and lead elsewhere, for the operator. */
export async function listYieldingAliases(): Promise<YieldingAlias[]> {
  const rows = await db().urlAlias.findMany({
    where: { yieldsTo: { not: null } },
    orderBy: { path: 'asc' },
    select: { ...TARGET, olderOne: { select: TARGET } },
  })
  return rows.flatMap(({ olderOne, ...row }) => {
    if (!olderOne) return []
    const [leadsTo, olderLeadsTo] = [placeOf(row), placeOf(olderOne)]
    return leadsTo === olderLeadsTo ? [] : [{ path: row.path, leadsTo, olderPath: olderOne.path, olderLeadsTo }]
  })
}

function placeOf({ threadId, postId, board, briefing }: Row): string {
  if (threadId !== null) return bareThreadPath(threadId)
  if (postId !== null) return postPath(postId)
  return briefing ? briefingPath(briefing.board.slug, briefing.slug) : boardPath(board?.slug ?? '')
}
