import { holdBoard } from '@/lib/boards/holding'
import { overtaken } from '@/lib/events/commands'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { holdHostRules } from '@/lib/posts/link-hosts'
import { holdThreads } from '@/lib/threads/queries'

/** What an act can be about; `links` is what holds for links on one board (its key) or on all (0); `site` is what has no key of its own yet: a board or a section that it makes. */
export type Kind = 'thread' | 'post' | 'member' | 'links' | House
type House = 'board' | 'section' | 'rule' | 'site'
const HOUSE: readonly Kind[] = ['board', 'section', 'rule', 'site']

/** Whether acts upon such a thing are admins' acts upon the house itself. */
export function isHouse(kind: Kind): kind is House {
  return HOUSE.includes(kind)
}

/**
 * Holds what an act is about until the transaction ends: the thread, the thread of the post, the member, or the board; and
 * other threads besides.
 */
export async function hold(tx: Tx, kind: Kind, subject: bigint, others: readonly bigint[] = []): Promise<void> {
  if (isHouse(kind)) return holdHouse(tx, kind, subject)
  if (kind === 'links') return holdHostRules(tx) // after every post that was judged without the change
  if (kind === 'member') {
    await tx.$queryRaw`select id from "Member" where id = ${subject} for no key update` // Prisma has no row lock; what only refers to the member goes on
    return
  }
  const threadId = kind === 'thread' ? subject : await threadOf(tx, subject)
  await holdThreads(tx, [threadId, ...others])
  // While this waited, the post may have gone to another thread; then that one is held as well, after a new try.
  if (kind === 'post' && (await threadOf(tx, subject)) !== threadId) throw overtaken('The post went to another thread.')
}

/** The same hold as that of an act and its undo, upon what an entry is about. */
export function holdUpon(tx: Tx, { subjectId, postId, threadId }: Record<'subjectId' | 'postId' | 'threadId', bigint | null>): Promise<void> {
  if (subjectId) return hold(tx, 'member', subjectId)
  if (postId) return hold(tx, 'post', postId)
  return threadId ? hold(tx, 'thread', threadId) : hold(tx, 'links', 0n)
}

/** One admin's act upon the house at a time: what one gives a name, an address or a place, the next one sees. */
async function holdHouse(tx: Tx, kind: House, subject: bigint): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('house'))` // Prisma has no locks
  if (kind === 'board') await holdBoard(tx, subject)
}

async function threadOf(tx: Tx, post: bigint): Promise<bigint> {
  return found(await tx.post.findUnique({ where: { id: post }, select: { threadId: true } })).threadId
}
