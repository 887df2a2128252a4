import { change, record } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { authorOf } from '../author'
import { maskQuotes } from '../mask-quotes'
import { findPostFacts, findPostFactsAnywhere, holdPost, type PostFacts } from '../own-post'
import { findPostPlace } from '../queries'
import { canWithdraw } from '../revision-policy'
import type { WithdrawPostInput } from '../schema'
import { settleThread } from '../settle-thread'
import { forgetHeld } from '../tell-held'

/**
 * An author takes her post back, wherever it is by now: its number stays, its words go, here and wherever they are quoted.
 * Sent twice, it is done once. Gives its place, null where she cannot read there.
 */
export async function withdrawPost(viewer: Viewer, { post: id }: WithdrawPostInput) {
  return change(async (tx) => {
    const { memberId } = authorOf(viewer)
    const post = await holdPost(tx, viewer, id, findPostFactsAnywhere)
    if (!isWithdrawnBy(memberId, post)) {
      ensure(canWithdraw(viewer, post))
      await takeAway(tx, post)
      await record(tx, { kind: 'post.withdrawn', actorId: memberId, boardId: post.thread.board.id, threadId: post.threadId, postId: id })
    }
    return (await findPostFacts(tx, viewer, id)) && findPostPlace(tx, id)
  })
}

async function takeAway(tx: Tx, { id, threadId, heldAt }: PostFacts): Promise<void> {
  const { count } = await tx.post.updateMany({
    where: { id, withdrawnAt: null, removedAt: heldAt },
    data: { withdrawnAt: now(), removedAt: null, heldAt: null, heldFor: null },
  })
  ensure(count === 1 ? 'yes' : 'changed_since')
  if (heldAt) await forgetHeld(tx, id)
  await settleThread(tx, threadId)
  await maskQuotes(tx, id)
}

function isWithdrawnBy(memberId: bigint, { withdrawnAt, name }: PostFacts): boolean {
  return withdrawnAt !== null && name.memberId === memberId
}
