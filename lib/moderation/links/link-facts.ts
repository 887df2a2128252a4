import type { Tx } from '@/lib/platform/db'

export type LinksFacts = NonNullable<Awaited<ReturnType<typeof loadLinks>>>

/** A post with its links, as the act on them must know it; null where it is withdrawn, removed or missing. */
export async function loadLinks(tx: Tx, id: bigint) {
  const post = await tx.post.findFirst({
    where: { id, withdrawnAt: null, removedAt: null, thread: { removedAt: null } },
    select: {
      id: true,
      number: true,
      body: true,
      revision: true,
      name: { select: { memberId: true } },
      links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true, state: true, decidedAt: true, decidedById: true } },
      thread: {
        select: {
          id: true,
          slug: true,
          title: true,
          lastNumber: true,
          board: { select: { id: true, slug: true, name: true, readableBy: true, linkTrust: true } },
        },
      },
    },
  })
  if (!post) return null
  const { thread, ...rest } = post
  return { thread, post: rest }
}
