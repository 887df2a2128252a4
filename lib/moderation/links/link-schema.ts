import { z } from 'zod'
import { formKey } from '@/lib/platform/ids'
import { hostPattern } from '@/lib/posts/link-pattern'
import { normaliseSource } from '@/lib/text/source'
import { actFields, type ReadyReasons, WORDS_MAX_LENGTH } from '../schema'

/** Posts that one sending may hold. */
const MOST_AT_ONCE = 100

/** Many posts that belong together: of a thread, of a member, or with links to a host. */
export type Pile = { kind: 'thread' | 'member' | 'host'; of: string }

const seenPost = z
  .string()
  .regex(/^[1-9]\d{0,17}:[1-9]\d{0,8}$/, 'Open the page again and tick the posts there.')
  .transform((text) => ({ id: BigInt(text.split(':')[0] ?? 0), revision: Number(text.split(':')[1]) }))

/** Posts that were ticked, each with the revision that was shown. */
export const seenPosts = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(seenPost).min(1, 'Tick at least one post.').max(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} posts at once.`),
)

export function manyLinksInput(reasons: ReadyReasons) {
  return z.object({ kind: z.enum(['thread', 'member', 'host']), of: z.string().min(1).max(300), post: seenPosts }).and(actFields(reasons))
}
export type ManyLinksInput = z.infer<ReturnType<typeof manyLinksInput>>

const why = z
  .string('Say why.')
  .transform(normaliseSource)
  .pipe(
    z
      .string()
      .min(1, 'Say why.')
      .max(WORDS_MAX_LENGTH, `The words have at most ${WORDS_MAX_LENGTH.toLocaleString('en-GB')} characters.`),
  )

const boardSlug = z.string().regex(/^[a-z0-9-]*$/, 'Choose a board.')

export const hostRuleInput = z.object({
  key: formKey,
  pattern: hostPattern,
  board: boardSlug.default(''),
  verdict: z.enum(['trusted', 'refused'], 'Choose whether its links are trusted or refused.'),
  words: why,
})
export type HostRuleInput = z.infer<typeof hostRuleInput>

export const endHostRuleInput = z.object({
  rule: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt),
  words: why,
})
export type EndHostRuleInput = z.infer<typeof endHostRuleInput>

export const linkTrustInput = z.object({
  board: boardSlug.min(1, 'Choose a board.'),
  trust: z.enum(['everyone', 'trusted', 'checked'], 'Choose whose links are clickable.'),
  words: why,
})
export type LinkTrustInput = z.infer<typeof linkTrustInput>
