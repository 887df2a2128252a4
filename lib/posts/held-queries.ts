import { visibleBoards } from '@/lib/boards/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { heldReason } from './held-reason'
import { canEdit } from './revision-policy'

/** A post that waits for HQ, or went before HQ had looked at its thread, for its author; null for everyone else and where nothing waits. */
export async function findHeldPost(viewer: Viewer, id: bigint) {
  if (viewer.kind === 'guest') return null
  const waits = { OR: [{ heldAt: { not: null } }, { thread: { heldAt: { not: null } } }] }
  const post = await db().post.findFirst({
    where: { id, name: { memberId: viewer.id }, thread: { board: visibleBoards(sightOf(viewer)) }, ...waits },
    select: {
      id: true,
      number: true,
      html: true,
      voice: true,
      createdAt: true,
      withdrawnAt: true,
      removedAt: true,
      heldAt: true,
      heldFor: true,
      name: { select: { memberId: true } },
      thread: {
        select: {
          id: true,
          slug: true,
          title: true,
          heldAt: true,
          lockedAt: true,
          lockedUntil: true,
          locksAt: true,
          board: { select: { id: true, slug: true, name: true, editMinutes: true, archivedAt: true } },
        },
      },
    },
  })
  return post && { ...post, reason: post.heldFor && heldReason(post.heldFor), editable: canEdit(viewer, post, now()) === 'yes' }
}
