import { writeLetters } from '@/lib/letters/commands'
import type { Tx } from '@/lib/platform/db'
import type { AppealOutcome } from '@/prisma/generated/client'

type Ended = {
  /** The entry that was appealed against. */
  appealed: bigint
  /** The entry that ended the appeals, with the reasons of a decision; none where the act ended by itself. */
  answer: { id: bigint } | null
  outcome: AppealOutcome
  members: readonly bigint[]
  /** Set: the moderator who acted decided as well, because there was nobody else. */
  alone?: boolean
}

/** Writes to everyone who appealed how it ended and why. */
export async function writeAnswers(tx: Tx, { members, appealed, answer, outcome, alone }: Ended): Promise<void> {
  const data = { appealed: String(appealed), outcome, alone }
  await writeLetters(
    tx,
    'appeal',
    members.map((memberId) => ({ memberId, entryId: answer?.id, data })),
  )
}
