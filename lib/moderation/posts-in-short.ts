import { db } from '@/lib/platform/db'
import { excerptText } from '@/lib/text/render'
import type { Prisma } from '@/prisma/generated/client'

const EXCERPT_LENGTH = 160

/** Posts as a moderator ticks them. What its author withdrew is shown to nobody. */
export async function listInShort(asked: Pick<Prisma.PostFindManyArgs, 'where' | 'orderBy' | 'take'>) {
  const rows = await db().post.findMany({ ...asked, select: SHOWN })
  return rows.map(({ html, links, ...post }) => ({
    ...post,
    waits: links.length,
    excerpt: post.withdrawnAt ? '' : excerptText(html, EXCERPT_LENGTH),
  }))
}

const SHOWN = {
  id: true,
  number: true,
  revision: true,
  html: true,
  createdAt: true,
  withdrawnAt: true,
  removedAt: true,
  heldAt: true,
  links: { where: { state: 'plain' }, select: { id: true } },
  name: { select: { name: true } },
  thread: { select: { id: true, slug: true, title: true } },
} as const

export type PostInShort = Awaited<ReturnType<typeof listInShort>>[number]
