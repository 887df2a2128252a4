import { fillSentence, type Named } from '@/lib/boards/sentence'
import { DAY_MS, now } from '@/lib/platform/clock'
import type { Prisma } from '@/prisma/generated/client'

/** Days within which an act can be undone in one press. */
export const UNDO_DAYS = 30

/** Acts that nothing takes back. */
const LASTING: readonly string[] = ['log.blank']

/** Acts that admins alone do and take back. */
const OF_ADMINS = /^(?:board|section|role)\./

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
  boardId: bigint | null
  named: boolean
  rule: string | null
  until: Date | null
  by: string
  undone: boolean
  /** Set: its words were blanked since. */
  blanked?: boolean
  /** The wording of its post that it brought about. */
  revision?: number | null
}

/** What a query of entries includes, so that `lineOf` can make lines of them. */
export const LINE = {
  name: { select: { name: true } },
  undoneBy: { select: { id: true } },
  kept: { select: { words: true, blankedById: true } },
} as const satisfies Prisma.ModerationEntryInclude

type IncludedRow = Omit<EntryRow, 'by' | 'undone' | 'words' | 'blanked'> & {
  wordsOpen: boolean
  name: { name: string }
  undoneBy: { id: bigint } | null
  kept: { words: string; blankedById: bigint | null } | null
}

/** The line of an entry that was read with `LINE`: for everyone, or with what only staff may read. */
export function lineOf({ name, undoneBy, kept, wordsOpen, ...row }: IncludedRow, known: Named, { forStaff = false } = {}) {
  const words = wordsOpen || forStaff ? (kept?.words ?? '') : ''
  return entryLine({ ...row, named: row.named || forStaff, words, by: name.name, undone: undoneBy !== null, blanked: Boolean(kept?.blankedById) }, known)
}

/** The line that a page shows of an entry, as one audience may read it. */
export function entryLine(row: EntryRow, known: Named) {
  const { says, reason, by, named, ...rest } = row
  const undoable =
    !row.undone && !row.blanked && !LASTING.includes(row.action) && row.undoesId === null && now().getTime() - row.createdAt.getTime() <= UNDO_DAYS * DAY_MS
  return {
    ...rest,
    ofAdmins: OF_ADMINS.test(row.action),
    boardId: rest.boardId ?? 0n,
    undoable,
    dayOnly: !named,
    parts: fillSentence(says, named ? `${by} (HQ)` : 'HQ', known),
  }
}
