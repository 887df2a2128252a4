import { change } from '@/lib/events/commands'
import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import type { AppealOutcome } from '@/prisma/generated/client'
import { uponSame } from '../concerning'
import type { Facts } from '../entry'
import { holdUpon } from '../holding'
import { keyOfAct, tellEach } from '../telling'
import { writeAnswers } from './appeal-letters'
import { listOver } from './still-holds'

type Act = { id: bigint; moderatorId: bigint; action: string }

/**
 * Closes the appeals against what an act or an undo has just lifted, in its transaction: whoever appealed is told that
 * nothing is left to decide. What it is about is held by the act.
 */
export async function settleAppeals(tx: Tx, act: Act, facts: Facts): Promise<void> {
  const appealed = await tx.moderationEntry.findMany({ where: { ...uponSame(facts), appeals: { some: { outcome: null } } }, select: { id: true } })
  for (const entry of await listOver(tx, appealed, now())) {
    const members = await endAppeals(tx, entry.id, 'settled', act.id)
    await writeAnswers(tx, { appealed: entry.id, answer: act, outcome: 'settled', members })
    await tellEach(tx, act, keyOfAct(act, facts), facts, members)
  }
}

/** The undo of what had lifted a restriction: appeals against that one wait again. */
export async function reopenAppeals(tx: Tx, undone: bigint): Promise<void> {
  const settled = await tx.appeal.findMany({ where: { answerId: undone, outcome: 'settled' }, select: { id: true, entryId: true } })
  const over = await listOver(
    tx,
    settled.map(({ entryId }) => ({ id: entryId })),
    now(),
  )
  const again = settled.filter(({ entryId }) => !over.some(({ id }) => id === entryId)).map(({ id }) => id)
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

/** At how many acts against which appeals wait it is looked at once. */
const AT_ONCE = 50

/**
 * Closes appeals against what has ended by itself: a time that is over, a post that lifted its thread again, an author's
 * own edit since; each once, whichever node is first. Looks at so many acts after this one, and gives after which the
 * next look goes on (0: from the first), so that each has its turn however many wait.
 */
export async function endOverdueAppeals(at: Date, { after = 0n, take = AT_ONCE } = {}): Promise<bigint> {
  const appealed = await db().moderationEntry.findMany({
    where: { id: { gt: after }, appeals: { some: { outcome: null } } },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, subjectId: true, postId: true, threadId: true },
  })
  // One that fails keeps no other from its turn.
  for (const entry of await listOver(db(), appealed, at)) await endOverdue(entry, at).catch((failure) => logFailure('ending appeals', failure))
  return appealed.length < take ? 0n : (appealed.at(-1)?.id ?? 0n)
}

function endOverdue({ id, ...about }: { id: bigint } & Parameters<typeof holdUpon>[1], at: Date): Promise<void> {
  return change(async (tx) => {
    await holdUpon(tx, about)
    const over = await listOver(tx, [{ id }], at) // again, now that nothing can change under us
    const members = over.length === 0 ? [] : await endAppeals(tx, id, 'settled', null)
    await writeAnswers(tx, { appealed: id, answer: null, outcome: 'settled', members })
    await tellMany(tx, { members, kind: 'appeal.over', key: `appeal:${id}` })
  })
}
