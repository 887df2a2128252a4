import type { Tx } from '@/lib/platform/db'
import { REVISED } from '@/lib/posts/own-post'

/** The facts of a post by which acts upon its wording are judged; null where its thread is gone, unless that is held. Whether the post stands is asked by the act. */
export async function loadPost(tx: Tx, id: bigint, { threadRemoved = false } = {}) {
  const post = await tx.post.findFirst({
    where: { id, ...(threadRemoved ? {} : { thread: { OR: [{ removedAt: null }, { heldAt: { not: null } }] } }) },
    select: {
      ...REVISED,
      number: true,
      html: true,
      heldFor: true,
      withdrawnAt: true,
      removedAt: true,
      revisions: { orderBy: { revision: 'asc' }, select: { revision: true, body: true, misquoted: true, replacedAt: true, entryId: true, hiddenAt: true } },
      thread: {
        select: {
          id: true,
          slug: true,
          title: true,
          lastNumber: true,
          activityAt: true,
          heldAt: true,
          board: { select: { id: true, slug: true, name: true, readableBy: true } },
        },
      },
    },
  })
  if (!post) return null
  const { thread, ...rest } = post
  return { thread, post: rest }
}
