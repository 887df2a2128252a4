import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { all, type Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { APPEALABLE, APPEALABLE_ACTS, appealableUntil, isAt, isDecided } from './appealable'
import { HELD } from './entry-line'

const KEPT = { select: { detail: true, blankedById: true } } as const

/** What of an entry and of what it was about says whether what it took is still taken. */
export const RESTRICTION = {
  id: true,
  action: true,
  until: true,
  undoneBy: { select: { id: true } },
  undoes: { select: { kept: KEPT } },
  kept: KEPT,
  post: { select: { removedAt: true, heldAt: true, withdrawnAt: true, revision: true, revisions: { select: { revision: true, hiddenAt: true } } } },
  thread: {
    select: {
      removedAt: true,
      boardId: true,
      title: true,
      activityAt: true,
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      calmUntil: true,
      duplicateOfId: true,
      mergedIntoId: true,
    },
  },
  departures: { select: { to: { select: { mergedIntoId: true } } } },
  subject: { select: { bannedAt: true, suspendedUntil: true, roles: { where: { endedAt: null }, select: { kind: true, boardId: true } } } },
} as const satisfies Prisma.ModerationEntrySelect

type RestrictionRow = Prisma.ModerationEntryGetPayload<{ select: typeof RESTRICTION }>

const TAKING = [{ OR: [{ undoesId: null }, { rule: { not: null } }] }] satisfies Prisma.ModerationEntryWhereInput[]

/** Acts that can be appealed against, as a filter of entries; what takes one back is none, unless that takes something anew. */
export const OPEN_TO_APPEAL = { action: { in: [...APPEALABLE_ACTS] }, AND: TAKING } satisfies Prisma.ModerationEntryWhereInput

/** All that takes something: these, and what a rule holds by itself, against which nobody appeals because HQ looks at it anyway. */
export const TAKES_SOMETHING = { action: { in: [...APPEALABLE_ACTS, HELD] }, AND: TAKING } satisfies Prisma.ModerationEntryWhereInput

/** Whether what an act took is still taken: neither undone nor lifted in another way, and not yet over by itself. */
export function stillHolds({ action, until, undoneBy, undoes, kept, ...upon }: RestrictionRow, at: Date): boolean {
  if (undoneBy || (until && until <= at)) return false
  // What an undo takes anew, it takes by the way back.
  const detail = undoes ? { to: detailOf(undoes.kept).from } : detailOf(kept)
  if (action === HELD) return isAt(upon.post?.heldAt, detail.heldAt)
  return APPEALABLE[action]?.holds(upon, detail, at) ?? true
}

function detailOf(kept: RestrictionRow['kept']): Readonly<Record<string, unknown>> {
  return kept && kept.blankedById === null ? (kept.detail as Readonly<Record<string, unknown>>) : {}
}

/** Whether an act can be appealed against at this moment; that it concerns whoever asks is asked for already. */
export function canAppeal(entry: RestrictionRow & { createdAt: Date; appeals: readonly { outcome: string | null }[] }, at: Date): Verdict {
  return all(
    stillHolds(entry, at) ? 'yes' : 'already_done',
    at > appealableUntil(entry) ? 'appeal_too_late' : 'yes',
    entry.appeals.some(isDecided) ? 'appeal_decided' : 'yes',
  )
}

type Entry = { id: bigint; action: string; createdAt: Date; undone: boolean }

const WHOSE = { select: { id: true, memberId: true } } as const

/** Which of these entries can be appealed against at this moment, each with the name of whom it concerns; null where it was done to a person. */
export async function findOpenToAppeal(entries: readonly Entry[]): Promise<Map<bigint, bigint | null>> {
  const likely = entries.filter((entry) => !entry.undone && APPEALABLE_ACTS.includes(entry.action) && now() <= appealableUntil(entry)) // most pages ask nothing
  if (likely.length === 0) return new Map()
  const rows = await db().moderationEntry.findMany({
    where: { id: { in: likely.map(({ id }) => id) }, ...OPEN_TO_APPEAL },
    select: {
      ...RESTRICTION,
      createdAt: true,
      rule: true,
      moderatorId: true,
      appeals: { select: { outcome: true } },
      post: { select: { ...RESTRICTION.post.select, name: WHOSE } },
      thread: { select: { ...RESTRICTION.thread.select, starter: WHOSE } },
    },
  })
  const open = rows.filter((row) => !isHerOwn(row) && canAppeal(row, now()) === 'yes')
  return new Map(open.map((row) => [row.id, (row.post?.name ?? row.thread?.starter)?.id ?? null]))
}

type Whose = { memberId: bigint }
type Done = { rule: string | null; moderatorId: bigint | null; post: { name: Whose } | null; thread: { starter: Whose } | null }

/** What a moderator did upon what is hers and can take back herself. */
function isHerOwn({ rule, moderatorId, post, thread }: Done): boolean {
  return rule === null && (post?.name ?? thread?.starter)?.memberId === moderatorId
}
