import { DAY_MS, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { KeptSignpost } from './move-schema'

type NewSignpost = { boardId: bigint; threadId: bigint; entryId: bigint; activityAt: Date; days: number | null }

/** Leaves a note in the board that a thread has left. */
export async function putUpSignpost(tx: Tx, { days, ...signpost }: NewSignpost): Promise<void> {
  const endsAt = days === null ? null : new Date(now().getTime() + days * DAY_MS)
  await tx.signpost.create({ data: { ...signpost, endsAt } })
}

/** Takes the note down where the thread has come, and gives it to be kept for the undo. */
export async function takeDownSignpost(tx: Tx, threadId: bigint, boardId: bigint): Promise<KeptSignpost | null> {
  const where = { boardId_threadId: { boardId, threadId } }
  const standing = await tx.signpost.findUnique({ where })
  if (!standing) return null
  await tx.signpost.delete({ where })
  const { entryId, activityAt, endsAt } = standing
  return { entryId: String(entryId), activityAt: activityAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
}

export async function restoreSignpost(tx: Tx, threadId: bigint, boardId: bigint, kept: KeptSignpost): Promise<void> {
  const { entryId, activityAt, endsAt } = kept
  await tx.signpost.create({
    data: { boardId, threadId, entryId: BigInt(entryId), activityAt: new Date(activityAt), endsAt: endsAt === null ? null : new Date(endsAt) },
  })
}
