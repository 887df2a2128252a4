import { z } from 'zod'
import { plainLine, shownLength } from '@/lib/text/invisible'

/** Longest title, in characters. */
export const TITLE_MAX_LENGTH = 120

export const threadTitle = z
  .string('Give the thread a title.')
  .transform(plainLine)
  .pipe(
    z
      .string()
      .refine((title) => shownLength(title) >= 3, 'Give the thread a title of at least 3 characters.')
      .refine((title) => [...title].length <= TITLE_MAX_LENGTH, `A title has at most ${TITLE_MAX_LENGTH} characters.`),
  )
