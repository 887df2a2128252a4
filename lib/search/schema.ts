import { z } from 'zod'

/** What is used of a long question, in characters. */
export const LONGEST_ASKED = 200

/** A field that a plain form sends empty where nothing was written into it. */
const line = z
  .string()
  .transform((given) => given.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim()) // PostgreSQL refuses NUL and half a letter
  .transform((given) => given || undefined)
  .optional()

/** What is looked for, as it stands in the address; what of it is wrong is said on the page. */
export const searchInput = z.object({ q: line, board: line, by: line, from: line, to: line })

export type SearchInput = z.input<typeof searchInput>
export type Asked = z.output<typeof searchInput>
