import { z } from 'zod'
import { entryId } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'

/** Longest words of an appeal, in characters. */
export const APPEAL_MAX_LENGTH = 2000

/** For how many months after an act one can appeal against it. */
const APPEAL_MONTHS = 6

export const appealInput = z.object({
  entry: entryId,
  words: z
    .string('Say why you see it otherwise.')
    .transform(normaliseSource)
    .refine((words) => words.trim() !== '', 'Say why you see it otherwise.')
    .refine((words) => [...words].length <= APPEAL_MAX_LENGTH, `The words have at most ${APPEAL_MAX_LENGTH.toLocaleString('en-GB')} characters.`),
})
export type AppealInput = z.infer<typeof appealInput>

/** The moment at which the time for an appeal is over: the same day six months later, or the last of a shorter month. */
export function appealableUntil({ createdAt }: { createdAt: Date }): Date {
  const until = new Date(createdAt)
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS)
  if (until.getUTCDate() !== createdAt.getUTCDate()) until.setUTCDate(0)
  return until
}
