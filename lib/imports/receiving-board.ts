import type { Tx } from '@/lib/platform/db'
import type { BoardKind, Readers } from '@/prisma/generated/client'
import type { Problem } from './reading/lines'

export type ReceivingBoard = { id: bigint; slug: string; name: string }

type Found = { board: ReceivingBoard; problem: null } | { board: null; problem: Problem }
type Candidate = ReceivingBoard & { kind: BoardKind; readableBy: Readers }

/**
 * The board that receives a text: the one asked for, else `chat` (or the first open discussion board) for a thread
 * and the first open campaign board for an article. Where there is none, the problem names the boards there are.
 */
export async function findReceivingBoard(tx: Tx, kind: 'thread' | 'article', asked?: string): Promise<Found> {
  const boards = await tx.board.findMany({
    orderBy: [{ section: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, slug: true, name: true, kind: true, readableBy: true },
  })
  const board = asked === undefined ? usualBoard(boards, kind) : boards.find(({ slug }) => slug === asked)
  if (board) return { board: { id: board.id, slug: board.slug, name: board.name }, problem: null }
  const missing = asked === undefined ? `No open board takes ${kind}s; name one with --board.` : `There is no board “${asked}”.`
  const known = boards.length === 0 ? 'There are no boards yet.' : `There are: ${boards.map(({ slug }) => slug).join(', ')}.`
  return { board: null, problem: { line: null, kind: 'error', words: `${missing} ${known}` } }
}

function usualBoard(boards: Candidate[], kind: 'thread' | 'article'): Candidate | undefined {
  const open = boards.filter((board) => board.readableBy === 'everyone')
  if (kind === 'article') return open.find((board) => board.kind === 'campaign')
  return open.find(({ slug }) => slug === 'chat') ?? open.find((board) => board.kind === 'discussion')
}
