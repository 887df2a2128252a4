import { isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { ensure } from '@/lib/platform/refusal'
import { makeLinksClickable } from '../actions/make-links-clickable'
import { MANY_LINKS_REASONS, type ManyLinksInput, manyLinksInput } from '../links/link-schema'
import { perform } from '../perform'
import { staffOf } from '../policy'
import { keyOfOne, succeeds } from './one-of-many'

export const makeManyInput = manyLinksInput(MANY_LINKS_REASONS)

/**
 * Makes the waiting links of many posts clickable: each post is a transaction and an entry of its own, with a key
 * made of the form's and the post's, so that a second sending finds what the first has done and goes on where it broke off.
 */
export async function makeManyClickable(viewer: Viewer, { kind, of, post: posts, key, reason, words }: ManyLinksInput) {
  ensure(isStaff(staffOf(viewer)) ? 'yes' : 'not_allowed')
  const host = kind === 'host' ? of : undefined
  for (const { id, revision } of posts) {
    const given = { subject: id, revision, link: [], host, key: keyOfOne(key, 'links', id), reason, words }
    await succeeds(perform(makeLinksClickable, viewer, given))
  }
  return { kind, of, key, posts: posts.map(({ id, revision }) => `${id}.${revision}`).join('-') }
}
