import { record } from '@/lib/events/commands'
import type { Tx } from '@/lib/platform/db'
import { maskQuotes, maskQuotesOfThread } from '@/lib/posts/mask-quotes'
import { regainStanding } from '@/lib/posts/regained-standing'
import { settleThread } from '@/lib/posts/settle-thread'

type Shown = { id: bigint; thread: { id: bigint; board: { id: bigint } } }

/** What must follow when a post went out of sight or came back: the thread’s numbers, all that quote it, every kept page. */
export async function afterSightChanged(tx: Tx, { id, thread }: Shown, actorId: bigint): Promise<void> {
  await settleThread(tx, thread.id)
  await maskQuotes(tx, id)
  await regainIfBack(tx, id)
  await record(tx, { kind: 'post.removed', actorId, boardId: thread.board.id, threadId: thread.id, postId: id })
}

/** A removal counts against its author no longer once the post is back. */
async function regainIfBack(tx: Tx, id: bigint): Promise<void> {
  const { removedAt, name } = await tx.post.findUniqueOrThrow({ where: { id }, select: { removedAt: true, name: { select: { memberId: true } } } })
  if (removedAt === null) await regainStanding(tx, name.memberId)
}

/** The same for a whole thread: all that quote its posts, every kept page. */
export async function afterThreadSightChanged(tx: Tx, threadId: bigint, actorId: bigint): Promise<void> {
  await maskQuotesOfThread(tx, threadId)
  await record(tx, { kind: 'thread.removed', actorId, threadId })
}
