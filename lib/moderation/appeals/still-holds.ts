import { all, type Verdict } from '@/lib/platform/refusal'
import { HELD } from '@/lib/threads/entry-line'
import type { Prisma } from '@/prisma/generated/client'
import { isAt, type Upon } from '../takes'
import { takingOf } from '../takings'
import { appealableUntil, isDecided } from './appeal-time'

const KEPT = { select: { detail: true, blankedById: true } } as const

/** What of an entry and of what it was about says whether what it took is still taken. */
export const UPON = {
  id: true,
  action: true,
  until: true,
  undoneBy: { select: { id: true } },
  undoesId: true,
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
      closesWith: { select: { number: true, closesAt: true } },
      calmUntil: true,
      duplicateOfId: true,
      mergedIntoId: true,
    },
  },
  departures: { select: { to: { select: { mergedIntoId: true } } } },
  subject: { select: { bannedAt: true, suspendedUntil: true, roles: { where: { endedAt: null }, select: { kind: true, boardId: true } } } },
} as const satisfies Prisma.ModerationEntrySelect

type UponRow = Prisma.ModerationEntryGetPayload<{ select: typeof UPON }>

/** Whether what an act took is still taken: neither undone nor lifted in another way, and not yet over by itself. */
export function stillHolds({ action, undoesId, until, undoneBy, undoes, kept, ...upon }: UponRow, at: Date): boolean {
  if (undoneBy || (until && until <= at)) return false
  const detail = detailOf(undoes ? undoes.kept : kept)
  if (action === HELD) return isAt(upon.post?.heldAt, detail.heldAt as string | undefined)
  return takingOf({ action, undoesId })?.holds(upon satisfies Upon, detail, at) ?? true
}

function detailOf(kept: UponRow['kept']): Readonly<Record<string, unknown>> {
  return kept && kept.blankedById === null ? (kept.detail as Readonly<Record<string, unknown>>) : {}
}

/** Whether an act can be appealed against at this moment; that it concerns whoever asks is asked for already. */
export function canAppeal(entry: UponRow & { createdAt: Date; appeals: readonly { outcome: string | null }[] }, at: Date): Verdict {
  return all(
    stillHolds(entry, at) ? 'yes' : 'already_done',
    at > appealableUntil(entry) ? 'appeal_too_late' : 'yes',
    entry.appeals.some(isDecided) ? 'appeal_decided' : 'yes',
  )
}
