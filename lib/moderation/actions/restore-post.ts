import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import { postId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { removalEnds } from '@/lib/posts/policy'
import { dayText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadPost } from '../load-post'
import { afterSightChanged } from '../post-sight'
import { stateAgain } from '../telling'

/** A removed post is shown again, with its number, its links and everything that was said to it. */
export const restorePost = defineAction({
  name: 'post.restore',
  word: 'restore',
  subject: 'post',
  label: 'Restore this post',
  takes: null,
  byHqAlone: true,
  lifts: true,
  reasons: {
    wrong: 'The removal was wrong.',
    settled: 'The reason for the removal has gone.',
    other: 'Another reason',
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive().optional() }),
  detail: z.object({ removedAt: z.string() }),

  load: loadPost,

  // Ticked among many, it is judged by the words that were shown.
  seen({ post }, { revision = post.revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.removedAt && !post.heldAt ? 'yes' : 'already_done'
  },

  async consequences() {
    return [
      'The post is shown again, under its number, also where it is quoted.',
      'It no longer counts against its author’s standing; the author’s links that showed as text for it alone become clickable.',
      'Its author is notified.',
      'The log says that it was restored and why; the removal stays in the log as well.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, post }, _given, moderator) {
    const { removedAt } = post
    const { count } = await tx.post.updateMany({ where: { id: post.id, removedAt: removedAt ?? undefined }, data: { removedAt: null } })
    ensure(removedAt && count === 1 ? 'yes' : 'already_done')
    await afterSightChanged(tx, { id: post.id, thread }, moderator.id)
    return { removedAt: removedAt?.toISOString() ?? '' }
  },

  says() {
    return '{by} restored this post'
  },

  rivals: ['post.remove', 'post.restore'],

  async undoConsequences(_tx, _entry, { removedAt }) {
    const until = removalEnds(new Date(removedAt))
    return [
      'The post is gone again: from the thread, from lists, from search and from quotations.',
      ...(now() < until ? [`The removal counts against its author’s standing again, until ${dayText(until)}.`] : []),
      'Its author receives the statement of reasons again, and can appeal if they have not done so.',
    ]
  },

  async undo(tx, { about }, { removedAt }, moderator) {
    const { count } = await tx.post.updateMany({ where: { id: about, removedAt: null, withdrawnAt: null }, data: { removedAt: new Date(removedAt) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    const { thread } = found(await loadPost(tx, about, { threadRemoved: true }))
    await afterSightChanged(tx, { id: about, thread }, moderator.id)
  },

  followUndo(tx, undo) {
    return stateAgain(tx, undo, 'post.remove')
  },

  unsays() {
    return '{by} removed this post again'
  },
})
