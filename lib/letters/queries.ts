import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'
import { type LetterView, showLetters } from './as-page'
import { LETTER } from './facts'
import { findReader, type Reader, staffReader } from './reader'

/** The newest letter to a member that meets this, as it reads today to whoever reads it. */
export async function findLetter(
  tx: Tx,
  { memberId, reader }: { memberId: bigint; reader: Reader },
  which: Prisma.OutboxWhereInput,
): Promise<LetterView | null> {
  const row = await tx.outbox.findFirst({ where: { ...which, memberId }, orderBy: { id: 'desc' }, select: LETTER })
  if (!row) return null
  return (await showLetters(tx, [row], reader)).get(row.id) ?? null
}

/** The letters to a member about these acts, by the number of the act; of two about the same act the newer. */
export async function findLettersAbout(tx: Tx, memberId: bigint, entries: readonly bigint[]): Promise<Map<bigint, LetterView>> {
  if (entries.length === 0) return new Map()
  const rows = await tx.outbox.findMany({ where: { memberId, entryId: { in: [...entries] }, droppedAt: null }, orderBy: { id: 'asc' }, select: LETTER })
  if (rows.length === 0) return new Map()
  const shown = await showLetters(tx, rows, await findReader(tx, memberId))
  return new Map(
    rows.flatMap(({ id, entryId }) => {
      const letter = shown.get(id)
      return entryId && letter ? [[entryId, letter] as const] : []
    }),
  )
}

/** The statement of reasons about an act, as staff may read it. */
export async function findStatementForStaff(tx: Tx, viewer: MemberViewer, entryId: bigint): Promise<LetterView | null> {
  const row = await tx.outbox.findFirst({ where: { entryId, kind: 'statement' }, orderBy: { id: 'asc' }, select: LETTER })
  return row && ((await showLetters(tx, [row], staffReader(viewer))).get(row.id) ?? null)
}
