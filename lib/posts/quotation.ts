import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { quoteSource } from '@/lib/text/quote'
import { urlOf } from '@/lib/text/url'
import { visibleThreads } from '@/lib/threads/policy'
import type { Prisma } from '@/prisma/generated/client'

/** Longest passage of a reader's choice, in characters. */
const PART_MAX_LENGTH = 2000

/** What of a post is to be quoted: its number, and its first paragraph, the whole, or some words in it. */
export type AskedQuote = { number: number; whole?: boolean; part?: string }

/**
 * The quotation that a reply begins with, and whether the post holds more than it; empty where the thread has no such post
 * or it is gone. Words that do not stand in the post are not put into its author's mouth: the first paragraph is quoted then.
 */
export async function findQuotation(sight: Sight, threadId: bigint, { number, whole = false, part }: AskedQuote): Promise<{ text: string; more: boolean }> {
  const post = (await findQuoted(sight, { threadId, number })) ?? (await findQuotedElsewhere(sight, threadId, number))
  if (!post) return { text: '', more: false }
  const quoted = { author: post.name.name, number, postId: post.id, source: withoutBlocked(post.body, post.links) }
  const entire = quoteSource({ ...quoted, maxParagraphs: Number.POSITIVE_INFINITY })
  const passage = part && [...part].length <= PART_MAX_LENGTH ? part : undefined
  const text = whole ? entire : quoteSource({ ...quoted, ...(passage ? { part: passage } : {}) })
  return { text, more: text !== entire }
}

/** The post that had this number before a split or a merge took it to another thread. */
async function findQuotedElsewhere(sight: Sight, threadId: bigint, wasNumber: number) {
  const left = await db().departure.findMany({
    where: { threadId, firstNumber: { lte: wasNumber }, lastNumber: { gte: wasNumber } },
    select: { id: true },
  })
  return left.length === 0 ? null : findQuoted(sight, { cameWithId: { in: left.map(({ id }) => id) }, wasNumber })
}

function findQuoted(sight: Sight, where: Prisma.PostWhereInput) {
  return db().post.findFirst({
    where: { ...where, thread: visibleThreads(sight), withdrawnAt: null, removedAt: null },
    select: { id: true, body: true, name: { select: { name: true } }, links: { where: { state: 'blocked' }, select: { address: true, text: true } } },
  })
}

/** The source with its blocked links as everyone sees them: an address that is not shown in the post is not given away by quoting it. */
function withoutBlocked(source: string, blocked: readonly { address: string; text: string }[]): string {
  if (blocked.length === 0) return source
  const addresses = new Set(blocked.map(({ address }) => address))
  const hides = (typed: string) => addresses.has(urlOf(typed)?.href ?? '')
  const behindWords = source.replace(BEHIND_WORDS, (whole, typed: string) => (hides(typed) ? `] ${BLOCKED}` : whole))
  return blocked.reduce((text, link) => (ADDRESS.test(link.text) ? text.replaceAll(link.text, BLOCKED) : text), behindWords)
}

const BLOCKED = '(link blocked)'
const BEHIND_WORDS = /\]\(<?([^\s()<>]{1,2000})>?[^()\n]{0,200}\)/g
const ADDRESS = /^(?:https?:\/\/|www\.)/i
