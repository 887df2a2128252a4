import { z } from 'zod'
import { requestId, threadId } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'

/** Longest word to HQ, in characters. */
export const REQUEST_MAX_LENGTH = 500

/** What a thread's starter can ask for, by the word of the act that answers it. */
export const REQUESTED = {
  move: 'Move it to another board',
  title: 'Give it another title',
  calm: 'Calm it: fewer replies for a while',
  lock: 'Lock it: no more replies',
  remove: 'Remove the whole thread',
} as const
export type Requested = keyof typeof REQUESTED

const word = z
  .string()
  .transform(normaliseSource)
  .refine((text) => [...text].length <= REQUEST_MAX_LENGTH, `Up to ${REQUEST_MAX_LENGTH} characters, please.`)

/** What the form gives by which HQ says no: a word to whoever asked. */
export const declineInput = z.object({ request: requestId, words: word.refine((text) => text !== '', 'Say why, to the member who asked.') })
export type DeclineInput = z.infer<typeof declineInput>

/** What the form for asking HQ gives: `to` for a move, `words` for a new title. */
export const requestInput = z
  .object({
    thread: threadId,
    what: z.enum(['move', 'title', 'calm', 'lock', 'remove'], 'Choose what you ask for.'),
    to: z.string().default(''),
    words: word.default(''),
  })
  .refine(({ what, to }) => what !== 'move' || to !== '', { path: ['to'], message: 'Choose a board.' })
  .refine(({ what, words }) => what !== 'title' || words !== '', { path: ['words'], message: 'Say which title you would like.' })
export type RequestInput = z.infer<typeof requestInput>
