import { record } from '@/lib/events/commands'
import { tell } from '@/lib/notifications/commands'
import type { Tx } from '@/lib/platform/db'
import type { Author } from './author'

/** The most people one post calls: a list of names is not a conversation. */
const MOST_CALLED = 10

type Calling = { id: bigint; threadId: bigint; boardId: bigint; author: Author; nameIds: readonly bigint[]; quotedIds: readonly bigint[] }

/**
 * Tells those whom a new post quotes or calls by name: each once, never its author, only who may read the board.
 * Pages of other threads that show who quoted their posts are told as well.
 */
export async function tellCalled(tx: Tx, { id, threadId, boardId, author, nameIds, quotedIds }: Calling): Promise<void> {
  if (nameIds.length + quotedIds.length === 0) return
  const quoted = await tx.post.findMany({
    where: { id: { in: [...quotedIds] }, withdrawnAt: null, removedAt: null },
    select: { threadId: true, thread: { select: { boardId: true } }, name: { select: { memberId: true } } },
    take: MOST_CALLED,
  })
  const named = await tx.name.findMany({ where: { id: { in: [...nameIds] } }, select: { memberId: true }, take: MOST_CALLED })
  const kinds = new Map([...named.map(({ memberId }) => [memberId, 'mention'] as const), ...quoted.map(({ name }) => [name.memberId, 'quote'] as const)])
  for (const memberId of await readersAmong(tx, boardId, [...kinds.keys()])) {
    const kind = kinds.get(memberId) ?? 'mention'
    await tell(tx, { memberId, kind, key: `post:${id}`, threadId, postId: id, actorId: author.memberId })
  }
  const elsewhere = new Map(quoted.filter((post) => post.threadId !== threadId).map((post) => [post.threadId, post.thread.boardId]))
  for (const [thread, board] of elsewhere) await record(tx, { kind: 'post.quoted', actorId: author.memberId, boardId: board, threadId: thread, postId: id })
}

/** Those who may read a board, in the order of their numbers: two posts that call the same people do not block each other. */
async function readersAmong(tx: Tx, boardId: bigint, members: readonly bigint[]): Promise<bigint[]> {
  const { readableBy } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { readableBy: true } })
  const staff = { roles: { some: { endedAt: null, OR: [{ kind: 'admin' as const }, { boardId: null }, { boardId }] } } }
  const readers = await tx.member.findMany({
    where: { id: { in: [...members] }, ...(readableBy === 'staff' ? staff : {}) },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return readers.map(({ id }) => id)
}
