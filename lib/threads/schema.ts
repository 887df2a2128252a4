import { z } from 'zod'

/** Longest title, in characters. */
export const TITLE_MAX_LENGTH = 120

export const threadTitle = z
  .string('Give the thread a title.')
  .transform((title) => title.replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(3, 'Give the thread a title of at least 3 characters.')
      .max(TITLE_MAX_LENGTH, `A title has at most ${TITLE_MAX_LENGTH} characters.`)
      .regex(/^[^\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u, 'The title holds characters that cannot be seen. Type it again by hand.'),
  )
