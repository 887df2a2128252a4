import { z } from 'zod'
import { boardId, threadId } from '@/lib/platform/ids'
import { isLight, POST_MAX_LENGTH, TOO_HEAVY } from '@/lib/posts/schema'
import { normaliseSource } from '@/lib/text/source'
import { ruleField } from '../schema'

/** For how long a note stays in the old board, in days; null for good. */
export const SIGNPOST_DAYS = { '0': 0, '7': 7, '30': 30, ever: null } as const

export const destinationField = z.string('Choose a board.').regex(/^[a-z0-9-]+$/, 'Choose a board.')
export const signpostField = z.enum(['0', '7', '30', 'ever'], 'Choose how long the note stays.').default('30')
export const silentField = z.literal('yes').optional()

/** What the form of a move gives. `rule` and `origin` count where fewer people can read the new board, `override` where more can. */
export const moveInput = z
  .object({
    subject: threadId,
    from: boardId,
    to: destinationField,
    signpost: signpostField,
    say: z
      .string()
      .transform(normaliseSource)
      .refine((text) => [...text].length <= POST_MAX_LENGTH, `A post has at most ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters.`)
      .refine(isLight, TOO_HEAVY)
      .default(''),
    rule: ruleField,
    origin: z.enum(['own', 'report'], 'Say what brought it up.').optional(),
    override: z.literal('yes').optional(),
    silent: silentField,
  })
  // Not a field: set where the thread is one of many moved at once, so that each person is told of all of them in one line.
  .transform((given): typeof given & { many?: string } => given)

/** What the undo of a move needs. */
const keptSignpost = z.object({ entryId: z.string(), activityAt: z.string(), endsAt: z.string().nullable() })
export type KeptSignpost = z.infer<typeof keptSignpost>

export const moveDetail = z.object({
  from: z.string(),
  to: z.string(),
  pinnedAt: z.string().nullable(),
  pinnedUntil: z.string().nullable().default(null),
  /** The signpost that stood in the destination and went when the thread came. */
  signpost: keptSignpost.nullable(),
  /** The rule, where fewer people can read it now. */
  rule: z.string().nullable().default(null),
  /** Whether nobody was told: as an admin wished, or because the thread was locked or gone. */
  silent: z.boolean().default(false),
  quiet: z.boolean().default(false),
  many: z.string().optional(),
})
