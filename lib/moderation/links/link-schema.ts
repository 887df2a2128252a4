import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'
import { hostPattern } from '@/lib/posts/link-pattern'
import type { ActField } from '../act-form'
import { actFields, type ReadyReasons } from '../schema'

/** Posts in one sending. */
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

/** Ready reasons for the links of many posts: what each entry then says of who followed them is true of its own. */
export const MANY_LINKS_REASONS: ReadyReasons = {
  checked: 'A moderator looked at them. The log says of each post whether its links were followed.',
  other: 'Another reason',
}

export function manyLinksInput(reasons: ReadyReasons) {
  return z.object({ kind: z.enum(['thread', 'member', 'host']), of: z.string().min(1).max(300), post: seenPosts }).and(actFields(reasons))
}
export type ManyLinksInput = z.infer<ReturnType<typeof manyLinksInput>>

/** What a statement says happened where an act is about a host: of the post that links to it nothing was found. */
export function factAbout(host: string): string {
  return `A moderator judged the host ${host} by this rule, not your post.`
}

/** The board whose links are meant, by its key; 0: all boards. */
export const linksBoardId = z
  .string('Say which board is meant.')
  .pipe(z.union([z.literal('0').transform(() => 0n), boardId], 'That is not the number of a board.'))

/** The rule that is meant, by its key. */
export const ruleIdField = z
  .string('Say which rule is meant.')
  .regex(/^[1-9]\d{0,17}$/, 'That is not the number of a rule.')
  .transform(BigInt)

/** The host that the address of an act's page names: what the page says of it is true of no other. */
export function hostField(named: string | undefined): ActField {
  return { type: 'carried', name: 'host', value: named ?? '', label: 'Host' }
}

/** What a moderator wants of which host, where: the way to the form of that act. */
export const hostRuleAsked = z.object({
  host: hostPattern,
  board: z.string().regex(/^(?:0|[1-9]\d{0,17})$/, 'Choose a board.'),
  verdict: z.enum(['trust', 'refuse'], 'Choose whether its links are trusted or refused.'),
})
