import { change } from '@/lib/events/commands'
import { type Caller, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayTry } from '@/lib/platform/rate-limit'
import { ensure, found } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'
import type { AskForLinksInput } from './link-schema'

/** Wishes in an hour: from one address, and from all who are not signed in. */
const ASKED_FROM_ADDRESS = { most: 20, seconds: 3600 }
const ASKED_BY_GUESTS = { most: 600, seconds: 3600 }

/** Asks the moderators to make the links of a post clickable. Asked again of the same wording, it stays one wish. */
export async function askForLinks(viewer: Viewer, { post: id, words }: AskForLinksInput, { address }: Caller): Promise<{ id: bigint }> {
  ensure(mayTry(`ask-link ${address}`, ASKED_FROM_ADDRESS))
  if (viewer.kind === 'guest') ensure(mayTry('ask-link guests', ASKED_BY_GUESTS))
  const { threadId } = found(await findAskable(viewer, id))
  return change(async (tx) => {
    await holdThread(tx, threadId) // no moderator answers while it is being asked
    const post = found(await tx.post.findFirst({ where: { id, ...standing(viewer) }, select: WAITING }))
    ensure(post._count.links > 0 ? 'yes' : 'already_done')
    const askerId = viewer.kind === 'member' ? viewer.id : null
    const wish = { postId: id, revision: post.revision, askerId }
    const { count } = await tx.linkRequest.createMany({ data: { ...wish, words, createdAt: now() }, skipDuplicates: true })
    // An answered wish whose links are text again may be asked anew.
    if (count === 0) await tx.linkRequest.updateMany({ where: { ...wish, entryId: { not: null } }, data: { words, createdAt: now(), entryId: null } })
    return { id }
  })
}

/** What the page for the wish shows; null where the post is missing, hidden, withdrawn or removed. */
export async function findAskLinkPage(viewer: Viewer, id: bigint) {
  const post = await db().post.findFirst({
    where: { id, ...standing(viewer) },
    select: {
      ...WAITING,
      number: true,
      name: { select: { name: true } },
      links: { where: { state: 'plain' }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true } },
      thread: { select: { id: true, slug: true, title: true, board: { select: { slug: true, name: true } } } },
    },
  })
  if (!post) return null
  const askerId = viewer.kind === 'member' ? viewer.id : null
  const asked = await db().linkRequest.findFirst({ where: { postId: id, revision: post.revision, askerId, entryId: null }, select: { createdAt: true } })
  return { ...post, id, asked: asked?.createdAt ?? null, signedIn: viewer.kind === 'member' }
}

const WAITING = { revision: true, _count: { select: { links: { where: { state: 'plain' } } } } } as const

function standing(viewer: Viewer) {
  return { withdrawnAt: null, removedAt: null, thread: visibleThreads(sightOf(viewer)) }
}

function findAskable(viewer: Viewer, id: bigint) {
  return db().post.findFirst({ where: { id, ...standing(viewer) }, select: { threadId: true } })
}
