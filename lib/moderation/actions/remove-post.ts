import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { postId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { maskRemainingQuotes } from '@/lib/posts/mask-quotes'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadPost } from '../load-post'
import { afterSightChanged } from '../post-sight'

/** A post is shown no more; a tombstone keeps its number and says under which rule. */
export const removePost = defineAction({
  name: 'post.remove',
  word: 'remove',
  subject: 'post',
  label: 'Remove this post',
  byHqAlone: true,

  // Without the title, where its author may have lost sight of the thread.
  restricts({ thread, post }) {
    const which = thread.board.readableBy === 'staff' ? `of ${momentText(post.createdAt)}` : `#${post.number} in “${thread.title}”`
    return { what: `Your post ${which} was removed.`, scope: 'post', until: null }
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive().optional() }),
  detail: z.object({ removedAt: z.string() }),

  load: loadPost,

  // Ticked among many, it is judged by the words that were shown.
  seen({ post }, { revision = post.revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.removedAt || post.withdrawnAt ? 'already_done' : 'yes'
  },

  async consequences() {
    return [
      'The post is shown no more: not in the thread, in lists, in search or in quotations.',
      'A tombstone keeps its number and says that HQ removed it, and under which rule.',
      'Its author receives a statement of reasons and can appeal for six months.',
      'The log gives the day and the rule, and names neither her nor you.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, post }, _given, moderator) {
    const removedAt = now()
    const { count } = await tx.post.updateMany({ where: { id: post.id, removedAt: null, withdrawnAt: null }, data: { removedAt } })
    ensure(count === 1 ? 'yes' : 'already_done')
    await afterSightChanged(tx, { id: post.id, thread }, moderator.id)
    return { removedAt: removedAt.toISOString() }
  },

  after: maskRemainingQuotes,

  says() {
    return '{by} removed this post'
  },

  // Only this removal: one that came later is not this entry's to lift.
  async undo(tx, { about }, { removedAt }, moderator) {
    const { count } = await tx.post.updateMany({ where: { id: about, removedAt: new Date(removedAt) }, data: { removedAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    const { thread } = found(await loadPost(tx, about, { threadRemoved: true }))
    await afterSightChanged(tx, { id: about, thread }, moderator.id)
  },

  unsays() {
    return '{by} restored this post'
  },
})
