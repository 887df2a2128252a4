import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db, type Tx } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'
import { quoteSource } from '@/lib/text/quote'
import { allLinks, renderText } from '@/lib/text/render'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { canReply, visibleThreads } from '@/lib/threads/policy'
import { findStanding, findThreadHead } from '@/lib/threads/queries'
import type { Prisma } from '@/prisma/generated/client'

/** Where a post that was just written stands. */
export async function findPostPlace(tx: Tx, id: bigint) {
  const { number, thread } = await tx.post.findUniqueOrThrow({ where: { id }, select: { number: true, thread: { select: { id: true, slug: true } } } })
  return { id, number, thread }
}

/** Where a post stands, for those who may read its thread; null for all others. */
export function findPost(sight: Sight, id: bigint) {
  return db().post.findFirst({
    where: { id, thread: visibleThreads(sight) },
    select: { number: true, thread: { select: { id: true, slug: true } } },
  })
}

/** What the page for a reply shows, with a quotation to begin with; null where the thread is missing or hidden. */
export async function findReplyForm(viewer: Viewer, threadId: bigint, quote?: number) {
  const thread = await findThreadHead(db(), sightOf(viewer), await findStanding(db(), threadId))
  if (!thread) return null
  const { board, lockedAt, lastNumber, ...head } = thread
  return {
    ...head,
    board,
    replying: canReply(viewer, { board, lockedAt, lastNumber }),
    quoted: quote ? await findQuotation(sightOf(viewer), threadId, quote) : '',
  }
}

/** A post as it was written, and what moderators did to it since; null where it is hidden, withdrawn or removed. */
export async function findPostHistory(sight: Sight, id: bigint) {
  const post = await db().post.findFirst({
    where: { id, thread: visibleThreads(sight), withdrawnAt: null, removedAt: null },
    select: {
      number: true,
      body: true,
      html: true,
      createdAt: true,
      voice: true,
      name: { select: { name: true } },
      thread: { select: { id: true, slug: true, title: true, board: { select: { slug: true, name: true, unindexedAt: true } } } },
      entries: { orderBy: { id: 'asc' }, include: LINE },
      links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true, state: true, decidedAt: true } },
    },
  })
  if (!post) return null
  const { entries, body, ...rest } = post
  const named = await findNamed(
    sight,
    entries.map(({ says }) => says),
  )
  return {
    ...rest,
    originalHtml: renderText(body, allLinks('plain')).html,
    entries: entries.map((entry) => lineOf(entry, named)),
  }
}

/** Posts of one name that whoever asks may read, newest first; null where nobody has the name now. */
export async function findMemberPage(sight: Sight, name: string) {
  const found = await db().name.findFirst({
    where: { key: nameKeyOf(name), retiredAt: null },
    select: { id: true, name: true, member: { select: { joinedAt: true, importedAt: true, roles: { where: { endedAt: null }, select: { kind: true } } } } },
  })
  if (!found || found.name.toLowerCase() !== name.toLowerCase()) return null
  const posts = await db().post.findMany({
    where: { nameId: found.id, withdrawnAt: null, removedAt: null, thread: visibleThreads(sight) },
    orderBy: { createdAt: 'desc' },
    take: RECENT_POSTS,
    select: {
      id: true,
      number: true,
      html: true,
      voice: true,
      createdAt: true,
      thread: { select: { id: true, slug: true, title: true, board: { select: { name: true, slug: true } } } },
    },
  })
  return { name: found.name, joinedAt: found.member.joinedAt, imported: found.member.importedAt !== null, staff: found.member.roles.length > 0, posts }
}

const RECENT_POSTS = 20

async function findQuotation(sight: Sight, threadId: bigint, number: number): Promise<string> {
  const post = (await findQuoted({ threadId, number }, sight)) ?? (await findQuotedElsewhere(sight, threadId, number))
  return post ? quoteSource({ author: post.name.name, number, source: post.body }) : ''
}

/** The post that had this number before a split or a merge took it to another thread. */
async function findQuotedElsewhere(sight: Sight, threadId: bigint, wasNumber: number) {
  const left = await db().departure.findMany({
    where: { threadId, firstNumber: { lte: wasNumber }, lastNumber: { gte: wasNumber } },
    select: { id: true },
  })
  return left.length === 0 ? null : findQuoted({ cameWithId: { in: left.map(({ id }) => id) }, wasNumber }, sight)
}

function findQuoted(where: Prisma.PostWhereInput, sight: Sight) {
  return db().post.findFirst({
    where: { ...where, thread: visibleThreads(sight), withdrawnAt: null, removedAt: null },
    select: { body: true, name: { select: { name: true } } },
  })
}
