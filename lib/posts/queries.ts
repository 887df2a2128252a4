import type { Sight } from '@/lib/identity/viewer'
import { db, type Tx } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'
import { visibleThreads } from '@/lib/threads/policy'
import { withBeginnings } from './beginnings'

/** Where a post that was just written stands, and whether it or its thread waits for HQ. */
export async function findPostPlace(tx: Tx, id: bigint) {
  const { number, heldAt, thread } = await tx.post.findUniqueOrThrow({
    where: { id },
    select: { number: true, heldAt: true, thread: { select: { id: true, slug: true, heldAt: true } } },
  })
  return { id, number, thread: { id: thread.id, slug: thread.slug }, held: Boolean(heldAt ?? thread.heldAt) }
}

/** Posts of one name that the reader may read, newest first; null where nobody has the name now. */
export async function findMemberPage(sight: Sight, name: string) {
  const found = await db().name.findFirst({
    where: { key: nameKeyOf(name), retiredAt: null },
    select: { id: true, name: true, member: { select: { joinedAt: true, importedAt: true, roles: { where: { endedAt: null }, select: { kind: true } } } } },
  })
  if (!found || found.name.toLowerCase() !== name.toLowerCase()) return null
  const posts = await db().post.findMany({
    where: { nameId: found.id, withdrawnAt: null, removedAt: null, thread: visibleThreads(sight) },
    orderBy: { createdAt: 'desc' },
    take: RECENT_POSTS,
    select: {
      id: true,
      number: true,
      voice: true,
      createdAt: true,
      thread: { select: { id: true, slug: true, title: true, board: { select: { name: true, slug: true } } } },
    },
  })
  const { joinedAt, importedAt, roles } = found.member
  return { nameId: found.id, name: found.name, joinedAt, imported: importedAt !== null, staff: roles.length > 0, posts: await withBeginnings(posts) }
}

const RECENT_POSTS = 20
