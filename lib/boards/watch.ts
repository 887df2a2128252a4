import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { visibleBoards } from './policy'
import type { WatchBoardInput } from './watch-schema'

/** Watches a board for new threads or no longer. Sent twice, it is the same; a board that is hidden by now is answered like none, and no longer watched. */
export async function watchBoard(viewer: Viewer, { board, watch }: WatchBoardInput): Promise<{ slug: string }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const memberId = viewer.id
  return found(
    await change(async (tx) => {
      if (watch === 'no') await tx.boardWatch.deleteMany({ where: { memberId, boardId: board } })
      const seen = await tx.board.findFirst({ where: { AND: [{ id: board }, visibleBoards(sightOf(viewer))] }, select: { slug: true } })
      if (seen && watch === 'yes') await tx.boardWatch.createMany({ data: { memberId, boardId: board, createdAt: now() }, skipDuplicates: true })
      return seen
    }),
  )
}

/** What the page for watching a board shows; null where the board is not there for whoever asks. */
export async function findWatchBoardPage(viewer: Viewer, slug: string) {
  if (viewer.kind === 'guest') return null
  const board = await db().board.findFirst({ where: { AND: [{ slug }, visibleBoards(sightOf(viewer))] }, select: { id: true, slug: true, name: true } })
  if (!board) return null
  const watch = await db().boardWatch.findUnique({ where: { memberId_boardId: { memberId: viewer.id, boardId: board.id } } })
  return { board, since: watch?.createdAt ?? null }
}
