import type { Tx } from '@/lib/platform/db'
import type { Facts } from './entry'

/** An act answers every open request for it in its thread. */
export async function answerRequests(tx: Tx, act: string, entry: { id: bigint }, { thread, post }: Facts): Promise<void> {
  if (thread && !post) await tx.request.updateMany({ where: { threadId: thread.id, act, entryId: null }, data: { entryId: entry.id } })
}

/** An undo leaves the requests that the act had answered open again, but for those that were asked anew since. */
export async function reopenRequests(tx: Tx, entryId: bigint): Promise<void> {
  const answered = await tx.request.findMany({ where: { entryId }, select: { id: true, threadId: true, memberId: true, act: true } })
  for (const { id, ...asked } of answered) {
    if ((await tx.request.count({ where: { ...asked, entryId: null } })) === 0) await tx.request.update({ where: { id }, data: { entryId: null } })
  }
}
