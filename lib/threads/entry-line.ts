import { createHmac } from 'node:crypto'
import { fillSentence, type Named } from '@/lib/boards/sentence'
import { DAY_MS, now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import type { Prisma } from '@/prisma/generated/client'

/** Days within which an act can be undone in one press. */
export const UNDO_DAYS = 30

/** The actions of entries that decide on an appeal: the act was taken back, or it stands. */
export const GRANTED = 'appeal.grant'
export const DECLINED = 'appeal.decline'

/** The action of entries that refuse a host. */
export const HOST_REFUSED = 'links.refuse'

/** The action of entries that end a rule about a host: what takes one back is a rule again. */
export const HOST_RULE_ENDED = 'links.end'

/** What acts about hosts and links of a whole board were called while nothing took them back but another one. */
export const LINKS_RULED = 'links.rule'
export const LINKS_UNRULED = 'links.unrule'
export const LINKS_SET = 'links.setting'

/** The action of entries that nobody made: a rule of a board held a post by itself. */
export const HELD = 'post.hold'

/** The action of entries that nobody made: a thread closed with its petition. */
export const CLOSED_WITH_PETITION = 'thread.petition'
const A_RULE = 'A rule of the board'

/** Acts that nothing takes back. */
export const LASTING: readonly string[] = ['log.blank', DECLINED, HOST_RULE_ENDED, LINKS_RULED, LINKS_UNRULED, LINKS_SET, HELD, CLOSED_WITH_PETITION]

/** Acts that admins alone do and take back; on links, those for all boards. */
function isOfAdmins({ action, boardId }: Pick<EntryRow, 'action' | 'boardId'>): boolean {
  return /^(?:board|section|role|rule)\./.test(action) || (action.startsWith('links.') && boardId === null)
}

/** Whose appeal it would be, by her name (null where it was done to a person), whether hers waits, and until when it is open to her. */
export type Appealable = { nameId: bigint | null; made: boolean; until: Date }

/** A moderation entry as the pages read it. */
export type EntryRow = {
  id: bigint
  action: string
  says: string
  reason: string
  because: string
  words: string
  createdAt: Date
  /** When it came to concern this post, where that was later. */
  since?: Date | null
  atNumber: number | null
  postId: bigint | null
  undoesId: bigint | null
  boardId: bigint | null
  named: boolean
  /** By what pages point at it. */
  anchor?: string
  rule: string | null
  until: Date | null
  /** Null: nobody, but a rule that works by itself. */
  by: string | null
  undone: boolean
  /** How an appeal against it was decided. */
  appealed?: 'upheld' | 'reversed' | null
  /** Who can appeal against it now; as far as the caller asked. */
  appeal?: Appealable
  /** Set: its words were blanked since. */
  blanked?: boolean
  /** How many of the links that it made clickable their author has had shown as text since. */
  takenBack?: number | null
  /** The wording of its post that it brought about. */
  revision?: number | null
}

/** What a query of entries includes, so that `lineOf` can make lines of them. */
export const LINE = {
  name: { select: { name: true } },
  undoneBy: { select: { id: true, action: true } },
  appeals: { where: { outcome: 'declined' }, select: { id: true }, take: 1 },
  kept: { select: { words: true, blankedById: true } },
} as const satisfies Prisma.ModerationEntryInclude

type IncludedRow = Omit<EntryRow, 'by' | 'undone' | 'words' | 'blanked' | 'appeal'> & {
  wordsOpen: boolean
  name: { name: string } | null
  undoneBy: { id: bigint; action: string } | null
  appeals: { id: bigint }[]
  kept: { words: string; blankedById: bigint | null } | null
}

/** The line of an entry that was read with `LINE`: for everyone, or with what only staff may read. */
export function lineOf({ name, undoneBy, appeals, kept, wordsOpen, ...row }: IncludedRow, known: Named, { forStaff = false } = {}) {
  const words = wordsOpen || forStaff ? (kept?.words ?? '') : ''
  const seen = { named: row.named || forStaff, anchor: anchorOf(row), atNumber: row.named || forStaff ? row.atNumber : null }
  const said = {
    words,
    by: name?.name ?? null,
    undone: undoneBy !== null,
    appealed: appealedOf(undoneBy, appeals),
    blanked: Boolean(kept?.blankedById),
  } as const
  return entryLine({ ...row, ...seen, ...said }, known)
}

function appealedOf(undoneBy: IncludedRow['undoneBy'], declined: IncludedRow['appeals']): 'reversed' | 'upheld' | null {
  if (undoneBy?.action === GRANTED) return 'reversed'
  return declined.length > 0 ? 'upheld' : null
}

/**
 * By what pages and feeds point at an entry. One that gives its day alone has a word from which nobody reads between
 * which others it was made; and so the hour.
 */
export function anchorOf({ id, named }: { id: bigint; named: boolean }): string {
  return named ? String(id) : createHmac('sha256', env().AUTH_SECRET).update(`entry ${id}`).digest('hex').slice(0, 16)
}

/** The line that a page shows of an entry, as one audience may read it. */
export function entryLine(row: EntryRow, known: Named) {
  const { says, reason, by, named, ...rest } = row
  const until = new Date(row.createdAt.getTime() + UNDO_DAYS * DAY_MS)
  const undoable = !row.undone && !row.blanked && !LASTING.includes(row.action) && row.undoesId === null && now() < until
  return {
    ...rest,
    anchor: rest.anchor ?? anchorOf(row),
    ofAdmins: isOfAdmins(row),
    appeal: row.appeal ?? null,
    boardId: rest.boardId ?? 0n,
    undoable,
    undoableUntil: until,
    dayOnly: !named,
    parts: fillSentence(says, whoActed(by, named), known),
  }
}

/** Who acted, as everyone is told. */
export function whoActed(by: string | null, named: boolean): string {
  if (by === null) return A_RULE
  return named ? `${by} (HQ)` : 'HQ'
}
