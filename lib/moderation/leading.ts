import type { Tx } from '@/lib/platform/db'

/** The threads that lead to this one as their duplicate, as an entry keeps them for its undo. */
export async function listDuplicates(tx: Tx, id: bigint): Promise<string[]> {
  const rows = await tx.thread.findMany({ where: { duplicateOfId: id }, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => String(id))
}

type Leading = { from: bigint; to: bigint; duplicates: readonly string[] }

/** What led to the one thread leads to the other: never in two hops. */
export async function leadOn(tx: Tx, { from, to, duplicates }: Leading): Promise<void> {
  await tx.thread.updateMany({ where: { id: { in: duplicates.map(BigInt) }, duplicateOfId: from }, data: { duplicateOfId: to } })
}

/** The undo of it, from where the one leads by now, for those that no later act led there by itself. */
export async function leadBack(tx: Tx, entryId: bigint, { duplicates, from, to }: Leading): Promise<void> {
  const since = await tx.moderationEntry.findMany({
    where: { threadId: { in: duplicates.map(BigInt) }, id: { gt: entryId }, action: 'thread.duplicate', undoesId: null, undoneBy: null },
    select: { threadId: true },
  })
  const led = new Set(since.map(({ threadId }) => String(threadId)))
  await leadOn(tx, { from: await findLed(tx, from), to, duplicates: duplicates.filter((id) => !led.has(id)) })
}

/** Where a thread’s readers are led now: to the one it is a duplicate of or was merged into; else it stands for itself. */
async function findLed(tx: Tx, id: bigint): Promise<bigint> {
  const thread = await tx.thread.findUnique({ where: { id }, select: { duplicateOfId: true, mergedIntoId: true } })
  return thread?.mergedIntoId ?? thread?.duplicateOfId ?? id
}
