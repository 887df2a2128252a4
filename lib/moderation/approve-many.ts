import { z } from 'zod'
import { isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { formKey, postId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { approvePost } from './actions/approve-post'
import { staffOf } from './define-action'
import { seenPosts } from './link-schema'
import { keyOfOne, succeeds } from './one-of-many'

/** Posts that were ticked; or `only` the one whose own button was pressed, whatever else is ticked. */
export const approveManyInput = z.preprocess(
  (given) => {
    const { only, ...rest } = Object(given) as Record<string, unknown>
    return typeof only === 'string' ? { ...rest, post: only } : rest
  },
  z.object({ key: formKey, post: seenPosts }),
)
type ApproveManyInput = z.infer<typeof approveManyInput>

/**
 * Approves many posts: each is a transaction and an entry of its own, with a key made of the form's and the post's, so
 * that a second sending finds what the first has done and goes on where it broke off.
 */
export async function approveMany(viewer: Viewer, { key, post: posts }: ApproveManyInput) {
  ensure(isStaff(staffOf(viewer)) ? 'yes' : 'not_allowed')
  for (const { id, revision } of posts) {
    const given = { subject: postId.parse(String(id)), revision, key: keyToApprove(key, id), reason: 'fine', words: '' }
    await succeeds(approvePost.perform(viewer, given))
  }
  return { sent: key, posts: posts.map(({ id }) => id).join('-') }
}

/** The key under which this form approves this post. */
export function keyToApprove(key: string, id: bigint): string {
  return keyOfOne(key, 'approve', id)
}
