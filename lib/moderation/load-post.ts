import type { Tx } from '@/lib/platform/db'

/** The facts of a post that its acts judge by; null where there is none, or where its thread is removed. */
export async function loadPost(tx: Tx, id: bigint, { threadRemoved = false } = {}) {
  const post = await tx.post.findFirst({
    where: { id, ...(threadRemoved ? {} : { thread: { removedAt: null } }) },
    select: {
      id: true,
      number: true,
      withdrawnAt: true,
      removedAt: true,
      thread: {
        select: { id: true, slug: true, title: true, lastNumber: true, board: { select: { id: true, slug: true, name: true, readableBy: true } } },
      },
    },
  })
  if (!post) return null
  const { thread, ...rest } = post
  return { thread, post: rest }
}
