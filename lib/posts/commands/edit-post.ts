import { forgetSent } from '@/lib/drafts/commands'
import { change, record } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { ensure } from '@/lib/platform/refusal'
import { normaliseSource } from '@/lib/text/source'
import { editPostPath } from '@/lib/urls'
import { authorOf } from '../author'
import { holdPost } from '../own-post'
import { findPostPlace } from '../queries'
import { revisePost } from '../revise-post'
import { canEdit } from '../revision-policy'
import type { EditPostInput } from '../schema'
import { sendOnce } from '../send-once'

/** An author changes the wording of her post, within her board’s time. Sent twice, or unchanged, it is no second edit. */
export function editPost(viewer: Viewer, { post: id, key, draft: seen = null, revision, body }: EditPostInput) {
  return change(async (tx) => {
    const { memberId } = authorOf(viewer)
    const text = normaliseSource(body)
    await sendOnce(tx, { memberId, key, text: `edit ${id} ${revision}\n${text}` }, async () => {
      const post = await holdPost(tx, viewer, id)
      const at = now()
      ensure(canEdit(viewer, post, at))
      await forgetSent(tx, { memberId, place: editPostPath(id), key, seen, title: '', body: text })
      if (post.body === text) return post
      ensure(post.revision === revision ? 'yes' : 'changed_since')
      const { board } = post.thread
      await revisePost(tx, post, { boardId: board.id, body: text, by: memberId, editedAt: at })
      await record(tx, { kind: 'post.edited', actorId: memberId, boardId: board.id, threadId: post.threadId, postId: id })
      return post
    })
    return findPostPlace(tx, id)
  })
}
