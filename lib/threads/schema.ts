import { z } from 'zod'

/** Longest title, in characters. */
export const TITLE_MAX_LENGTH = 120

/** Characters that show nothing: fillers, joiners, variation selectors, tags. A title needs others as well. */
const INVISIBLE =
  /\s|\u00ad|\u034f|[\u115f\u1160]|[\u17b4\u17b5]|\u180e|[\u200b-\u200f]|[\u2060-\u206f]|\u2800|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\u{e0000}-\u{e0fff}]/gu
/** Characters that rearrange or end what stands around them. */
const UNRULY = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

export const threadTitle = z
  .string('Give the thread a title.')
  .transform((title) => title.replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .refine((title) => !UNRULY.test(title), 'The title holds characters that cannot be seen. Type it again by hand.')
      .refine((title) => [...title.replace(INVISIBLE, '')].length >= 3, 'Give the thread a title of at least 3 characters.')
      .refine((title) => [...title].length <= TITLE_MAX_LENGTH, `A title has at most ${TITLE_MAX_LENGTH} characters.`),
  )
