// Drafts as their writer is shown them: without the words of posts that were withdrawn, removed or closed to her since she quoted them.
import { findDrafts, listDrafts } from '@/lib/drafts/queries'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { withoutGoneQuotes } from '@/lib/text/gone-quotes'
import { readText } from '@/lib/text/render'
import { visibleThreads } from '@/lib/threads/policy'

/** What the viewer was writing at a place, newest first. */
export async function findShownDrafts(viewer: Viewer, place: string) {
  return asShown(viewer, await findDrafts(viewer, place))
}

/** Every place at which a member has words that wait, the latest first, each with its versions. */
export async function listShownDrafts(viewer: MemberViewer) {
  const drafts = await listDrafts(viewer)
  return Promise.all(drafts.map(async ({ place, versions }) => ({ place, versions: await asShown(viewer, versions) })))
}

/**
 * The draft that a form begins with, the one asked for or the newest, and the moments of the others. Words that `stand`
 * already are no draft.
 */
export async function findDraftsOfForm(viewer: Viewer, place: string, asked: number | null, stand = '') {
  const kept = (await findShownDrafts(viewer, place)).filter(({ body }) => body === '' || body !== stand)
  const draft = kept.find(({ at }) => at === asked) ?? kept[0] ?? null
  return { place, draft, others: kept.filter((words) => words !== draft).map(({ at }) => at) }
}

export async function asShown<Words extends { body: string }>(viewer: Viewer, drafts: readonly Words[]): Promise<Words[]> {
  const ids = [...new Set(drafts.flatMap(({ body }) => (body.includes('/p/') ? readText(body).quotes : [])))]
  if (ids.length === 0) return [...drafts]
  const posts = await db().post.findMany({
    where: { id: { in: ids }, withdrawnAt: null, removedAt: null, thread: visibleThreads(sightOf(viewer)) },
    select: { id: true, body: true, revisions: { where: { hiddenAt: { not: null } }, take: 1, select: { revision: true } } },
  })
  const open = new Map(posts.map((post) => [post.id, post]))
  function isGone(id: bigint, words: readonly string[]): boolean {
    const post = open.get(id)
    if (!post) return true
    return post.revisions.length > 0 && !words.every((line) => post.body.includes(line)) // what it said before is hidden now
  }
  return drafts.map((draft) => ({ ...draft, body: withoutGoneQuotes(draft.body, isGone) }))
}
