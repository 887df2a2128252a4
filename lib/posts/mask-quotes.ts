import { z } from 'zod'
import { change, record } from '@/lib/events/commands'
import { ask } from '@/lib/jobs/ask'
import { defineJob, key, type Outcome } from '@/lib/jobs/define-job'
import { db, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { renderAllAgain } from './render-again'

/** How many posts are rendered anew in one transaction. */
const BATCH = 50
/** No version of the renderer: a post that bears it waits to be rendered anew. */
const STALE = 0

type Quoting = { id: bigint; revision: number; threadId: bigint; thread: { boardId: bigint } }

/** The posts of a thread, of all threads of a board, or that came from a thread by a split or a merge. */
type PostsOf = { threadId: bigint } | { thread: { boardId: bigint } } | { cameWith: { threadId: bigint } }
/** What has gone or come back: one post, or every post of a thread; or posts whose quotations are read by others now. */
type Quoted = { quotedId: bigint } | { quoted: PostsOf } | { quoting: PostsOf }

/**
 * A post has gone or come back, so all that quote it are rendered anew. The first of them here, in the transaction
 * that calls this (which must have changed the post already, and must drop every page); the rest are marked, and with
 * them the job is asked for that renders them.
 */
export function maskQuotes(tx: Tx, quotedId: bigint): Promise<void> {
  return mask(tx, { side: 'quoted', of: 'post', id: quotedId })
}

/** The same for a whole thread that has gone or come back. Its row does not tell those who quote it just now, so its posts are held. */
export async function maskQuotesOfThread(tx: Tx, threadId: bigint): Promise<void> {
  await tx.$queryRaw`select id from "Post" where "threadId" = ${threadId} order by id for no key update` // Prisma has no row lock
  await mask(tx, { side: 'quoted', of: 'thread', id: threadId })
}

/** A thread is read by other people now: what it quotes and what quotes it is rendered anew. */
export async function maskForReaders(tx: Tx, threadId: bigint): Promise<void> {
  await maskQuotesOfThread(tx, threadId)
  await mask(tx, { side: 'quoting', of: 'thread', id: threadId })
}

/** A board is read by other people now: the same for all its threads. */
export async function maskForReadersOfBoard(tx: Tx, boardId: bigint): Promise<void> {
  await tx.$queryRaw`select p.id from "Post" p join "Thread" t on t.id = p."threadId" where t."boardId" = ${boardId} order by p.id for no key update of p` // as above
  await mask(tx, { side: 'quoted', of: 'board', id: boardId })
  await mask(tx, { side: 'quoting', of: 'board', id: boardId })
}

/** Posts have gone from one thread to another, where they have other numbers: the head of each quotation gives the new one. */
export const renumberQuotes = maskQuotesOfThread

/** Renders the posts that were marked and left for later, a batch in each transaction. Repeated, it finds nothing. */
export const maskRemainingQuotes = defineJob({
  name: 'mask-quotes',
  data: z.object({ side: z.enum(['quoted', 'quoting']), of: z.enum(['post', 'thread', 'board']), id: key }),
  async run(sought, { signal }) {
    const failures: unknown[] = []
    for (const each of everyWayTo(sought)) if ((await maskRemaining(each, signal, failures)) === 'more') return 'more'
    if (failures.length > 0) throw failures[0] // for another try, and in the end for an admin to see
    return 'done'
  },
})

type Sought = z.infer<typeof maskRemainingQuotes.data>

/** Posts of a thread may have left it since, in the same act. */
function everyWayTo({ side, of, id }: Sought): Quoted[] {
  if (of === 'post') return [{ quotedId: id }]
  const posts: PostsOf[] = of === 'board' ? [{ thread: { boardId: id } }] : [{ threadId: id }, { cameWith: { threadId: id } }]
  return posts.map((each) => (side === 'quoted' ? { quoted: each } : { quoting: each }))
}

async function mask(tx: Tx, sought: Sought): Promise<void> {
  const [quoted] = everyWayTo(sought)
  if (!quoted) return
  await renderAllAgain(tx, await holdQuoting(tx, await listQuoting(tx, quoted)))
  const rest = await tx.post.findMany({ where: { quotes: { some: quoted } }, orderBy: { id: 'asc' }, skip: BATCH, select: { id: true } })
  await tx.post.updateMany({ where: { id: { in: rest.map(({ id }) => id) } }, data: { textVersion: STALE } })
  if (rest.length > 0) await ask(tx, maskRemainingQuotes, sought)
}

/** What fails is left behind, and its failure kept; 'more' where it had to stop. */
async function maskRemaining(quoted: Quoted, signal: AbortSignal, failures: unknown[]): Promise<Outcome> {
  let last = 0n
  while (!signal.aborted) {
    const batch = await listQuoting(db(), quoted, { id: { gt: last }, textVersion: STALE })
    failures.push(...(await maskBatch(batch)))
    if (batch.length < BATCH) return 'done'
    last = batch[BATCH - 1] ?? last
  }
  return 'more'
}

/** A batch, or where it fails its posts one by one: one that cannot be rendered leaves no other readable. Returns the failures. */
async function maskBatch(ids: readonly bigint[]): Promise<unknown[]> {
  try {
    await change((tx) => maskTogether(tx, ids))
    return []
  } catch (failure) {
    if (ids.length === 1) {
      logFailure('masking a quotation', failure, { post: String(ids[0]) })
      return [failure]
    }
    const failures: unknown[] = []
    for (const id of ids) failures.push(...(await maskBatch([id])))
    return failures
  }
}

async function maskTogether(tx: Tx, ids: readonly bigint[]): Promise<void> {
  const quoting = await holdQuoting(tx, ids)
  await renderAllAgain(tx, quoting)
  for (const thread of threadsOf(quoting)) await record(tx, { kind: 'quotes.masked', ...thread })
}

async function listQuoting(tx: Tx, quoted: Quoted, which: { id?: { gt: bigint }; textVersion?: number } = {}): Promise<bigint[]> {
  const posts = await tx.post.findMany({ where: { quotes: { some: quoted }, ...which }, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } })
  return posts.map(({ id }) => id)
}

/** In the order of their ids, so that two of these wait for each other and never in a ring. */
async function holdQuoting(tx: Tx, ids: readonly bigint[]): Promise<Quoting[]> {
  const held = [...ids]
  if (held.length > 0) await tx.$queryRaw`select id from "Post" where id = any(${held}) order by id for update` // Prisma has no row lock
  return tx.post.findMany({
    where: { id: { in: held } },
    orderBy: { id: 'asc' },
    select: { id: true, revision: true, threadId: true, thread: { select: { boardId: true } } },
  })
}

function threadsOf(posts: readonly Quoting[]): { threadId: bigint; boardId: bigint }[] {
  return [...new Map(posts.map(({ threadId, thread }) => [threadId, { threadId, boardId: thread.boardId }])).values()]
}
