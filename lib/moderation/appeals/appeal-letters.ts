import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { AppealOutcome } from '@/prisma/generated/client'

type Ended = {
  /** The entry that was appealed against. */
  appealed: bigint
  /** The entry that ended the appeals; none where the act ended by itself. */
  answer: { id: bigint } | null
  outcome: AppealOutcome
  /** Who appealed. */
  members: readonly bigint[]
  /** The reasons of a decision. */
  words?: string
  /** Set: whoever acted decided as well, because nobody else was there. */
  alone?: boolean
}

const BEGINS: Record<AppealOutcome, string> = {
  granted: 'Your appeal was granted: what you appealed against has been taken back.',
  declined: 'Your appeal was declined: what was decided stands.',
  settled: 'Your appeal is closed without a decision: what you appealed against holds no longer.',
}

/** Writes to everyone who appealed how it ended and why, in the outbox. */
export async function writeAnswers(tx: Tx, { members, appealed, answer, ...ended }: Ended): Promise<void> {
  const statements = await tx.outbox.findMany({
    where: { entryId: appealed, memberId: { in: [...members] }, kind: 'statement' },
    orderBy: { id: 'asc' },
    select: { memberId: true, title: true },
  })
  const titleFor = new Map(statements.map(({ memberId, title }) => [memberId, title]))
  const letters = members.map((memberId) => ({ memberId, body: bodyOf(titleFor.get(memberId), ended, answer !== null) }))
  await tx.outbox.createMany({
    data: letters.map((letter) => ({ ...letter, kind: 'appeal', title: BEGINS[ended.outcome], entryId: answer?.id, createdAt: now() })),
  })
}

function bodyOf(title: string | undefined, { outcome, words, alone = false }: Pick<Ended, 'outcome' | 'words' | 'alone'>, lifted: boolean): string {
  return [
    BEGINS[outcome],
    title && `It was about this: ${title}`,
    ...(outcome === 'settled' ? [lifted ? 'HQ has lifted it since; the log says why.' : 'It was over by itself.'] : decidedBy(alone)),
    words && `The reasons: ${words}`,
    outcome === 'declined' && 'An appeal is decided once, so this closes the matter here. What the law lets you do elsewhere is not touched by it.',
  ]
    .filter(Boolean)
    .join('\n\n')
}

function decidedBy(alone: boolean): string[] {
  return [
    alone
      ? 'There is no other moderator here who could look at it, so the one who acted looked at it again.'
      : 'A moderator other than the one who acted looked at it. No machine took part in the decision.',
  ]
}
