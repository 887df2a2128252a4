import { z } from 'zod'
import { entryId, formKey } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'

/** Longest words of an appeal, in characters. */
export const APPEAL_MAX_LENGTH = 2000

/** Within how many days we aim to decide. */
export const APPEAL_AIM_DAYS = 7

/** For how long she who is kept out can appeal after she gave her password, in minutes. */
export const APPEAL_MINUTES = 30

/** Longest and shortest reasons of a decision, in characters: a sentence at least. */
export const REASONS_MAX_LENGTH = 2000
const REASONS_MIN_LENGTH = 20

export const appealInput = z.object({
  entry: entryId,
  words: z
    .string('Say why you see it otherwise.')
    .transform(normaliseSource)
    .refine((words) => words.trim() !== '', 'Say why you see it otherwise.')
    .refine((words) => [...words].length <= APPEAL_MAX_LENGTH, `The words have at most ${APPEAL_MAX_LENGTH.toLocaleString('en-GB')} characters.`),
})
export type AppealInput = z.infer<typeof appealInput>

/** The same, sent by her who holds the letter. */
export const letterAppealInput = appealInput.extend({ letter: z.string('This form lacks its letter.').max(100) })
export type LetterAppealInput = z.infer<typeof letterAppealInput>

/** What a moderator decides: `upTo` is the newest of the appeals that she read. */
export const decisionInput = z
  .object({
    entry: entryId,
    key: formKey,
    upTo: z
      .string('Say which appeals are meant.')
      .regex(/^[1-9]\d{0,17}$/, 'That is not the number of an appeal.')
      .transform((digits) => BigInt(digits)),
    decision: z.enum(['grant', 'decline'], 'Choose how you decide.'),
    words: z
      .string()
      .transform(normaliseSource)
      .refine((words) => [...words].length <= REASONS_MAX_LENGTH, `The reasons have at most ${REASONS_MAX_LENGTH.toLocaleString('en-GB')} characters.`)
      .default(''),
  })
  .refine(({ decision, words }) => decision === 'grant' || [...words].length >= REASONS_MIN_LENGTH, {
    path: ['words'],
    message: 'Say in at least a sentence why it is upheld: the member who appealed must be able to follow you.',
  })
export type DecisionInput = z.infer<typeof decisionInput>
