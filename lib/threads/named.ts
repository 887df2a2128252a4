import { visibleBoards } from '@/lib/boards/policy'
import { type Named, namedIn } from '@/lib/boards/sentence'
import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { reachableThreads } from './policy'

/** The boards and threads that sentences name, for those who may see them; a merged thread leads to the one that took it in. */
export async function findNamed(sight: Sight, sentences: readonly string[]): Promise<Named> {
  return { boards: await findBoards(sight, namedIn('board', sentences)), threads: await findNamedThreads(sight, namedIn('thread', sentences)) }
}

/** Threads by their titles, for those who may see them, with the addresses at which they are read now. */
export async function findNamedThreads(sight: Sight, ids: readonly bigint[]): Promise<Named['threads']> {
  if (ids.length === 0) return new Map()
  const threads = await db().thread.findMany({
    where: { AND: [{ id: { in: [...ids] }, board: visibleBoards(sight) }, reachableThreads(sight)] },
    select: { id: true, title: true, slug: true, mergedInto: { select: { id: true, slug: true } } },
  })
  return new Map(threads.map(({ id, title, slug, mergedInto }) => [id, { title, at: mergedInto ?? { id, slug } }]))
}

async function findBoards(sight: Sight, ids: readonly bigint[]): Promise<Named['boards']> {
  if (ids.length === 0) return new Map()
  const boards = await db().board.findMany({ where: { AND: [{ id: { in: [...ids] } }, visibleBoards(sight)] }, select: { id: true, name: true, slug: true } })
  return new Map(boards.map(({ id, ...named }) => [id, named]))
}
