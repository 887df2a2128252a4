import { change } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { AppealOutcome } from '@/prisma/generated/client'
import { writeAnswers } from './appeal-letters'
import type { Facts } from './entry'
import { holdUpon } from './holding'
import { RESTRICTION, stillHolds, uponSame } from './still-holds'
import { keyOfAct, tellEach } from './telling'

type Act = { id: bigint; moderatorId: bigint; action: string }

/**
 * Closes the appeals against what an act or an undo has just lifted, in its transaction: whoever appealed is told that
 * nothing is left to decide. What it is about is held by the act.
 */
export async function settleAppeals(tx: Tx, act: Act, facts: Facts): Promise<void> {
  const appealed = await tx.moderationEntry.findMany({ where: { ...uponSame(facts), appeals: { some: { outcome: null } } }, select: RESTRICTION })
  for (const entry of appealed.filter((each) => !stillHolds(each, now()))) {
    const members = await endAppeals(tx, entry.id, 'settled', act.id)
    await writeAnswers(tx, { appealed: entry.id, answer: act, outcome: 'settled', members })
    await tellEach(tx, act, keyOfAct(act, facts), facts, members)
  }
}

/** The undo of what had lifted a restriction: appeals against that one wait again. */
export async function reopenAppeals(tx: Tx, undone: bigint): Promise<void> {
  const settled = await tx.appeal.findMany({ where: { answerId: undone, outcome: 'settled' }, select: { id: true, entry: { select: RESTRICTION } } })
  const again = settled.filter(({ entry }) => stillHolds(entry, now())).map(({ id }) => id)
  await tx.appeal.updateMany({ where: { id: { in: again } }, data: { outcome: null, endedAt: null, answerId: null } })
}

/** Ends every appeal that waits against an entry. Gives who had made them. */
export async function endAppeals(tx: Tx, entryId: bigint, outcome: AppealOutcome, answerId: bigint | null): Promise<bigint[]> {
  const ended = await tx.appeal.updateManyAndReturn({
    where: { entryId, outcome: null },
    data: { outcome, endedAt: now(), answerId },
    select: { memberId: true },
  })
  return ended.map(({ memberId }) => memberId)
}

/** Closes appeals against what has ended by itself. Gives how many acts it was about; each is ended once, whichever node is first. */
export async function endOverdueAppeals(at: Date, most: number): Promise<number> {
  const over = await db().moderationEntry.findMany({
    where: { until: { lte: at }, appeals: { some: { outcome: null } } },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true, subjectId: true, postId: true, threadId: true },
  })
  for (const entry of over)
    await change(async (tx) => {
      await holdUpon(tx, entry)
      const members = await endAppeals(tx, entry.id, 'settled', null)
      await writeAnswers(tx, { appealed: entry.id, answer: null, outcome: 'settled', members })
      await tellMany(tx, { members, kind: 'appeal.over', key: `appeal:${entry.id}` })
    })
  return over.length
}
