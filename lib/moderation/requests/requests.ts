import { canRead, visibleBoards } from '@/lib/boards/policy'
import { change } from '@/lib/events/commands'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { visibleThreads } from '@/lib/threads/policy'
import { holdThread } from '@/lib/threads/queries'
import { boardsOf } from '../policy'
import { notThere } from '../thread-address'
import { labelOf, OPEN } from './request-answers'
import type { Requested, RequestInput } from './request-schema'

/** How many requests the desk shows at once. */
const DESK_SIZE = 50

/**
 * A thread's starter asks HQ for an act upon it; asked again before it is answered, the newer words take the older ones'
 * place. Readers will suggest a move in a report, once there are reports: those come to the same desk.
 */
export async function askHq(viewer: Viewer, { thread: threadId, what, to, words }: RequestInput) {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return change(async (tx) => {
    await holdThread(tx, threadId)
    const thread = found(await findStarted(tx, viewer, threadId))
    const board =
      what === 'move'
        ? await tx.board.findFirst({ where: { slug: to, id: { not: thread.board.id }, archivedAt: null, ...visibleBoards(sightOf(viewer)) } })
        : null
    if (what === 'move' && !board) throw notThere('no_such_board', 'to')
    const open = { threadId, memberId: viewer.id, act: what, ...OPEN }
    const said = { toId: board?.id ?? null, words, createdAt: now() }
    const { count } = await tx.request.updateMany({ where: open, data: said })
    if (count === 0) await tx.request.create({ data: { ...open, ...said } })
    return { id: thread.id }
  })
}

/** What the page for asking HQ shows; null for everyone but the thread's starter. */
export async function findRequestPage(viewer: Viewer, threadId: bigint) {
  const thread = viewer.kind === 'member' ? await findStarted(db(), viewer, threadId) : null
  if (!thread || viewer.kind === 'guest') return null
  const boards = await db().board.findMany({
    where: { id: { not: thread.board.id }, archivedAt: null, ...visibleBoards(sightOf(viewer)) },
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }],
    select: { slug: true, name: true },
  })
  const asked = await db().request.findMany({
    where: { threadId, memberId: viewer.id, ...OPEN },
    orderBy: { id: 'asc' },
    select: { act: true, createdAt: true },
  })
  const last = await db().request.findFirst({
    where: { threadId, memberId: viewer.id },
    orderBy: { id: 'desc' },
    select: { act: true, declinedAt: true, answer: true },
  })
  return {
    ...thread,
    boards,
    asked: asked.map(({ act, createdAt }) => ({ label: labelOf(act), createdAt })),
    declined: last?.declinedAt ? { label: labelOf(last.act), at: last.declinedAt, answer: last.answer ?? '' } : null,
  }
}

/** What starters ask of this moderator, the oldest first. */
export async function listRequests(viewer: MemberViewer) {
  const rows = await db().request.findMany({
    where: { ...OPEN, thread: { removedAt: null, board: boardsOf(viewer) } },
    orderBy: { id: 'asc' },
    take: DESK_SIZE,
    select: {
      id: true,
      act: true,
      words: true,
      createdAt: true,
      to: { select: { id: true, name: true, readableBy: true } },
      member: { select: { names: { where: { retiredAt: null }, select: { name: true } } } },
      thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, name: true } } } },
    },
  })
  return rows.map(({ member, to, act, ...row }) => ({
    ...row,
    act: act as Requested,
    label: labelOf(act),
    by: member.names[0]?.name ?? '',
    to: to && canRead(sightOf(viewer), to) ? to.name : null,
  }))
}

/** What one open request fills into the form of the act that would answer it; null where it is about something else. */
export async function findAsked(threadId: bigint, act: string, id: bigint | undefined) {
  if (id === undefined) return null
  return db().request.findFirst({ where: { id, threadId, act, ...OPEN }, select: { words: true, to: { select: { slug: true } } } })
}

function findStarted(tx: Tx, viewer: MemberViewer, threadId: bigint) {
  return tx.thread.findFirst({
    where: { id: threadId, starter: { memberId: viewer.id }, ...visibleThreads(sightOf(viewer)) },
    select: { id: true, slug: true, title: true, board: { select: { id: true, slug: true, name: true } } },
  })
}
