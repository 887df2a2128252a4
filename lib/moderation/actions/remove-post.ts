import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { REMOVAL_DAYS, removalEnds } from '@/lib/posts/policy'
import { forgetHeld, stateHoldAgain } from '@/lib/posts/tell-held'
import { dayText, momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { wasHeld } from '../held/refused-thread'
import { loadPost } from '../load-post'
import { afterSightChanged } from '../post-sight'
import { isAt } from '../takes'

/** A post is shown no more; a tombstone keeps its number and says under which rule. */
export const removePost = defineAction({
  name: 'post.remove',
  word: 'remove',
  subject: 'post',
  label: 'Remove this post',
  takes: { noun: 'the removal of this post', holds: ({ post }, { removedAt }) => isAt(post?.removedAt, removedAt) },
  byHqAlone: true,

  counted: 'Posts removed',
  restricts(_facts, _given, { removedAt }) {
    return { what: 'Your post {post} was removed.', scope: 'post', until: null, besides: costsStanding(removalEnds(new Date(removedAt))) }
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive().optional(), desk: z.literal('yes').optional() }),
  detail: z.object({ removedAt: z.string(), held: wasHeld.optional() }),

  load: loadPost,

  // Ticked among many, it is judged by the words that were shown.
  seen({ post }, { revision = post.revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return (post.removedAt && !post.heldAt) || post.withdrawnAt ? 'already_done' : 'yes'
  },

  // From the desk of what waits one comes back to it.
  async form(_tx, _viewer, _facts, { desk }) {
    return desk ? { kind: 'fields', fields: [{ type: 'carried', name: 'desk', value: 'yes' }] } : { kind: 'plain' }
  },

  async consequences() {
    return [
      'The post is shown no more: not in the thread, in lists, in search or in quotations.',
      'A tombstone keeps its number and says that HQ removed it, and under which rule.',
      `It counts against its author’s standing for ${REMOVAL_DAYS} days, until ${dayText(removalEnds(now()))}: links in new posts show as text, threads for members of standing take none, and boards where HQ looks first hold them. That ends with an undo or a granted appeal.`,
      'Its author receives a statement of reasons, which says so too, and can appeal for six months.',
      'The log gives the day and the rule, and names neither the author nor you.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, post }, _given, moderator) {
    const removedAt = now()
    const { heldAt, heldFor } = post
    const { count } = await tx.post.updateMany({
      where: { id: post.id, removedAt: heldAt, withdrawnAt: null },
      data: { removedAt, heldAt: null, heldFor: null },
    })
    ensure(count === 1 ? 'yes' : 'already_done')
    const withThread = await removeHeldThread(tx, thread, removedAt)
    if (heldAt) await forgetHeld(tx, post.id)
    await afterSightChanged(tx, { id: post.id, thread }, moderator.id)
    return { removedAt: removedAt.toISOString(), ...(heldAt && heldFor && { held: { at: heldAt.toISOString(), why: heldFor, withThread } }) }
  },

  says() {
    return '{by} removed this post'
  },

  async undoConsequences(_tx, _entry, { removedAt, held }) {
    const until = removalEnds(new Date(removedAt))
    return [
      held
        ? 'The post waits for HQ again, and only its author and HQ see it.'
        : 'The post is shown again: in the thread, in lists, in search and in quotations.',
      ...(now() < until
        ? [
            `The removal no longer counts against its author’s standing, as it would until ${dayText(until)}: links that show as text for it alone are clickable again.`,
          ]
        : []),
    ]
  },

  // Only this removal: one that came later is not this entry's to lift.
  // What was held waits again.
  async undo(tx, { about }, { removedAt, held }, moderator) {
    const at = held ? new Date(held.at) : null
    const { count } = await tx.post.updateMany({
      where: { id: about, removedAt: new Date(removedAt), heldAt: null },
      data: { removedAt: at, heldAt: at, heldFor: held?.why ?? null },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    const { thread } = found(await loadPost(tx, about, { threadRemoved: true }))
    if (held?.withThread) await holdThreadAgain(tx, thread.id, new Date(removedAt), new Date(held.at))
    await afterSightChanged(tx, { id: about, thread }, moderator.id)
  },

  async followUndo(tx, undo, { held }) {
    if (held) await stateHoldAgain(tx, undo.about, undo.id)
  },

  unsays({ held }) {
    return held ? '{by} took back the removal of this post' : '{by} restored this post'
  },
})

/** To its author: what the removal takes besides the post. */
function costsStanding(until: Date): string {
  return [
    `Besides, it counts against your standing until ${momentText(until)}. Until then links in what you write show as text until a moderator has looked at them, threads that are open to members of standing alone take no posts of yours, and on boards where HQ looks first at some posts yours may wait.`,
    'That ends by itself, and at once if the removal is taken back.',
  ].join(' ')
}

/** A thread that was held goes with its opening post; whether there was one. */
async function removeHeldThread(tx: Tx, { id }: { id: bigint }, removedAt: Date): Promise<boolean> {
  const { count } = await tx.thread.updateMany({ where: { id, heldAt: { not: null } }, data: { heldAt: null, removedAt } })
  return count === 1
}

async function holdThreadAgain(tx: Tx, id: bigint, removedAt: Date, heldAt: Date): Promise<void> {
  const { count } = await tx.thread.updateMany({ where: { id, removedAt, heldAt: null, mergedIntoId: null }, data: { heldAt, removedAt: heldAt } })
  ensure(count === 1 ? 'yes' : 'changed_since')
}
