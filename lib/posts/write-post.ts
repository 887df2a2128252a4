import { setImmediate } from 'node:timers/promises'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { type LinkState, type Reading, readText, renderText, TEXT_VERSION } from '@/lib/text/render'
import type { Prisma, Voice } from '@/prisma/generated/client'
import { askForDestinations } from './destinations'
import { firstLinkStates } from './link-states'
import { tellCalled } from './tell-called'
import { factsOf, findKnown, holdQuoted, type Stand } from './text-facts'

const LINKS_AT_ONCE = 500

export type Author = { nameId: bigint; memberId: bigint; joinedAt: Date }
type NewPost = { boardId: bigint; threadId: bigint; number: number; author: Author; voice: Voice; body: string; at: Date }

/** Writes a post and its links: source to safe HTML, once. The thread's own row is the caller's. */
export async function writePost(tx: Tx, { boardId, threadId, number, author, voice, body, at }: NewPost): Promise<{ id: bigint }> {
  const reading = readText(body)
  const stateOf = await firstLinkStates(tx, { boardId, author, voice, at }, reading.links)
  const { html, links, nameIds, quotedIds } = await wordingOf(tx, { body, reading, boardId, createdAt: at }, stateOf)
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
      mentions: { create: nameIds.map((nameId) => ({ nameId })) },
      quotes: { create: quotedIds.map((quotedId) => ({ quotedId })) },
    },
    select: { id: true },
  })
  await addLinks(tx, post.id, links)
  await tellCalled(tx, { id: post.id, threadId, boardId, author, nameIds, quotedIds })
  return post
}

/** Adds the links of a post, so many at once that nobody else waits for a text that is full of them. */
export async function addLinks(tx: Tx, postId: bigint, links: readonly Omit<Prisma.PostLinkCreateManyInput, 'postId'>[]): Promise<void> {
  for (let from = 0; from < links.length; from += LINKS_AT_ONCE) {
    await tx.postLink.createMany({ data: links.slice(from, from + LINKS_AT_ONCE).map((link) => ({ ...link, postId })) })
  }
}

type StateOf = (link: { ordinal: number; address: string }) => LinkState

/** A text as it is kept: its HTML, its links in their states, the names it calls and the posts it quotes. */
export async function wordingOf(tx: Tx, { body, reading, ...stand }: Stand & { body: string; reading: Reading }, stateOf: StateOf) {
  await holdQuoted(tx, [reading])
  const links = reading.links.map((link) => ({ ...link, state: stateOf(link) }))
  await askForDestinations(
    tx,
    links.filter(({ state }) => state === 'clickable').map(({ address }) => address),
  )
  const known = await findKnown(tx, [reading], [stand.boardId])
  await setImmediate() // others are answered between the reading of a long text and its writing
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
