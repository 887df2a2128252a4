import { forgetSent } from '@/lib/drafts/commands'
import { change, record } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { normaliseSource } from '@/lib/text/source'
import { editPostPath } from '@/lib/urls'
import { authorOf } from '../author'
import { findHold, holdBack } from '../holding'
import { maskQuotes } from '../mask-quotes'
import { holdPost, type PostFacts } from '../own-post'
import { findPostPlace } from '../queries'
import { revisePost } from '../revise-post'
import { canEdit } from '../revision-policy'
import type { EditPostInput } from '../schema'
import { sendOnce } from '../send-once'
import { stateHold } from '../tell-held'

/** An author changes the wording of her post, within her board’s time. Sent twice, or unchanged, it is no second edit. New words may be held. */
export async function editPost(viewer: Viewer, { post: id, key, draft: seen = null, revision, body }: EditPostInput) {
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
      await holdIfNeeded(tx, viewer, post, text)
      await record(tx, { kind: 'post.edited', actorId: memberId, boardId: board.id, threadId: post.threadId, postId: id })
      return post
    })
    return findPostPlace(tx, id)
  })
}

/** What stood may have to wait for the words that were added to it: it goes out of sight, here and wherever it is quoted. */
async function holdIfNeeded(tx: Tx, viewer: Viewer, post: PostFacts, body: string): Promise<void> {
  const { id, threadId, name, thread } = post
  const why = post.heldAt ? null : await findHold(tx, viewer, thread.board, { voice: post.voice, body })
  if (!why) return
  await holdBack(tx, { id, threadId }, { at: now(), why })
  await maskQuotes(tx, id)
  await stateHold(tx, id)
  const held = { actorId: name.memberId, boardId: thread.board.id, threadId, postId: id }
  await record(tx, { kind: 'post.held', ...held })
  await record(tx, { kind: 'post.removed', ...held }) // drops every page that quotes it
}
