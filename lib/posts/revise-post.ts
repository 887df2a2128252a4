import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import type { LinkState, TextLink } from '@/lib/text/facts'
import { readText } from '@/lib/text/render'
import type { Voice } from '@/prisma/generated/client'
import type { Author } from './author'
import type { Believed } from './find-misquoted'
import { firstLinkStates } from './link-states'
import { addLinks, sameLinkAmong } from './links-read-anew'
import { noteReworded, type Ruled } from './ruled-posts'
import { storedHtml } from './stored-html'
import { tellCalled } from './tell-called'
import { wordingOf } from './write-post'

type KeptLink = { ordinal: number; address: string; state: LinkState; decidedById: bigint | null; decidedAt: Date | null; removalUntil: Date | null }

/** A post whose wording is to be replaced, as it was read under its thread's lock. */
type Revised = {
  id: bigint
  threadId: bigint
  body: string
  misquoted: readonly number[]
  quotedApart: readonly number[]
  revision: number
  heldAt: Date | null
  voice: Voice
  createdAt: Date
  nameId: bigint
  name: { memberId: bigint; member: { joinedAt: Date } }
  links: readonly KeptLink[]
}

/** `before`: the wording whose quotations are not judged again, where it is not the one that is replaced. */
type Revising = { boardId: bigint; body: string; by: bigint; editedAt?: Date; before?: Believed }

/**
 * Gives a post another wording and keeps the former one. A link whose address was there before keeps its state and
 * who decided it; a new address begins anew. Refused as `changed_since` if there is another revision by now. Returns the
 * refusals by which the post loses links that its author did not write now: the caller states the reasons.
 */
export async function revisePost(tx: Tx, post: Revised, { boardId, body, by, editedAt, before = post }: Revising): Promise<Ruled[]> {
  const { id, revision, heldAt } = post
  const reading = readText(body)
  const decisionOf = await decisionsOf(tx, post, boardId, reading.links)
  const wording = { body, reading, boardId, createdAt: post.createdAt, held: heldAt !== null, before }
  const { html, links, misquoted, quotedApart, nameIds, quotedIds, misquotedIds } = await wordingOf(tx, wording, decisionOf)
  const { count } = await tx.post.updateMany({
    where: { id, revision, withdrawnAt: null, removedAt: heldAt },
    data: { body, ...storedHtml(html), misquoted, quotedApart, revision: revision + 1, ...(editedAt && { editedAt }) },
  })
  ensure(count === 1 ? 'yes' : 'changed_since')
  await tx.postRevision.create({ data: { postId: id, revision, body: post.body, misquoted: [...post.misquoted], replacedAt: now(), replacedById: by } })
  await tx.postLink.deleteMany({ where: { postId: id } })
  await addLinks(tx, id, links)
  const others = (ids: bigint[]) => ids.filter((quotedId) => quotedId !== id)
  const called = await replaceCalled(tx, id, { nameIds, quotedIds: others(quotedIds), misquotedIds: others(misquotedIds) })
  if (!heldAt) await tellCalled(tx, { id, threadId: post.threadId, boardId, author: authorOf(post), ...called })
  const known = post.links.map(({ address }) => address)
  const brought = links.filter(({ state, address }) => state === 'blocked' && !known.includes(address)).map(({ address }) => address)
  return by === post.name.memberId ? [] : noteReworded(tx, { id, boardId }, brought)
}

/** Whom and which posts the text speaks of now; gives those that it did not speak of before. */
async function replaceCalled(tx: Tx, postId: bigint, { nameIds, quotedIds, misquotedIds }: Record<'nameIds' | 'quotedIds' | 'misquotedIds', bigint[]>) {
  const names = (await tx.mention.findMany({ where: { postId } })).map(({ nameId }) => nameId)
  const quotes = (await tx.quote.findMany({ where: { quotingId: postId, believed: true } })).map(({ quotedId }) => quotedId)
  await tx.mention.deleteMany({ where: { postId, nameId: { notIn: nameIds } } })
  await tx.quote.deleteMany({ where: { quotingId: postId, OR: [{ quotedId: { notIn: quotedIds } }, { believed: false }] } })
  const called = { nameIds: nameIds.filter((nameId) => !names.includes(nameId)), quotedIds: quotedIds.filter((quotedId) => !quotes.includes(quotedId)) }
  await tx.mention.createMany({ data: called.nameIds.map((nameId) => ({ postId, nameId })) })
  await tx.quote.createMany({
    data: [
      ...called.quotedIds.map((quotedId) => ({ quotingId: postId, quotedId })),
      ...misquotedIds.map((quotedId) => ({ quotingId: postId, quotedId, believed: false })),
    ],
  })
  // Pages of other threads say who quotes their posts.
  if (quotes.some((quotedId) => !quotedIds.includes(quotedId))) await record(tx, { kind: 'quote.ended', postId })
  return called
}

function authorOf({ name, nameId }: Revised): Author {
  return { nameId, memberId: name.memberId, joinedAt: name.member.joinedAt }
}

/** Notes the act that replaced a wording, once it has its entry. */
export async function creditRevision(tx: Tx, postId: bigint, revision: number, entryId: bigint): Promise<void> {
  await tx.postRevision.update({ where: { postId_revision: { postId, revision } }, data: { entryId } })
}

/** The state of each link of the new wording: the one that its address had, or the one in which new links begin. */
async function decisionsOf(tx: Tx, post: Revised, boardId: bigint, given: readonly TextLink[]) {
  const before = sameLinkAmong(post.links)
  const fresh = given.filter((link) => !before(link))
  const beginningOf = await firstLinkStates(tx, { boardId, author: authorOf(post), voice: post.voice, at: now() }, fresh)
  return (link: { ordinal: number; address: string }) => {
    const { state, removalUntil, decidedById, decidedAt } = before(link) ?? { ...beginningOf(link), decidedById: null, decidedAt: null }
    return { state, removalUntil, decidedById, decidedAt }
  }
}
