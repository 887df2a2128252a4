import { sameReaders } from '@/lib/boards/policy'
import { findRenamedBoard } from '@/lib/boards/queries'
import { isStaff } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { moveThread } from '../actions/move-thread'
import { listDestinations } from '../move/move-form'
import { boardsOf } from '../policy'
import { findMoveReport, MOST_MOVED } from './move-many'

/** The page on which threads of a board are moved together: the most recently active ones; null for everyone but its moderators. */
export async function findMoveManyPage(viewer: Viewer, slug: string, { sent = '', threads = '' }: { sent?: string; threads?: string } = {}) {
  if (!isStaff(viewer)) return null
  const board = await db().board.findFirst({
    where: { AND: [{ slug: (await findRenamedBoard(sightOf(viewer), slug)) ?? slug }, boardsOf(viewer)] },
    select: { id: true, slug: true, name: true, readableBy: true },
  })
  if (!board) return null
  const rows = await db().thread.findMany({
    where: { boardId: board.id, removedAt: null },
    orderBy: [{ activityAt: 'desc' }, { id: 'desc' }],
    take: MOST_MOVED,
    select: { id: true, slug: true, title: true, postCount: true, activityAt: true, lockedAt: true, starter: { select: { name: true } } },
  })
  // Where other people read a board, each thread is moved by itself: its form says whom it concerns and asks for the rule.
  const destinations = (await listDestinations(db(), viewer, board.id)).filter((other) => sameReaders(board, other))
  return {
    board,
    threads: rows,
    destinations: destinations.map(({ slug: value, name }) => ({ value, label: name })),
    reasons: moveThread.reasons,
    maySilence: viewer.isAdmin,
    report: await findMoveReport(viewer, board.id, sent, threads),
  }
}
