import { db } from '@/lib/platform/db'
import { withBeginnings } from '@/lib/posts/beginnings'
import { excerptText } from '@/lib/text/render'
import type { Prisma } from '@/prisma/generated/client'

const EXCERPT_LENGTH = 160

/** Posts as a moderator ticks them. What its author withdrew is shown to nobody. */
export async function listInShort(asked: Pick<Prisma.PostFindManyArgs, 'where' | 'orderBy' | 'take'>) {
  const rows = await withBeginnings(await db().post.findMany({ ...asked, select: SHOWN }))
  return rows.map(({ html, folded: _folded, links, ...post }) => ({
    ...post,
    waits: links.length,
    excerpt: post.withdrawnAt ? '' : excerptText(html, EXCERPT_LENGTH),
  }))
}

const SHOWN = {
  id: true,
  number: true,
  revision: true,
  createdAt: true,
  withdrawnAt: true,
  removedAt: true,
  heldAt: true,
  links: { where: { state: 'plain' }, select: { id: true } },
  name: { select: { name: true } },
  thread: { select: { id: true, slug: true, title: true } },
} as const

export type PostInShort = Awaited<ReturnType<typeof listInShort>>[number]
