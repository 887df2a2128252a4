import { canRead } from '@/lib/boards/policy'
import { isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { postInThreadPath } from '@/lib/urls'
import { makeLinksClickable } from './actions/make-links-clickable'
import { staffOf } from './define-action'
import { type ManyLinksInput, manyLinksInput } from './link-schema'
import { keyOfOne, succeeds } from './one-of-many'

export const makeManyInput = manyLinksInput(makeLinksClickable.reasons)

/**
 * Makes the waiting links of many posts clickable: each post is a transaction and an entry of its own, with a key
 * made of the form's and the post's, so that a second sending finds what the first has done and goes on where it broke off.
 */
export async function makeManyClickable(viewer: Viewer, { kind, of, post: posts, key, reason, words }: ManyLinksInput) {
  ensure(isStaff(staffOf(viewer)) ? 'yes' : 'not_allowed')
  const host = kind === 'host' ? of : undefined
  for (const { id, revision } of posts) {
    const given = { subject: id, revision, link: [], host, key: keyToLink(key, id), reason, words }
    await succeeds(makeLinksClickable.perform(viewer, given))
  }
  return { kind, of, key, posts: posts.map(({ id, revision }) => `${id}.${revision}`).join('-') }
}

export type PostOutcome = { id: bigint; number: number; title: string; path: string; outcome: 'done' | 'changed' | 'already' | 'refused' }

/** What became of each post of a sending, read from what is true now. */
export async function findReport(viewer: MemberViewer, key: string, sent: string): Promise<PostOutcome[]> {
  if (!/^[\w-]{8,64}$/.test(key) || !/^\d{1,18}\.\d{1,9}(-\d{1,18}\.\d{1,9}){0,99}$/.test(sent)) return []
  const seen = new Map(sent.split('-').map((pair): [bigint, number] => [BigInt(pair.split('.')[0] ?? 0), Number(pair.split('.')[1])]))
  const posts = await db().post.findMany({ where: { id: { in: [...seen.keys()] }, thread: { heldAt: null } }, select: REPORTED, orderBy: { id: 'asc' } })
  const entries = await db().moderationEntry.findMany({
    where: { moderatorId: viewer.id, key: { in: [...seen.keys()].map((id) => keyToLink(key, id)) } },
    select: { postId: true },
  })
  const done = new Set(entries.map(({ postId }) => postId))
  return posts
    .filter(({ thread }) => canRead(sightOf(viewer), thread.board))
    .map(({ id, number, revision, thread, links }) => ({
      id,
      number,
      title: thread.title,
      path: postInThreadPath(thread, number),
      outcome: outcomeOf(done.has(id), revision === seen.get(id), links.length > 0),
    }))
}

const REPORTED = {
  id: true,
  number: true,
  revision: true,
  links: { where: { state: 'plain' }, select: { id: true } },
  thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, readableBy: true } } } },
} as const

function outcomeOf(done: boolean, asSeen: boolean, waits: boolean): PostOutcome['outcome'] {
  if (done) return 'done'
  if (!asSeen) return 'changed'
  return waits ? 'refused' : 'already'
}

function keyToLink(key: string, id: bigint): string {
  return keyOfOne(key, 'links', id)
}
