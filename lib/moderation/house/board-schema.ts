import { z } from 'zod'
import { isTaken } from '@/lib/routing/taken'
import { plainLine, shownLength } from '@/lib/text/invisible'

/** What everyone reads of a board; curly brackets would be taken for marks of the log's sentences. */
function publicText(what: string, most: number) {
  return z
    .string(`Give the ${what}.`)
    .refine((text) => !/\p{Cc}/u.test(text.trim()), `The ${what} cannot have curly brackets or line breaks in it.`)
    .transform(plainLine)
    .pipe(
      z
        .string()
        .refine((text) => shownLength(text) > 0, `Give the ${what}.`)
        .max(most, `The ${what} has at most ${most} characters.`)
        .refine((text) => !/[{}]/u.test(text), `The ${what} cannot have curly brackets or line breaks in it.`),
    )
}

export const OWN_ADDRESS = 'This address is the site’s own. Choose another.'

export const boardName = publicText('name', 60)
export const boardPurpose = publicText('purpose', 200)
export const sectionName = publicText('name', 60)
export const boardSlug = z
  .string('Give the address.')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An address has small letters, digits and hyphens, up to 60, and begins with a letter or a digit.')
  .refine((slug) => !isTaken('board', slug), OWN_ADDRESS)

export const readersField = z.enum(['everyone', 'members', 'staff'], 'Choose who may read it.')
export const startsField = z.enum(['members', 'staff'], 'Choose who starts threads.')
export const repliesField = z.enum(['members', 'staff'], 'Choose who replies.')
export const trustField = z.enum(['everyone', 'trusted', 'checked'], 'Choose whose links are clickable.')
export const holdsField = z.enum(['nobody', 'newcomers', 'links'], 'Choose whose posts wait for HQ.')
export const kindField = z.enum(['discussion', 'campaign'], 'Choose a kind.')

export const capField = whole(2, 1_000_000, 'The most posts of a thread')
export const minutesField = whole(0, 525_600, 'The minutes for editing')

function whole(least: number, most: number, what: string) {
  const wrong = `${what}: a number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}.`
  return z
    .string(wrong)
    .trim()
    .regex(/^\d{1,7}$/, wrong)
    .transform(Number)
    .refine((number) => number >= least && number <= most, wrong)
}

const MOST_HELD_WORDS = 100
const LONGEST_HELD_WORD = 40

/** Words and short phrases, with commas or line breaks between them; as a setting keeps them, one on each line. */
export const heldWordsField = z
  .string()
  .default('')
  .transform((typed) => [...new Set(typed.split(/[,\r\n]+/).map((word) => word.normalize('NFKC').trim().toLowerCase()))].filter((word) => word !== ''))
  .refine((words) => words.length <= MOST_HELD_WORDS, `At most ${MOST_HELD_WORDS} words.`)
  .refine(
    (words) => words.every((word) => word.length <= LONGEST_HELD_WORD),
    `A word or phrase has at most ${LONGEST_HELD_WORD} characters; put commas between them.`,
  )
  .transform((words) => words.join('\n'))

/** A place among the boards: the section, and the board it comes after (0: it is the first). */
export const placeField = z.string('Choose a place.').regex(/^[1-9]\d{0,17}-(?:0|[1-9]\d{0,17})$/, 'Choose a place.')

/** A place among the sections: the one before it (0: it is the first). */
export const sectionPlace = z.string('Choose a place.').regex(/^(?:0|[1-9]\d{0,17})$/, 'Choose a place.')

/** What an act that makes something is about; it has no key of its own yet. */
export const siteSubject = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform((digits) => BigInt(digits))
  .default(0n)

/** What the admin saw of the board, as `stampOf` puts it. */
export const seenField = z.string().max(40).default('')
