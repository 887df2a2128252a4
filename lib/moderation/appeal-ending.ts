import { change } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { RESTRICTION, stillHolds } from '@/lib/threads/still-holds'
import type { AppealOutcome } from '@/prisma/generated/client'
import { writeAnswers } from './appeal-letters'
import { uponSame } from './concerning'
import type { Facts } from './entry'
import { holdUpon } from './holding'
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

/**
 * Closes appeals against what has ended by itself: a time that is over, a post that lifted its thread again, an author's
 * own edit since. Gives how many acts it was about; each is ended once, whichever node is first.
 */
export async function endOverdueAppeals(at: Date): Promise<number> {
  const appealed = await db().moderationEntry.findMany({
    where: { appeals: { some: { outcome: null } } },
    orderBy: { id: 'asc' },
    select: { ...RESTRICTION, subjectId: true, postId: true, threadId: true },
  })
  let ended = 0
  for (const entry of appealed.filter((each) => !stillHolds(each, at))) if (await endOverdue(entry, at)) ended += 1
  return ended
}

function endOverdue({ id, ...about }: { id: bigint } & Parameters<typeof holdUpon>[1], at: Date): Promise<boolean> {
  return change(async (tx) => {
    await holdUpon(tx, about)
    const entry = await tx.moderationEntry.findUniqueOrThrow({ where: { id }, select: RESTRICTION }) // again, now that nothing can change under us
    const members = stillHolds(entry, at) ? [] : await endAppeals(tx, id, 'settled', null)
    await writeAnswers(tx, { appealed: id, answer: null, outcome: 'settled', members })
    await tellMany(tx, { members, kind: 'appeal.over', key: `appeal:${id}` })
    return members.length > 0
  })
}
