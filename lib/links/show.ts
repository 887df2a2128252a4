import { change, record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { findHostRules, hostOf, keepHostRules, verdictOfHost } from '@/lib/posts/link-hosts'
import { renderAllAgain } from '@/lib/posts/render-again'
import { noteTaken, refusalAbout } from '@/lib/posts/ruled-posts'
import { holdThread } from '@/lib/threads/queries'
import type { Destination } from '@/prisma/generated/client'

type Place = { postId: bigint; threadId: bigint }

/** Posts that one transaction renders again, so that no thread is held for long. */
const POSTS_AT_ONCE = 50

/**
 * Has every post that holds this address say what is known of it now. Where it ends at another host than before, its
 * links are text again until a moderator looks; where that host is refused on a board, they are blocked there, and a
 * job writes the statements to their authors.
 * Harmless when done twice; false where it was stopped on the way.
 */
export async function showDestination(address: string, stopped?: AbortSignal): Promise<boolean> {
  let after = 0n
  while (!stopped?.aborted) {
    const places = await findPlaces(address, after)
    for (const ids of byThread(places).values()) await showInThread(address, ids)
    if (places.length < POSTS_AT_ONCE) return true
    after = places.at(-1)?.postId ?? after
  }
  return false
}

async function findPlaces(address: string, after: bigint): Promise<Place[]> {
  const links = await db().postLink.findMany({
    where: { address, state: { not: 'blocked' }, postId: { gt: after } },
    distinct: ['postId'],
    orderBy: { postId: 'asc' },
    take: POSTS_AT_ONCE,
    select: { postId: true, post: { select: { threadId: true } } },
  })
  return links.map(({ postId, post }) => ({ postId, threadId: post.threadId }))
}

function byThread(places: readonly Place[]): Map<bigint, bigint[]> {
  const threads = new Map<bigint, bigint[]>()
  for (const { threadId, postId } of places) threads.set(threadId, [...(threads.get(threadId) ?? []), postId])
  return threads
}

/** Some posts of one thread, by the thread they stood in; a post that was moved since is met in its new one. */
async function showInThread(address: string, postIds: bigint[]): Promise<void> {
  await change(async (tx) => {
    const { threadId } = await tx.post.findUniqueOrThrow({ where: { id: postIds[0] ?? 0n }, select: { threadId: true } })
    await holdThread(tx, threadId)
    const { boardId } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { boardId: true } })
    const destination = await tx.destination.findUniqueOrThrow({ where: { address } })
    await decideAnew(tx, destination, boardId, postIds)
    await renderAllAgain(tx, await tx.post.findMany({ where: { id: { in: postIds } }, select: { id: true, revision: true } }))
    await record(tx, { kind: 'link.checked', boardId, threadId })
  })
}

async function decideAnew(tx: Tx, { address, finalAddress, changedAt, shownAt }: Destination, boardId: bigint, postIds: bigint[]): Promise<void> {
  const links = { address, postId: { in: postIds } }
  if (changedAt && (!shownAt || shownAt < changedAt)) {
    // What was decided, or written, after the change was made with it in view.
    const before = [{ decidedAt: { lt: changedAt } }, { decidedAt: null, post: { createdAt: { lt: changedAt } } }]
    const takenBack = { state: 'plain', decidedById: null, decidedAt: changedAt } as const
    await tx.postLink.updateMany({ where: { ...links, state: 'clickable', OR: before }, data: takenBack })
  }
  await keepHostRules(tx) // a refusal that is made meanwhile waits, and then finds these links itself
  const rules = await findHostRules(tx, boardId)
  if (finalAddress && verdictOfHost(rules, hostOf(finalAddress)) === 'refused') await takeAway(tx, links, refusalAbout(rules, hostOf(finalAddress)))
}

/** A refusal from before there were acts of that kind takes no more than the way there: nobody could read why, or appeal. */
async function takeAway(tx: Tx, { address, postId }: { address: string; postId: { in: bigint[] } }, rule: ReturnType<typeof refusalAbout>): Promise<void> {
  const post = { voice: { not: 'hq' } } as const
  if (!rule) {
    await tx.postLink.updateMany({ where: { address, postId, state: 'clickable', post }, data: { state: 'plain', decidedById: null, decidedAt: now() } })
    return
  }
  const taken = await tx.postLink.updateManyAndReturn({
    where: { address, postId, state: { not: 'blocked' }, post },
    data: { state: 'blocked', decidedById: null, decidedAt: null },
    select: { postId: true },
  })
  await noteTaken(
    tx,
    taken.map((link) => ({ postId: link.postId, rule })),
    { stateLater: true },
  )
}
