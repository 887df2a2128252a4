import { z } from 'zod'
import { normaliseSource } from '@/lib/text/source'

/** Longest reason, in characters. */
const REASON_MAX_LENGTH = 500

export const jobId = z.uuid('That is not the number of a job.')

export const settleJobInput = z.object({
  job: jobId,
  what: z.enum(['again', 'discard'], 'Choose what is to become of it.'),
  words: z
    .string()
    .default('')
    .transform(normaliseSource)
    .refine((text) => text !== '', 'Say why, for other admins.')
    .refine((text) => [...text].length <= REASON_MAX_LENGTH, `Up to ${REASON_MAX_LENGTH} characters, please.`),
})
export type SettleJobInput = z.infer<typeof settleJobInput>
