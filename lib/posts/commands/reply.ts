import { keepBoardOf } from '@/lib/boards/holding'
import { forgetSent } from '@/lib/drafts/commands'
import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { ensure, found } from '@/lib/platform/refusal'
import { normaliseSource } from '@/lib/text/source'
import { canReply, canSpeakAsHq } from '@/lib/threads/policy'
import { findThreadHead, holdStanding } from '@/lib/threads/queries'
import { replyPath } from '@/lib/urls'
import { authorOf } from '../author'
import { ensureCalm } from '../calm'
import { findHold } from '../holding'
import { findPostPlace } from '../queries'
import type { ReplyInput } from '../schema'
import { sendOnce } from '../send-once'
import { addPost } from '../write-post'

/** Adds a post to a thread, or to the one that it was merged into meanwhile; it may be held there. Sent twice, it is one post. */
export function reply(viewer: Viewer, { thread: askedId, key, draft: seen = null, body, voice }: ReplyInput) {
  return change(async (tx) => {
    const author = authorOf(viewer)
    const text = normaliseSource(body)
    const post = await sendOnce(tx, { memberId: author.memberId, key, text: `${askedId}\n${voice}\n${text}` }, async () => {
      const threadId = await holdStanding(tx, askedId)
      await keepBoardOf(tx, threadId)
      const thread = found(await findThreadHead(tx, sightOf(viewer), threadId))
      ensure(canReply(viewer, thread))
      await ensureCalm(tx, viewer, author, thread)
      if (voice === 'hq') ensure(canSpeakAsHq(viewer, thread.board))
      await forgetSent(tx, { memberId: author.memberId, place: replyPath(askedId), key, seen, title: '', body: text })
      return addPost(tx, { threadId, author, voice, body: text, hold: await findHold(tx, viewer, thread.board, { voice, body: text }) })
    })
    return findPostPlace(tx, post.id)
  })
}
