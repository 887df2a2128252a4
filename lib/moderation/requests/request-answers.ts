import { tell } from '@/lib/notifications/commands'
import type { Tx } from '@/lib/platform/db'
import type { Facts } from '../entry'
import { REQUESTED, type Requested } from './request-schema'

/** A request that waits: no act answered it, and nobody declined it. */
export const OPEN = { entryId: null, declinedAt: null } as const

export function labelOf(act: string): string {
  return REQUESTED[act as Requested] ?? act
}

/** An act answers every open request for it in its thread. */
export async function answerRequests(tx: Tx, act: string, entry: { id: bigint }, { thread, post }: Facts): Promise<void> {
  if (thread && !post) await tx.request.updateMany({ where: { threadId: thread.id, act, ...OPEN }, data: { entryId: entry.id } })
}

/** Whatever was asked about a thread that goes into another is closed with it, and whoever asked is told; the undo of it opens it again. */
export async function closeRequests(tx: Tx, { from, into, entryId }: { from: bigint; into: bigint; entryId: bigint }): Promise<void> {
  const open = await tx.request.findMany({ where: { threadId: from, ...OPEN }, orderBy: { id: 'asc' }, select: { id: true, act: true, memberId: true } })
  await tx.request.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { entryId } })
  for (const { id, act, memberId } of open)
    await tell(tx, { memberId, kind: 'request.closed', key: `request:${id}`, threadId: into, detail: { what: labelOf(act) } })
}

/** An undo leaves the requests that the act had answered open again, but for those that were asked anew since. */
export async function reopenRequests(tx: Tx, entryId: bigint): Promise<void> {
  const answered = await tx.request.findMany({ where: { entryId }, select: { id: true, threadId: true, memberId: true, act: true } })
  for (const { id, ...asked } of answered) {
    if ((await tx.request.count({ where: { ...asked, ...OPEN } })) === 0) await tx.request.update({ where: { id }, data: { entryId: null } })
  }
}
