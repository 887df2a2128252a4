import { keepBoardOf } from '@/lib/boards/holding'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'

/** What a change of a post is judged by; null where it is missing or hidden. Whether it stands, and whose it is, is asked by the policy. */
export function findPostFacts(tx: Tx, viewer: Viewer, id: bigint) {
  return tx.post.findFirst({ where: { id, thread: visibleThreads(sightOf(viewer)) }, select: POST_FACTS })
}

/** The same, with its thread held until the transaction ends. */
export async function holdPost(tx: Tx, viewer: Viewer, id: bigint) {
  const { threadId } = found(await tx.post.findUnique({ where: { id }, select: { threadId: true } }))
  await holdThread(tx, threadId)
  await keepBoardOf(tx, threadId)
  return found(await findPostFacts(tx, viewer, id))
}

export type PostFacts = NonNullable<Awaited<ReturnType<typeof findPostFacts>>>

/** What `revisePost` must know of a post. */
export const REVISED = {
  id: true,
  threadId: true,
  body: true,
  revision: true,
  createdAt: true,
  voice: true,
  nameId: true,
  name: { select: { memberId: true, member: { select: { joinedAt: true } } } },
  links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, state: true, decidedById: true, decidedAt: true } },
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
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      board: { select: { id: true, slug: true, name: true, editMinutes: true, archivedAt: true } },
    },
  },
} as const
