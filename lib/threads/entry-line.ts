import { fillSentence, type NamedBoard } from '@/lib/boards/sentence'

/** A moderation entry as the pages read it. */
export type EntryRow = {
  id: bigint
  action: string
  says: string
  reason: string
  because: string
  words: string
  createdAt: Date
  atNumber: number | null
  postId: bigint | null
  undoesId: bigint | null
  boardId: bigint
  by: string
  undone: boolean
}

/** The line that a page shows of an entry, as one audience may read it. */
export function entryLine(row: EntryRow, boards: ReadonlyMap<bigint, NamedBoard>) {
  const { says, reason, by, ...rest } = row
  return { ...rest, parts: fillSentence(says, `${by} (HQ)`, boards) }
}
