import { z } from 'zod'
import { postId } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'

/** Longest words beside the wish for a clickable link, in characters. */
export const ASK_MAX_LENGTH = 500

export const askForLinksInput = z.object({
  post: postId,
  words: z
    .string()
    .transform(normaliseSource)
    .refine((words) => [...words].length <= ASK_MAX_LENGTH, `The words have at most ${ASK_MAX_LENGTH} characters.`)
    .default(''),
})
export type AskForLinksInput = z.infer<typeof askForLinksInput>

export const linkAsTextInput = z.object({ post: postId, link: z.coerce.number().int().positive(), address: z.string().max(2000) })
export type LinkAsTextInput = z.infer<typeof linkAsTextInput>
