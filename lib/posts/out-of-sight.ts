import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { visibleThreads } from '@/lib/threads/policy'
import type { Prisma } from '@/prisma/generated/client'
import { asShown } from './shown-drafts'

/** Most posts that are listed at once, and most characters of each. */
const MOST = 50
const EXCERPT = 200

/**
 * A member's own posts in threads that she cannot read by now, newest first: she may still withdraw them. Of where they
 * are nothing is told; what waits for HQ is listed elsewhere. Null for guests.
 */
export async function findOutOfSight(viewer: Viewer) {
  if (viewer.kind === 'guest') return null
  const where = ownElsewhere(viewer.id, sightOf(viewer))
  const posts = await db().post.findMany({ where, orderBy: { id: 'desc' }, take: MOST + 1, select: { id: true, body: true, createdAt: true } })
  const shown = await asShown(viewer, posts.slice(0, MOST))
  return { posts: shown.map(({ body, ...post }) => ({ ...post, words: cut(body) })), more: posts.length > MOST }
}

function ownElsewhere(memberId: bigint, sight: Sight): Prisma.PostWhereInput {
  return { name: { memberId }, voice: 'personal', withdrawnAt: null, removedAt: null, heldAt: null, thread: { heldAt: null, NOT: visibleThreads(sight) } }
}

function cut(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()]
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('')
}
