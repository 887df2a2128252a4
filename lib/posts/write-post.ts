import { setImmediate } from 'node:timers/promises'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { LinkState, Reading } from '@/lib/text/facts'
import { readText, renderText } from '@/lib/text/render'
import type { HeldFor, Voice } from '@/prisma/generated/client'
import type { Author } from './author'
import { askForDestinations } from './destinations'
import { type Believed, findMisquoted } from './find-misquoted'
import { firstLinkStates } from './link-states'
import { addLinks } from './links-read-anew'
import { storedHtml } from './stored-html'
import { stateHold } from './tell-held'
import { tellOf } from './tell-of'
import { factsOf, findCalled, findKnown, holdQuoted, isGone, type Stand } from './text-facts'

type NewPost = { boardId: bigint; threadId: bigint; number: number; author: Author; voice: Voice; body: string; at: Date; hold?: HeldFor | null }

/** Writes a post and its links: source to safe HTML, once; one that is held says nothing to anybody but its author. The thread's own row is the caller's. */
export async function writePost(tx: Tx, { boardId, threadId, number, author, voice, body, at, hold = null }: NewPost): Promise<{ id: bigint }> {
  const reading = readText(body)
  const beginningOf = await firstLinkStates(tx, { boardId, author, voice, at }, reading.links)
  const { html, links, misquoted, quotedApart, nameIds, quotedIds, misquotedIds } = await wordingOf(
    tx,
    { body, reading, boardId, createdAt: at, held: hold !== null },
    beginningOf,
  )
  const post = await tx.post.create({
    data: {
      threadId,
      number,
      nameId: author.nameId,
      voice,
      body,
      ...storedHtml(html),
      misquoted,
      quotedApart,
      createdAt: at,
      ...(hold && { heldAt: at, removedAt: at, heldFor: hold }),
      mentions: { create: nameIds.map((nameId) => ({ nameId })) },
      quotes: { create: [...quotedIds.map((quotedId) => ({ quotedId })), ...misquotedIds.map((quotedId) => ({ quotedId, believed: false }))] },
    },
    select: { id: true },
  })
  await addLinks(tx, post.id, links)
  if (hold) await stateHold(tx, post.id)
  else await tellOf(tx, { id: post.id, threadId, boardId, number, author, nameIds, quotedIds, at })
  return post
}

type BeginningOf<B> = (link: { ordinal: number; address: string }) => B

/** A text as it is kept: its HTML, its links in their states, the names it calls and the posts it quotes. Links of one that is held are not followed. */
export async function wordingOf<B extends { state: LinkState }>(
  tx: Tx,
  { body, reading, held, before, ...stand }: Stand & { body: string; reading: Reading; held: boolean; before?: Believed },
  beginningOf: BeginningOf<B>,
) {
  await holdQuoted(tx, [reading])
  const links = reading.links.map((link) => ({ ...link, ...beginningOf(link) }))
  await askForDestinations(
    tx,
    links.filter(({ state }) => state === 'clickable' && !held).map(({ address }) => address),
  )
  const known = await findKnown(tx, [reading], [stand.boardId])
  await setImmediate() // others are answered between the reading of a long text and its writing
  const unheard = await findMisquoted(tx, { body, reading, known, links, before, isGone: (post) => isGone(known, post, stand) })
  const { html, called, quotes } = renderText(body, factsOf(known, links, { ...stand, ...unheard }))
  return {
    html,
    links,
    ...unheard,
    nameIds: [...new Set(called.flatMap((name) => findCalled(known, name)?.id ?? []))],
    quotedIds: quotes.filter((id) => known.posts.has(id)),
    /** Posts that are named over words which they never said. */
    misquotedIds: reading.quotes.filter((id) => known.posts.has(id) && !quotes.includes(id)),
  }
}

/** Adds the next post to a thread whose row the transaction has locked. A held one takes its number and changes nothing else of the thread. */
export async function addPost(tx: Tx, { hold = null, ...given }: Omit<NewPost, 'boardId' | 'number' | 'at'>): Promise<{ id: bigint; number: number }> {
  const { threadId, author, voice } = given
  const at = now()
  const { lastNumber: number, boardId } = await tx.thread.update({
    where: { id: threadId },
    data: { lastNumber: { increment: 1 }, ...(!hold && { postCount: { increment: 1 } }) },
    select: { lastNumber: true, boardId: true },
  })
  const post = await writePost(tx, { ...given, boardId, number, at, hold })
  const standing = { activityAt: at, lastPostAt: at, lastPostNumber: number, lastPosterId: author.nameId, lastPostVoice: voice }
  if (!hold) await tx.thread.update({ where: { id: threadId }, data: standing })
  await record(tx, { kind: hold ? 'post.held' : 'post.created', actorId: author.memberId, boardId, threadId, postId: post.id })
  return { id: post.id, number }
}
