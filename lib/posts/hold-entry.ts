import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { HELD } from '@/lib/threads/entry-line'
import { keptApart } from '@/lib/threads/entry-words'
import type { HeldFor } from '@/prisma/generated/client'
import { heldReason, heldRuleOf } from './held-reason'

/** A post that waits, as it was read in the transaction that made it wait. */
type HeldPost = { id: bigint; revision: number; heldAt: Date; heldFor: HeldFor; thread: { id: bigint; lastNumber: number; boardId: bigint } }

/**
 * Writes the entry that a rule of the board held this post by itself: nobody made it, so it bears no name. It holds until HQ
 * has looked at the post; what was found in it is for staff and for its author. One entry for each wording that is held.
 */
export async function writeHoldEntry(tx: Tx, { id: postId, revision, heldAt, heldFor, thread }: HeldPost): Promise<{ id: bigint }> {
  const { id: threadId, lastNumber: atNumber, boardId } = thread
  const [rule, { rule: because, found: words }] = [heldRuleOf(heldFor), heldReason(heldFor)]
  const entry = await tx.moderationEntry.create({
    data: {
      action: HELD,
      boardId,
      threadId,
      atNumber,
      postId,
      reason: rule,
      because,
      rule,
      origin: 'automatic',
      scope: 'post',
      wordsOpen: false,
      named: false,
      says: `{by} {board:${boardId}} held this post until HQ has looked at it`,
      ...(await keptApart(tx, { words, detail: { heldAt: heldAt.toISOString(), heldFor, revision } })),
      key: `hold-${postId}-${revision}`,
      textHash: '',
      createdAt: now(),
    },
    select: { id: true },
  })
  await record(tx, { kind: 'moderation.entry', boardId, threadId, postId })
  return entry
}
