import { z } from 'zod'
import { formKey } from '@/lib/platform/ids'
import { matchPath } from '@/lib/routing/match'

/** Longest draft, in characters: that of a post. */
export const DRAFT_MAX_LENGTH = 100_000
const TITLE_MAX_LENGTH = 1000

/** How long a draft waits to be taken up again. */
export const DRAFT_DAYS = 30
/** The most places at which one member has drafts; the oldest go. */
export const MOST_PLACES = 30

const TOO_LONG = `A draft has at most ${DRAFT_MAX_LENGTH.toLocaleString('en-GB')} characters.`

/** The path of a form in which one writes at length: its address can name a draft. */
export const draftPlace = z.string().max(200).refine(keepsDrafts, 'No drafts are kept for that page.')

/** The moment of a kept version, by which a form says what it began with; a form that began empty has none. */
export const draftMoment = z
  .string()
  .optional()
  .transform((text) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null))

const words = (most: number) =>
  z
    .string()
    .default('')
    .transform(clean)
    .pipe(z.string().refine((text) => [...text].length <= most, TOO_LONG))

/** The wording of a post that a form began with; a form that changes none has none. */
const revision = z.coerce.number().int().positive().optional().catch(undefined)

const draftWords = z.object({ key: formKey, draft: draftMoment, title: words(TITLE_MAX_LENGTH), body: words(DRAFT_MAX_LENGTH), revision })

/** What our script sends: a form's words, and how many milliseconds ago they were typed. */
export const draftInput = draftWords.extend({
  place: draftPlace,
  age: z
    .number()
    .int()
    .min(0)
    .max(86_400_000 * DRAFT_DAYS)
    .default(0),
})
export type DraftInput = z.infer<typeof draftInput>

const anyWords = z.string().default('').transform(clean)

/** What a form shows that its writer throws away. */
export const discardInput = z.object({ place: draftPlace, key: formKey, draft: draftMoment, title: anyWords, body: anyWords })
export type DiscardInput = z.infer<typeof discardInput>

/** As the database can keep it: no half letters, no NUL, lines that end in one way. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD')
}

function keepsDrafts(path: string): boolean {
  const matched = matchPath(path)
  if (!matched || !('draft' in matched.route.query)) return false
  const { thread, post } = matched.params
  return /^[1-9]\d{0,17}$/.test(thread ?? post ?? '1')
}
