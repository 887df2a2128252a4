import { z } from 'zod'
import { entryId, formKey } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'
import { isAddedRule } from '@/lib/threads/rule-words'
import { hasRules, isNameable, RULE_REASONS, ruleOf } from './rules'

/** Longest free text beside a reason, in characters. */
export const WORDS_MAX_LENGTH = 1000

/** The reason that asks for words of one's own. */
export const OTHER = 'other'

export type ReadyReasons = Readonly<Record<string, string>>

const words = z
  .string()
  .transform(normaliseSource)
  .pipe(z.string().max(WORDS_MAX_LENGTH, `The words have at most ${WORDS_MAX_LENGTH.toLocaleString('en-GB')} characters.`))
  .default('')

function reasonOf(reasons: ReadyReasons) {
  const sentence = reasons === RULE_REASONS ? 'Choose a rule.' : 'Choose a reason.'
  // A button that names a rule is pressed after one was chosen in the list: it is the last word.
  return z.preprocess(
    (given) => (Array.isArray(given) ? given.at(-1) : given),
    z.string(sentence).refine((code) => Object.hasOwn(reasons, code) || (isAddedRule(code) && hasRules(reasons)), sentence),
  )
}

/** The fields that every act has: its key, a ready reason, and words (asked for with "another reason"). Everyone reads the words. */
export function actFields(reasons: ReadyReasons) {
  return z.object({ key: formKey, reason: reasonOf(reasons), words }).refine(isExplained, EXPLAIN)
}

const EXPLAIN = { path: ['words'], message: 'Say the reason in your own words.' }

function isExplained({ reason, words: said }: { reason: string; words: string }): boolean {
  return reason !== OTHER || said !== ''
}

/**
 * The fields of an act that restricts somebody: its reason is a rule or a law, its words are the facts (asked for where
 * the rule does not say them itself), `origin` what brought it up, `open` whether everyone may read the words. With other
 * reasons among the rules it restricts nobody, and its words are for everyone.
 */
export function restrictionFields(reasons: ReadyReasons = RULE_REASONS) {
  return z
    .object({
      key: formKey,
      reason: reasonOf(reasons),
      words,
      origin: z.enum(['own', 'report'], 'Say what brought it up.').default('own'),
      open: z.literal('yes').optional(),
    })
    .refine((given) => given.words !== '' || !ruleOf(given.reason) || ruleOf(given.reason)?.fact !== undefined, {
      path: ['words'],
      message: 'Say what happened: the person concerned must be able to answer it.',
    })
    .refine(isExplained, EXPLAIN)
    .transform((given) => ({ ...given, open: ruleOf(given.reason) ? given.open === 'yes' : undefined }))
}

/**
 * What the form of any act gives; where it restricts nobody, its words are open and it is the moderator's own motion.
 * Not a field: `beside`, set where it is done along with an act of HQ alone, so that its notice does not name who did both.
 */
export type ActFields = z.infer<ReturnType<typeof actFields>> &
  Partial<Pick<z.infer<ReturnType<typeof restrictionFields>>, 'origin' | 'open'>> & { beside?: true }

/** A rule, asked for besides the reason where an act takes something from somebody this time. */
export const ruleField = z
  .string()
  .refine((code) => code === '' || isNameable(code), 'Choose a rule.')
  .optional()

export const UNDO_REASONS = {
  mistake: 'It was a mistake.',
  settled: 'The reason for it has gone.',
  other: 'Another reason',
} satisfies ReadyReasons

/** What an undo's form gives; the rule, what brought it up and `open` where it takes something from somebody. */
export const undoInput = z
  .object({ entry: entryId, rule: ruleField, origin: z.enum(['own', 'report'], 'Say what brought it up.').optional() })
  .and(actFields(UNDO_REASONS))
export type UndoInput = z.infer<typeof undoInput>
