import { z } from 'zod'
import { draftMoment } from '@/lib/drafts/schema'
import { boardId, formKey, postId, threadId } from '@/lib/platform/ids'
import { type LinkFault, linkFaults } from '@/lib/text/link-faults'
import { showsNothing } from '@/lib/text/shown-words'
import { normaliseSource } from '@/lib/text/source'
import { isTooHeavy } from '@/lib/text/weight'
import { threadTitle } from '@/lib/threads/schema'
import { memberPath } from '@/lib/urls'

/** Longest post, in characters. */
export const POST_MAX_LENGTH = 100_000

export const TOO_HEAVY = 'This post is made of so many links, quotations or lists that readers would wait for it. Leave some out, or make two posts of it.'

/** Whether readers get the HTML of a text without waiting for it. */
export function isLight(text: string): boolean {
  return !isTooHeavy(text, memberPath)
}

/** The text of a post, in the form in which it is kept. */
export const postBody = z
  .string('Write something in the post.')
  .transform(normaliseSource)
  .pipe(
    z
      .string()
      .refine((text) => text !== '', 'Write something in the post.')
      .refine((text) => !isLongerThan(text, POST_MAX_LENGTH), {
        error: `A post has at most ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters.`,
        abort: true,
      })
      .refine(isLight, { error: TOO_HEAVY, abort: true })
      .superRefine((text, context) => {
        if (text !== '' && showsNothing(text)) context.addIssue('There is nothing in the post that can be seen. Write some words.')
        for (const fault of linkFaults(text).slice(0, 1)) context.addIssue(sentenceOf(fault))
      }),
  )

/** Whether a text has more characters, by code points. */
function isLongerThan(text: string, most: number): boolean {
  return text.length > most && (text.length > 2 * most || [...text].length > most)
}

function sentenceOf(link: LinkFault): string {
  if (link.fault === 'misleading') {
    const read = link.words.toLowerCase() === link.named ? `“${link.words}” is` : `In “${link.words}”, “${link.named}” is`
    return `${read} read as a site, but the link leads to ${link.host}. Write the address itself, or other words.`
  }
  const where = link.host ?? 'a post'
  if (link.fault === 'blank') return `The link to ${where} has no words that can be seen. Give it some, or write the address itself.`
  return `The words of the link to ${where} have invisible signs in them that turn them round. Type them again by hand.`
}

/** The box "post as HQ", which counts only for those who may. */
const voice = z.enum(['personal', 'hq']).default('personal')

/** The kept words that the form began with: sent, they are no draft any more. */
const draft = draftMoment.optional()

export const replyInput = z.object({ thread: threadId, key: formKey, draft, body: postBody, voice })
export type ReplyInput = z.infer<typeof replyInput>

export const startThreadInput = z.object({
  board: boardId,
  key: formKey,
  draft,
  title: threadTitle,
  body: postBody,
  voice,
  opens: z.string().optional(),
  opensHour: z.string().optional(),
  opensTurn: z.string().optional(),
})
export type StartThreadInput = z.infer<typeof startThreadInput>

export const editPostInput = z.object({ post: postId, key: formKey, draft, revision: z.coerce.number().int().positive(), body: postBody })
export type EditPostInput = z.infer<typeof editPostInput>

export const withdrawPostInput = z.object({ post: postId, key: formKey })
export type WithdrawPostInput = z.infer<typeof withdrawPostInput>
