import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { ensure, found } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'
import type { AskForLinksInput } from './link-schema'

/** Longest words of all guests together, in characters. */
const MOST_WORDS = 5000

/** Asks the moderators to make the links of a post clickable. Asked again of the same wording, it stays one wish. */
export async function askForLinks(viewer: Viewer, { post: id, words }: AskForLinksInput): Promise<{ id: bigint }> {
  const { threadId } = found(await findAskable(viewer, id))
  return change(async (tx) => {
    await holdThread(tx, threadId) // no moderator answers while it is being asked
    const post = found(await tx.post.findFirst({ where: { id, ...standing(viewer) }, select: ASKED }))
    ensure(post.links.some(waitsFor(viewer, post)) ? 'yes' : 'already_done')
    const askerId = viewer.kind === 'member' ? viewer.id : null
    const wish = { postId: id, revision: post.revision, askerId }
    const { count } = await tx.linkRequest.createMany({ data: { ...wish, words, createdAt: now() }, skipDuplicates: true })
    if (count === 0) await askAgain(tx, wish, words)
    return { id }
  })
}

type Wish = { postId: bigint; revision: number; askerId: bigint | null }

/** An answered wish whose links are text again may be asked anew; to one that is open further guests add their words. */
async function askAgain(tx: Tx, wish: Wish, words: string): Promise<void> {
  const before = found(await tx.linkRequest.findFirst({ where: wish, select: { id: true, words: true, entryId: true } }))
  const data = before.entryId ? { words, createdAt: now(), entryId: null } : { words: wish.askerId ? before.words : together(before.words, words) }
  await tx.linkRequest.update({ where: { id: before.id }, data })
}

/** Everybody's words, as many as a moderator would read; nothing is said twice. */
function together(before: string, words: string): string {
  const all = [before, words].filter(Boolean).join('\n\n')
  return before.includes(words) || all.length > MOST_WORDS ? before : all
}

/** Which links of a post she may ask for: any that shows as text. An author's wait for a moderator anyway, save those that she had put back herself. */
function waitsFor(viewer: Viewer, { name }: { name: { memberId: bigint } }) {
  const own = viewer.kind === 'member' && viewer.id === name.memberId
  return ({ decidedById }: { decidedById: bigint | null }) => !own || decidedById !== null
}

/** What the page for the wish shows; null where the post is missing, hidden, withdrawn or removed. */
export async function findAskLinkPage(viewer: Viewer, id: bigint) {
  const post = await db().post.findFirst({
    where: { id, ...standing(viewer) },
    select: {
      ...ASKED,
      number: true,
      thread: { select: { id: true, slug: true, title: true, board: { select: { slug: true, name: true } } } },
    },
  })
  if (!post) return null
  const askerId = viewer.kind === 'member' ? viewer.id : null
  const asked = await db().linkRequest.findFirst({ where: { postId: id, revision: post.revision, askerId, entryId: null }, select: { createdAt: true } })
  const own = viewer.kind === 'member' && viewer.id === post.name.memberId
  return { ...post, id, own, links: post.links.filter(waitsFor(viewer, post)), asked: asked?.createdAt ?? null, signedIn: viewer.kind === 'member' }
}

const ASKED = {
  revision: true,
  name: { select: { name: true, memberId: true } },
  links: { where: { state: 'plain' }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, decidedById: true } },
} as const

function standing(viewer: Viewer) {
  return { withdrawnAt: null, removedAt: null, thread: visibleThreads(sightOf(viewer)) }
}

function findAskable(viewer: Viewer, id: bigint) {
  return db().post.findFirst({ where: { id, ...standing(viewer) }, select: { threadId: true } })
}
