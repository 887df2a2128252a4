import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { editableUntil } from '@/lib/threads/policy'
import { editPostPath } from '@/lib/urls'
import { findPostFacts, findPostFactsAnywhere } from './own-post'
import { canEdit, canWithdraw } from './revision-policy'
import { asShown, findDraftsOfForm } from './shown-drafts'

/** What the page for an edit shows, with the draft that waits there; null where the post is missing or hidden, or is not the viewer’s. */
export async function findEditForm(viewer: Viewer, id: bigint, asked: number | null = null) {
  const post = await findPostFacts(db(), viewer, id)
  if (!post || canWithdraw(viewer, post) === 'not_allowed') return null
  const { number, thread, revision, body } = post
  const drafts = await findDraftsOfForm(viewer, editPostPath(id), asked, body)
  const held = post.heldAt !== null
  return { id, number, thread, held, revision, body, drafts, until: editableUntil(post, thread.board), verdict: canEdit(viewer, post, now()) }
}

/**
 * What the page for a withdrawal shows; null where the post is missing, or is not the viewer’s. Of a thread that she cannot
 * read by now it shows nothing but her own words.
 */
export async function findWithdrawForm(viewer: Viewer, id: bigint) {
  const post = await findPostFactsAnywhere(db(), viewer, id)
  if (!post) return null
  const sees = (await findPostFacts(db(), viewer, id)) !== null
  const verdict = canWithdraw(viewer, post)
  if (verdict === 'not_allowed') return null
  const { number, thread } = post
  return {
    id,
    number,
    thread: sees ? thread : null,
    words: sees ? null : ((await asShown(viewer, [{ body: post.body }]))[0]?.body ?? ''),
    held: post.heldAt !== null,
    verdict,
    quotedBy: await db().quote.count({ where: { quotedId: id, believed: true, quoting: { withdrawnAt: null, removedAt: null } } }),
  }
}
