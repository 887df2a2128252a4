import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { type LinkState, readText, renderText, TEXT_VERSION } from '@/lib/text/render'
import type { Voice } from '@/prisma/generated/client'
import { firstLinkState, isNewcomer, NEWCOMER_POSTS } from './policy'
import { factsOf, findKnown } from './text-facts'

export type Author = { nameId: bigint; memberId: bigint; joinedAt: Date }
type NewPost = { threadId: bigint; number: number; author: Author; voice: Voice; body: string; at: Date }

/** Writes a post and its links: source to safe HTML, once. The thread's own row is the caller's. */
export async function writePost(tx: Tx, { threadId, number, author, voice, body, at }: NewPost): Promise<{ id: bigint }> {
  const state = firstLinkState({ newcomer: await isNew(tx, author, at), asHq: voice === 'hq' })
  const { html, links, nameIds, quotedIds } = await wordingOf(tx, body, () => state)
  return tx.post.create({
    data: {
      threadId,
      number,
      nameId: author.nameId,
      voice,
      body,
      html,
      textVersion: TEXT_VERSION,
      createdAt: at,
      links: { create: links },
      mentions: { create: nameIds.map((nameId) => ({ nameId })) },
      quotes: { create: quotedIds.map((quotedId) => ({ quotedId })) },
    },
    select: { id: true },
  })
}

/** A text as it is kept: its HTML, its links in their states, the names it calls and the posts it quotes. */
export async function wordingOf(tx: Tx, body: string, stateOf: (link: { ordinal: number; address: string }) => LinkState) {
  const reading = readText(body)
  const known = await findKnown(tx, [reading])
  const links = reading.links.map((link) => ({ ...link, state: stateOf(link) }))
  return {
    html: renderText(body, factsOf(known, links)).html,
    links,
    nameIds: [...known.names.values()].map(({ id }) => id),
    quotedIds: [...known.posts.keys()],
  }
}

/** Adds the next post to a thread whose row the transaction has locked. */
export async function addPost(tx: Tx, { threadId, author, voice, body }: Omit<NewPost, 'number' | 'at'>): Promise<{ id: bigint; number: number }> {
  const at = now()
  const { lastNumber: number, boardId } = await tx.thread.update({
    where: { id: threadId },
    data: { lastNumber: { increment: 1 }, postCount: { increment: 1 } },
    select: { lastNumber: true, boardId: true },
  })
  const post = await writePost(tx, { threadId, number, author, voice, body, at })
  await tx.thread.update({
    where: { id: threadId },
    data: { activityAt: at, lastPostAt: at, lastPostNumber: number, lastPosterId: author.nameId, lastPostVoice: voice },
  })
  await record(tx, { kind: 'post.created', actorId: author.memberId, boardId, threadId, postId: post.id })
  return { id: post.id, number }
}

/** Whether an author is a newcomer at this moment. */
export async function isNew(tx: Tx, { memberId, joinedAt }: Author, at: Date): Promise<boolean> {
  const standing = await tx.post.findMany({
    where: { name: { memberId }, withdrawnAt: null, removedAt: null },
    select: { id: true },
    take: NEWCOMER_POSTS,
  })
  return isNewcomer({ joinedAt, standingPosts: standing.length }, at)
}
