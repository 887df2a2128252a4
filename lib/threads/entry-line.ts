import { fillSentence, type NamedBoard } from '@/lib/boards/sentence'

import { DAY_MS, now } from '@/lib/platform/clock'

/** Days within which an act can be undone in one press. */
export const UNDO_DAYS = 30

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
  /** The wording of its post that it brought about. */
  revision?: number | null
}

/** The line that a page shows of an entry, as one audience may read it. */
export function entryLine(row: EntryRow, boards: ReadonlyMap<bigint, NamedBoard>) {
  const { says, reason, by, ...rest } = row
  const undoable = !row.undone && row.undoesId === null && now().getTime() - row.createdAt.getTime() <= UNDO_DAYS * DAY_MS
  return { ...rest, undoable, parts: fillSentence(says, `${by} (HQ)`, boards) }
}
