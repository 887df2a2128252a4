import { db } from '@/lib/platform/db'
import { quoteSource } from '@/lib/text/quote'

/** Longest passage of a reader's choice, in characters. */
export const PART_MAX_LENGTH = 2000

/** What of a post is to be quoted: its number, and its first paragraph, the whole, or some words in it. */
export type AskedQuote = { number: number; whole?: boolean; part?: string }

/**
 * The quotation that a reply begins with, and whether the post holds more than it; empty where the thread has no such post
 * or it is gone. Words that do not stand in the post are not put into its author's mouth: the first paragraph is quoted then.
 */
export async function findQuotation(threadId: bigint, { number, whole = false, part }: AskedQuote): Promise<{ text: string; more: boolean }> {
  const post = await db().post.findFirst({
    where: { threadId, number, withdrawnAt: null, removedAt: null },
    select: { id: true, body: true, name: { select: { name: true } } },
  })
  if (!post) return { text: '', more: false }
  const quoted = { author: post.name.name, number, postId: post.id, source: post.body }
  const entire = quoteSource({ ...quoted, maxParagraphs: Number.POSITIVE_INFINITY })
  const passage = part && [...part].length <= PART_MAX_LENGTH ? part : undefined
  const text = whole ? entire : quoteSource({ ...quoted, ...(passage ? { part: passage } : {}) })
  return { text, more: text !== entire }
}
