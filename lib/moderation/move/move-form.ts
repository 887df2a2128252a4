import { canRead } from '@/lib/boards/policy'
import { canModerate } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Readers } from '@/prisma/generated/client'
import type { MoveForm } from '../act-form'
import { inTodaysWords } from '../house/rules-in-force'
import { readersSentence } from '../readers-sentence'
import { RULE_REASONS } from '../rules'
import { countLosses, NO_LOSSES } from '../whom-threads-concern'
import { sightChange } from './move-readers'

type Thread = { id: bigint; board: { id: bigint; readableBy: Readers } }
type Destination = { id: bigint; slug: string; name: string; purpose: string; readableBy: Readers }

/** The fields of a move: where it may go, and what else must be said where other people read that board. */
export async function moveForm(tx: Tx, viewer: Viewer, thread: Thread): Promise<MoveForm> {
  const isAdmin = viewer.kind === 'member' && viewer.isAdmin
  const boards = (await listDestinations(tx, viewer, thread.board.id)).map((board) => ({ ...board, ...sightChange(thread.board, board) }))
  const open = boards.filter(({ gains }) => isAdmin || !gains)
  const losses = await countLosses(tx, thread.id, keysOf(open))
  const lossesOf = (id: bigint) => losses.find(({ boardId }) => boardId === id) ?? NO_LOSSES
  const aliases = await tx.urlAlias.count({ where: { threadId: thread.id } })
  return {
    kind: 'move',
    from: String(thread.board.id),
    destinations: open.map(({ slug, name, purpose }) => ({ slug, name, purpose })),
    closed: boards.filter(({ gains }) => gains && !isAdmin).map(({ name }) => name),
    others: open
      .filter(({ loses, gains }) => loses || gains)
      .map((board) => ({ name: board.name, loses: board.loses, gains: board.gains, sentence: readersSentence(board, lossesOf(board.id), aliases) })),
    rules: await inTodaysWords(tx, RULE_REASONS),
    maySilence: isAdmin,
  }
}

/** The boards that this moderator keeps and may read, but for the one the thread is on. */
export async function listDestinations(tx: Tx, viewer: Viewer, from: bigint): Promise<Destination[]> {
  const boards = await tx.board.findMany({
    where: { id: { not: from }, archivedAt: null },
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }],
    select: { id: true, slug: true, name: true, purpose: true, readableBy: true },
  })
  return boards.filter((board) => canModerate(viewer, board.id) === 'yes' && canRead(sightOf(viewer), board))
}

function keysOf(boards: readonly { id: bigint }[]): bigint[] {
  return boards.map(({ id }) => id)
}

type ReadBoard = { name: string; gains: boolean; readableBy: Readers }

/** The same for one board, to which an undo would take the thread back. */
export async function readersOf(tx: Tx, threadId: bigint, board: ReadBoard & { id: bigint }): Promise<string> {
  const [losses] = await countLosses(tx, threadId, [board.id])
  return `${board.name}: ${readersSentence(board, losses ?? NO_LOSSES, await tx.urlAlias.count({ where: { threadId } }))}`
}
