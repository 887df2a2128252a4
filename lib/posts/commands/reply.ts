import { forgetSent } from '@/lib/drafts/commands'
import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { ensure, found } from '@/lib/platform/refusal'
import { normaliseSource } from '@/lib/text/source'
import { canReply, canSpeakAsHq } from '@/lib/threads/policy'
import { findThreadHead, holdThread } from '@/lib/threads/queries'
import { replyPath } from '@/lib/urls'
import { authorOf } from '../author'
import { ensureCalm } from '../calm'
import { findPostPlace } from '../queries'
import type { ReplyInput } from '../schema'
import { sendOnce } from '../send-once'
import { addPost } from '../write-post'

/** Adds a post to a thread. Sent twice, it is one post. */
export function reply(viewer: Viewer, { thread: threadId, key, draft: seen = null, body, voice }: ReplyInput) {
  return change(async (tx) => {
    const author = authorOf(viewer)
    const text = normaliseSource(body)
    const post = await sendOnce(tx, { memberId: author.memberId, key, text: `${threadId}\n${voice}\n${text}` }, async () => {
      await holdThread(tx, threadId)
      const thread = found(await findThreadHead(tx, sightOf(viewer), threadId))
      ensure(canReply(viewer, thread))
      await ensureCalm(tx, viewer, author, thread)
      if (voice === 'hq') ensure(canSpeakAsHq(viewer, thread.board))
      await forgetSent(tx, { memberId: author.memberId, place: replyPath(threadId), key, seen, title: '', body: text })
      return addPost(tx, { threadId, author, voice, body: text })
    })
    return findPostPlace(tx, post.id)
  })
}
