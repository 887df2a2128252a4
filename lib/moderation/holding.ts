import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { holdThread } from '@/lib/threads/queries'

export type Kind = 'thread' | 'post' | 'member'

/**
 * Holds what an act is about until the transaction ends: the thread, the thread of the post, or the member; and other
 * threads besides. Threads in the order of their keys, so that two acts upon the same two never wait for each other.
 */
export async function hold(tx: Tx, kind: Kind, subject: bigint, others: readonly bigint[] = []): Promise<void> {
  if (kind === 'member') {
    await tx.$queryRaw`select id from "Member" where id = ${subject} for update` // Prisma has no row lock
    return
  }
  const threadId = kind === 'thread' ? subject : await threadOf(tx, subject)
  for (const id of inOrder([threadId, ...others])) await holdThread(tx, id)
  // While this waited, the post may have gone to another thread; then that one is held as well, after a new try.
  if (kind === 'post' && (await threadOf(tx, subject)) !== threadId) throw Object.assign(new Error('The post went to another thread.'), { code: '40001' })
}

/** The same hold as that of an act and its undo, upon what an entry is about. */
export function holdUpon(tx: Tx, { subjectId, postId, threadId }: Record<'subjectId' | 'postId' | 'threadId', bigint | null>): Promise<void> {
  if (subjectId) return hold(tx, 'member', subjectId)
  return postId ? hold(tx, 'post', postId) : hold(tx, 'thread', found(threadId))
}

async function threadOf(tx: Tx, post: bigint): Promise<bigint> {
  return found(await tx.post.findUnique({ where: { id: post }, select: { threadId: true } })).threadId
}

function inOrder(ids: readonly bigint[]): bigint[] {
  return [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1))
}
