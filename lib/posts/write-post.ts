import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { type LinkState, readText, renderText, TEXT_VERSION } from '@/lib/text/render'
import type { Voice } from '@/prisma/generated/client'
import { askForDestinations } from './destinations'
import { firstLinkStates } from './link-states'
import { tellCalled } from './tell-called'
import { factsOf, findKnown, holdQuoted, type Stand } from './text-facts'

export type Author = { nameId: bigint; memberId: bigint; joinedAt: Date }
type NewPost = { boardId: bigint; threadId: bigint; number: number; author: Author; voice: Voice; body: string; at: Date }

/** Writes a post and its links: source to safe HTML, once. The thread's own row is the caller's. */
export async function writePost(tx: Tx, { boardId, threadId, number, author, voice, body, at }: NewPost): Promise<{ id: bigint }> {
  const stateOf = await firstLinkStates(tx, { boardId, author, voice, at }, readText(body).links)
  const { html, links, nameIds, quotedIds } = await wordingOf(tx, { body, boardId, createdAt: at }, stateOf)
  const post = await tx.post.create({
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
  await tellCalled(tx, { id: post.id, threadId, boardId, author, nameIds, quotedIds })
  return post
}

type StateOf = (link: { ordinal: number; address: string }) => LinkState

/** A text as it is kept: its HTML, its links in their states, the names it calls and the posts it quotes. */
export async function wordingOf(tx: Tx, { body, ...stand }: Stand & { body: string }, stateOf: StateOf) {
  const reading = readText(body)
  await holdQuoted(tx, reading)
  const links = reading.links.map((link) => ({ ...link, state: stateOf(link) }))
  await askForDestinations(
    tx,
    links.filter(({ state }) => state === 'clickable').map(({ address }) => address),
  )
  const known = await findKnown(tx, [reading], [stand.boardId])
  return {
    html: renderText(body, factsOf(known, links, stand)).html,
    links,
    nameIds: [...known.names.values()].map(({ id }) => id),
    quotedIds: [...known.posts.keys()],
  }
}

/** Adds the next post to a thread whose row the transaction has locked. */
export async function addPost(tx: Tx, { threadId, author, voice, body }: Omit<NewPost, 'boardId' | 'number' | 'at'>): Promise<{ id: bigint; number: number }> {
  const at = now()
  const { lastNumber: number, boardId } = await tx.thread.update({
    where: { id: threadId },
    data: { lastNumber: { increment: 1 }, postCount: { increment: 1 } },
    select: { lastNumber: true, boardId: true },
  })
  const post = await writePost(tx, { boardId, threadId, number, author, voice, body, at })
  await tx.thread.update({
    where: { id: threadId },
    data: { activityAt: at, lastPostAt: at, lastPostNumber: number, lastPosterId: author.nameId, lastPostVoice: voice },
  })
  await record(tx, { kind: 'post.created', actorId: author.memberId, boardId, threadId, postId: post.id })
  return { id: post.id, number }
}
