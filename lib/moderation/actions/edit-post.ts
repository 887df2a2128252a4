import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { postId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { creditRevision, revisePost } from '@/lib/posts/revise-post'
import { postBody } from '@/lib/posts/schema'
import { normaliseSource } from '@/lib/text/source'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadPost } from '../load-post'

/** HQ changes the words of a post. What stood there before stays open to everyone, one click away. */
export const editPostAsHq = defineAction({
  name: 'post.edit',
  word: 'edit',
  subject: 'post',
  label: 'Edit this post as HQ',
  reasons: {
    private: 'It gave away somebody’s private details.',
    asked: 'Its author asked for it.',
    rules: 'Part of it broke the house rules.',
    other: 'Another reason',
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive(), body: postBody }),
  detail: z.object({ revision: z.number() }),

  load: loadPost,

  seen({ post }, { revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.withdrawnAt || post.removedAt ? 'post_gone' : 'yes'
  },

  async form(_tx, _viewer, { post }) {
    return { kind: 'edit', revision: post.revision, body: post.body }
  },

  async consequences(_tx, { post }) {
    return [
      `Post #${post.number} shows your wording under its author’s name.`,
      'Under it stands that you edited it, when and why, with what changed one click away for everyone.',
      'If the former wording holds private details, hide it afterwards: it is kept until then where everyone can read it.',
      'Links whose addresses stay keep their state; new ones begin as its author’s would.',
      `You can undo this for ${UNDO_DAYS} days, while nobody has edited the post since.`,
    ]
  },

  async apply(tx, { thread, post }, { body }, moderator) {
    const text = normaliseSource(body)
    ensure(text === post.body ? 'already_done' : 'yes')
    await revisePost(tx, post, { boardId: thread.board.id, body: text, by: moderator.id })
    await record(tx, { kind: 'post.reworded', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post.id })
    return { revision: post.revision }
  },

  async follow(tx, entry, { post }) {
    await creditRevision(tx, post.id, post.revision, entry.id)
  },

  says() {
    return 'Edited by {by}'
  },

  async undo(tx, entry, { revision }, moderator) {
    const { thread, post } = found(await loadPost(tx, entry.about))
    ensure(post.withdrawnAt || post.removedAt ? 'post_gone' : 'yes')
    ensure(post.revision === revision + 1 ? 'yes' : 'changed_since')
    const former = found(post.revisions.find((wording) => wording.revision === revision))
    ensure(former.hiddenAt ? 'wording_hidden' : 'yes')
    await revisePost(tx, post, { boardId: thread.board.id, body: former.body, by: moderator.id })
    await record(tx, { kind: 'post.reworded', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post.id })
  },

  async followUndo(tx, undo, { revision }) {
    await creditRevision(tx, undo.about, revision + 1, undo.id)
  },

  unsays() {
    return 'former wording put back by {by}'
  },
})
