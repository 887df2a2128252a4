import { z } from 'zod'
import { entryId, formKey } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'

/** Longest free text beside a reason, in characters. */
export const WORDS_MAX_LENGTH = 1000

/** The reason that asks for words of one's own. */
export const OTHER = 'other'

export type ReadyReasons = Readonly<Record<string, string>>

/** The fields that every act has: its key, a ready reason, and words (asked for with "another reason"). */
export function actFields(reasons: ReadyReasons) {
  return z
    .object({
      key: formKey,
      reason: z.string('Choose a reason.').refine((code) => Object.hasOwn(reasons, code), 'Choose a reason.'),
      words: z
        .string()
        .transform(normaliseSource)
        .pipe(z.string().max(WORDS_MAX_LENGTH, `The words have at most ${WORDS_MAX_LENGTH.toLocaleString('en-GB')} characters.`))
        .default(''),
    })
    .refine(({ reason, words }) => reason !== OTHER || words !== '', { path: ['words'], message: 'Say the reason in your own words.' })
}

export type ActFields = z.infer<ReturnType<typeof actFields>>

export const UNDO_REASONS = {
  mistake: 'It was a mistake.',
  settled: 'The reason for it has gone.',
  other: 'Another reason',
} satisfies ReadyReasons

export const undoInput = z.object({ entry: entryId }).and(actFields(UNDO_REASONS))
export type UndoInput = z.infer<typeof undoInput>
