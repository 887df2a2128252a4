import { db } from '@/lib/platform/db'
import type { Former } from './revision-changes'

/** How many of the latest wordings everybody is told of, more than anybody needed yet. */
const MOST_WORDINGS = 500

/** The former wordings, oldest first, without their words. */
export async function listFormer(postId: bigint, { upTo, most = MOST_WORDINGS }: { upTo?: number; most?: number } = {}): Promise<Former[]> {
  const rows = await db().postRevision.findMany({
    where: { postId, revision: { lte: upTo } },
    orderBy: { revision: 'desc' },
    take: most,
    select: { revision: true, replacedAt: true, entryId: true, hiddenAt: true },
  })
  return rows.map((row) => ({ ...row, body: '', misquoted: [] })).reverse()
}

/** The same with the words of some of them. */
export async function withWords(postId: bigint, rows: readonly Former[], wanted: readonly number[]): Promise<Former[]> {
  const told = await db().postRevision.findMany({ where: { postId, revision: { in: [...wanted] } }, select: { revision: true, body: true, misquoted: true } })
  const wordings = new Map(told.map((wording) => [wording.revision, wording]))
  return rows.map((row) => ({ ...row, ...wordings.get(row.revision) }))
}

export function bodiesOf(former: readonly Former[]): string[] {
  return former.map(({ body }) => body).filter((body) => body !== '')
}
