import { keepBoardOf } from '@/lib/boards/holding'
import { visibleBoards } from '@/lib/boards/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'
import type { Prisma } from '@/prisma/generated/client'

/** What a change of a post is judged by; null where it is missing or hidden. Whether it stands, and whose it is, is asked by the policy. */
export function findPostFacts(tx: Tx, viewer: Viewer, id: bigint) {
  return tx.post.findFirst({ where: { id, ...visibleOrOwn(viewer) }, select: POST_FACTS })
}

/** The same for what its author may do wherever her post is by now, whether she can read there or not. */
export async function findPostFactsAnywhere(tx: Tx, viewer: Viewer, id: bigint) {
  const own = viewer.kind === 'member' ? { name: { memberId: viewer.id } } : visibleOrOwn(viewer)
  return (await findPostFacts(tx, viewer, id)) ?? tx.post.findFirst({ where: { id, ...own }, select: POST_FACTS })
}

type FindFacts = (tx: Tx, viewer: Viewer, id: bigint) => Promise<PostFacts | null>

/** The facts of a post, with its thread held until the transaction ends. */
export async function holdPost(tx: Tx, viewer: Viewer, id: bigint, find: FindFacts = findPostFacts) {
  const { threadId } = found(await tx.post.findUnique({ where: { id }, select: { threadId: true } }))
  await holdThread(tx, threadId)
  await keepBoardOf(tx, threadId)
  return found(await find(tx, viewer, id))
}

/** Posts in threads that exist for this viewer; and her own in a thread that is held, which exists for nobody else. */
function visibleOrOwn(viewer: Viewer): Prisma.PostWhereInput {
  const sight = sightOf(viewer)
  if (viewer.kind === 'guest') return { thread: visibleThreads(sight) }
  return { OR: [{ thread: visibleThreads(sight) }, { name: { memberId: viewer.id }, thread: { heldAt: { not: null }, board: visibleBoards(sight) } }] }
}

export type PostFacts = NonNullable<Awaited<ReturnType<typeof findPostFacts>>>

/** What `revisePost` must know of a post. */
export const REVISED = {
  id: true,
  threadId: true,
  body: true,
  misquoted: true,
  quotedApart: true,
  revision: true,
  heldAt: true,
  createdAt: true,
  voice: true,
  nameId: true,
  name: { select: { memberId: true, member: { select: { joinedAt: true } } } },
  links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, state: true, decidedById: true, decidedAt: true, removalUntil: true } },
} as const

const POST_FACTS = {
  ...REVISED,
  number: true,
  withdrawnAt: true,
  removedAt: true,
  thread: {
    select: {
      id: true,
      slug: true,
      title: true,
      heldAt: true,
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      board: { select: { id: true, slug: true, name: true, editMinutes: true, archivedAt: true, holds: true, heldWords: true } },
    },
  },
} as const
