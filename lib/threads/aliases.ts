import { visibleBoards } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { boardPath, briefingPath, postInThreadPath, threadPath } from '@/lib/urls'
import { reachableThreads, visibleThreads } from './policy'

/**
 * Where an old address leads, in one hop, for those who may read what stands there; null for all others.
 * `address` is a path with its query; it is looked up whole, then by each parameter alone (`?msgid=4055`
 * points at a post whatever the path says), then as the path alone.
 */
export async function findAlias(sight: Sight, address: string): Promise<string | null> {
  const [path = '', query = ''] = address.split('?', 2)
  const bare = path.replace(/(?<=.)\/$/, '')
  const candidates = [address, ...query.split('&').map((parameter) => `?${parameter}`), bare]
  const aliases = await db().urlAlias.findMany({
    where: {
      path: { in: candidates },
      OR: [
        { board: visibleBoards(sight) },
        { thread: reachableThreads(sight) },
        { post: { thread: visibleThreads(sight) } },
        { briefing: { board: visibleBoards(sight) } },
      ],
    },
    select: {
      path: true,
      board: { select: { slug: true } },
      thread: { select: { id: true, slug: true, mergedInto: { select: { id: true, slug: true } } } },
      post: { select: { number: true, thread: { select: { id: true, slug: true } } } },
      briefing: { select: { slug: true, board: { select: { slug: true } } } },
    },
  })
  const [alias] = aliases.sort((a, b) => candidates.indexOf(a.path) - candidates.indexOf(b.path))
  if (alias?.board) return boardPath(alias.board.slug)
  if (alias?.thread) return threadPath(alias.thread.mergedInto ?? alias.thread)
  if (alias?.post) return postInThreadPath(alias.post.thread, alias.post.number)
  return alias?.briefing ? briefingPath(alias.briefing.board.slug, alias.briefing.slug) : null
}
