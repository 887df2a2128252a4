import { change } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { visibleBoards } from './policy'
import { findRenamedBoard } from './queries'
import type { WatchBoardInput } from './watch-schema'

/** Begins or ends a watch of a board. Sent twice, it changes nothing; a board that is hidden by now is answered like one that does not exist, and is no longer watched. */
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

/** Found by a former address too, as its form was opened there; null where the board is missing or hidden from the viewer. */
export async function findWatchBoardPage(viewer: Viewer, asked: string) {
  if (viewer.kind === 'guest') return null
  const slug = (await findRenamedBoard(sightOf(viewer), asked)) ?? asked
  const board = await db().board.findFirst({ where: { AND: [{ slug }, visibleBoards(sightOf(viewer))] }, select: { id: true, slug: true, name: true } })
  if (!board) return null
  const watch = await db().boardWatch.findUnique({ where: { memberId_boardId: { memberId: viewer.id, boardId: board.id } } })
  return { board, since: watch?.createdAt ?? null }
}
