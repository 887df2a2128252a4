import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { Entry } from './entry'
import type { Kind } from './holding'

const SUBJECT = { thread: 'threadId', post: 'postId', member: 'subjectId' } as const

/** Whether no such act that came later stands: a title that went and came back, a lock put on and lifted again, is that later act's doing. */
export async function isLatest(tx: Tx, kind: Kind, { id, about }: Entry, rivals: readonly string[] = []): Promise<Verdict> {
  if (rivals.length === 0) return 'yes'
  const later = await tx.moderationEntry.count({
    where: { [SUBJECT[kind]]: about, id: { gt: id }, action: { in: [...rivals] }, undoesId: null, undoneBy: null },
  })
  return later > 0 ? 'changed_since' : 'yes'
}
