import { z } from 'zod'

/** The largest key PostgreSQL's bigint holds; what is larger is nobody's address. */
const MAX_ID = 2n ** 63n - 1n

function id<const Brand extends string>(brand: Brand) {
  const notOne = `That is not the number of ${/^[aeiou]/.test(brand) ? 'an' : 'a'} ${brand}.`
  return z
    .string(`Say which ${brand} is meant.`)
    .regex(/^[1-9]\d{0,18}$/, notOne)
    .transform((digits) => BigInt(digits))
    .refine((value) => value <= MAX_ID, notOne)
    .brand<Brand>()
}

export const boardId = id('board')
export const sectionId = id('section')
export const ruleId = id('rule')
export const threadId = id('thread')
export const postId = id('post')
export const entryId = id('entry')
export const memberId = id('member')
export const requestId = id('request')

export type ThreadId = z.infer<typeof threadId>

/** A form's key: made anew each time the form is sent out, so that one sending counts once. */
export const formKey = z.string('This form lacks its key.').regex(/^[\w-]{8,64}$/, 'This form’s key is damaged. Open the page again.')
