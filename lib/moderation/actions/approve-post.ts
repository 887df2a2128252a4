import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { holdBack, showHeld } from '@/lib/posts/holding'
import { stateHoldAgain } from '@/lib/posts/tell-held'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { heldWhy } from '../held/refused-thread'
import { loadPost } from '../load-post'
import { afterSightChanged } from '../post-sight'

/** A post that waited for HQ is shown to everyone. */
export const approvePost = defineAction({
  name: 'post.approve',
  word: 'approve',
  subject: 'post',
  label: 'Approve this post',
  takes: null,
  lifts: true,
  reasons: {
    fine: 'There is nothing against it.',
    other: 'Another reason',
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive().optional() }),
  detail: z.object({
    heldAt: z.string(),
    heldFor: heldWhy,
    /** The thread that it opened, where that was held as well. */
    opened: z.string().nullable(),
    /** Where its thread stood in the lists, and where it put it. */
    activityAt: z.string(),
    liftedTo: z.string(),
  }),

  load: loadPost,

  // Its author may edit it meanwhile: it is approved by the words that were shown.
  seen({ post }, { revision = post.revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.heldAt ? 'yes' : 'already_done'
  },

  async form(_tx, _viewer, { post }) {
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'revision', value: String(post.revision) },
        { type: 'post', name: 'post', html: post.html },
      ],
    }
  },

  async consequences(_tx, { thread }) {
    return [
      'Everyone can read it, under its number and with the time at which it was written.',
      thread.heldAt ? 'Its thread opens, and is first in the lists from now on.' : 'Its thread is first in the lists, for nobody has seen the post yet.',
      'Its author is notified now, and so is everyone whom it quotes or mentions, and everyone who watches the thread.',
      `You can undo this for ${UNDO_DAYS} days: then it waits again.`,
    ]
  },

  async apply(tx, { thread, post }, _given, moderator) {
    const { heldAt, heldFor } = { heldAt: found(post.heldAt), heldFor: found(post.heldFor) }
    const liftedTo = now()
    await showHeld(tx, post.id, liftedTo)
    await afterSightChanged(tx, { id: post.id, thread }, moderator.id)
    return {
      heldAt: heldAt.toISOString(),
      heldFor,
      opened: thread.heldAt && String(thread.id),
      activityAt: thread.activityAt.toISOString(),
      liftedTo: liftedTo.toISOString(),
    }
  },

  says() {
    return '{by} approved this post'
  },

  rivals: ['post.approve', 'post.restore'], // it may wait again for new words, and be approved by them

  async undoConsequences(_tx, _entry, { opened }) {
    return [
      'The post waits again: only its author and HQ can read it, and posts that quote it no longer show its words.',
      opened
        ? 'So does the thread that it opened, as long as nobody has replied there.'
        : 'Its thread goes back to its former place in the lists, unless somebody has posted there since.',
      'Its author receives the statement of why it waits again.',
    ]
  },

  async undo(tx, { about }, { heldAt, heldFor, opened, activityAt, liftedTo }, moderator) {
    const { thread } = found(await loadPost(tx, about))
    // A thread that went into another one meanwhile would come back out of it with its title in sight.
    ensure(opened === null || opened === String(thread.id) ? 'yes' : 'changed_since')
    const at = new Date(heldAt)
    // Where somebody has posted since, the thread is where that post has put it.
    await tx.thread.updateMany({ where: { id: thread.id, activityAt: new Date(liftedTo) }, data: { activityAt: new Date(activityAt) } })
    await holdBack(tx, { id: about, threadId: thread.id }, { at, why: heldFor })
    if (opened) await closeThread(tx, thread, at)
    await afterSightChanged(tx, { id: about, thread }, moderator.id)
  },

  followUndo(tx, undo) {
    return stateHoldAgain(tx, undo.about, undo.id)
  },

  unsays() {
    return '{by} took back that this post was approved'
  },
})

/** The thread that the post had opened waits with it: only as long as nobody else has written there. */
async function closeThread(tx: Tx, { id, lastNumber }: { id: bigint; lastNumber: number }, at: Date): Promise<void> {
  ensure(lastNumber === 1 ? 'yes' : 'changed_since')
  await tx.thread.updateMany({ where: { id, removedAt: null }, data: { heldAt: at, removedAt: at } })
}
