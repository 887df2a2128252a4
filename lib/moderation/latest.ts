import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { Entry } from './entry'
import type { Kind } from './holding'

const SUBJECT: Partial<Record<Kind, 'threadId' | 'postId' | 'subjectId' | 'boardId'>> = {
  thread: 'threadId',
  post: 'postId',
  member: 'subjectId',
  board: 'boardId',
  links: 'boardId',
}

/** Whether no such act that came later stands: a title that went and came back, a lock put on and lifted again, is that later act's doing. */
export async function isLatest(tx: Tx, kind: Kind, { id, about, detail }: Entry & { detail: unknown }, rivals: readonly string[] = []): Promise<Verdict> {
  const uponSame = findSame(kind, about, detail)
  if (!uponSame || rivals.length === 0) return 'yes'
  const later = await tx.moderationEntry.count({
    where: { ...uponSame, id: { gt: id }, action: { in: [...rivals] }, undoesId: null, undoneBy: null },
  })
  return later > 0 ? 'changed_since' : 'yes'
}

function findSame(kind: Kind, about: bigint, detail: unknown): Prisma.ModerationEntryWhereInput | null {
  const subject = SUBJECT[kind]
  if (subject) return { [subject]: about }
  return kind === 'section' || kind === 'rule' ? uponOne(`${kind}Id`, detail) : null
}

/** An entry names its section or its rule in its detail alone; of one that was blanked nobody knows any more which it was. */
function uponOne(field: 'sectionId' | 'ruleId', detail: unknown): Prisma.ModerationEntryWhereInput {
  return { kept: { OR: [{ detail: { path: [field], equals: String(Object(detail)[field]) } }, { blankedById: { not: null } }] } }
}
