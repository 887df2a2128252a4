import { createHash } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** The facts that admins' acts on a board judge by; null where there is none. */
export async function loadBoard(tx: Tx, id: bigint) {
  const board = await tx.board.findUnique({ where: { id }, select: BOARD })
  return board && { house: { board }, now: now() }
}

export type BoardFacts = NonNullable<Awaited<ReturnType<typeof loadBoard>>>['house']['board']

/** The facts of a section; null where there is none. */
export async function loadSection(tx: Tx, id: bigint) {
  const section = await tx.section.findUnique({ where: { id }, select: { id: true, name: true, position: true } })
  return section && { house: { section }, now: now() }
}

/** The facts for an act that makes something new. */
export async function loadSite() {
  return { house: {}, now: now() }
}

/** A hash of all that admins can set of a board: a form carries it, and is refused if the board has changed since. */
export function stampOf(board: BoardFacts): string {
  const set = JSON.stringify(board, (_name, value) => (typeof value === 'bigint' ? String(value) : value))
  return createHash('sha256').update(set).digest('base64url').slice(0, 16)
}

const BOARD = {
  id: true,
  slug: true,
  name: true,
  purpose: true,
  kind: true,
  sectionId: true,
  position: true,
  readableBy: true,
  startableBy: true,
  repliableBy: true,
  holds: true,
  heldWords: true,
  lengthCap: true,
  editMinutes: true,
  linkTrust: true,
  unindexedAt: true,
  archivedAt: true,
} as const
