import { change, record } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'
import type { Prisma } from '@/prisma/generated/client'
import { hostOf } from './link-hosts'
import type { LinkAsTextInput } from './link-schema'
import { whyNot } from './policy'
import { renderAgain } from './render-again'

/** Its author has a link that a moderator made clickable show as text again. Done again it changes nothing. */
export async function showLinkAsText(viewer: Viewer, given: LinkAsTextInput): Promise<{ id: bigint }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const { threadId } = found(await db().post.findFirst({ where: { id: given.post, ...readableBy(viewer) }, select: { threadId: true } }))
  return change(async (tx) => {
    await holdThread(tx, threadId)
    const post = found(await tx.post.findFirst({ where: { id: given.post, ...readableBy(viewer) }, select: OWN }))
    ensure(post.name.memberId === viewer.id ? 'yes' : 'not_allowed')
    const link = post.links.find(({ ordinal, address }) => ordinal === given.link && address === given.address)
    if (link?.state !== 'plain') await takeBack(tx, viewer.id, post, link)
    return { id: post.id }
  })
}

type Own = Prisma.PostGetPayload<{ select: typeof OWN }>

async function takeBack(tx: Tx, memberId: bigint, post: Own, link: Own['links'][number] | undefined): Promise<void> {
  if (!link) throw new Refusal('changed_since')
  ensure(mayTakeBack(link) ? 'yes' : 'not_allowed')
  const { id: linkId, address } = link
  const { count } = await tx.postLink.updateMany({
    where: { id: linkId, address, state: 'clickable' },
    data: { state: 'plain', decidedById: memberId, decidedAt: now() },
  })
  ensure(count === 1 ? 'yes' : 'changed_since')
  await renderAgain(tx, { id: post.id, revision: post.revision })
  const { id: threadId, board } = post.thread
  const detail = { address, from: 'clickable', to: 'plain', by: 'author' }
  await record(tx, { kind: 'link.changed', actorId: memberId, boardId: board.id, threadId, postId: post.id, detail })
}

/** The links of her own post, for its author; null for everyone else. */
export async function findOwnLinks(viewer: Viewer, id: bigint) {
  if (viewer.kind === 'guest') return null
  const post = await db().post.findFirst({ where: { id, ...readableBy(viewer), name: { memberId: viewer.id } }, select: OWN })
  if (!post) return null
  const { links, ...rest } = post
  return {
    ...rest,
    links: links.map((link) => ({
      ordinal: link.ordinal,
      address: link.address,
      host: hostOf(link.address),
      state: link.state,
      decidedAt: link.decidedAt,
      removalUntil: link.removalUntil,
      why: whyNot(link, post.thread.board.linkTrust),
      canTakeBack: mayTakeBack(link),
    })),
  }
}

const OWN = {
  id: true,
  number: true,
  revision: true,
  name: { select: { memberId: true } },
  links: {
    orderBy: { ordinal: 'asc' },
    select: { id: true, ordinal: true, address: true, state: true, decidedAt: true, decidedById: true, removalUntil: true },
  },
  thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, slug: true, name: true, linkTrust: true } } } },
} as const

/** Only what a moderator made clickable; what was clickable from the start is hers to edit. */
function mayTakeBack({ state, decidedById }: { state: string; decidedById: bigint | null }): boolean {
  return state === 'clickable' && decidedById !== null
}

function readableBy(viewer: Viewer) {
  return { withdrawnAt: null, removedAt: null, thread: visibleThreads(sightOf(viewer)) }
}
