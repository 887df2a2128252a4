import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'

/** The place of a board, as a form names it: its section, and the board before it (0: none). */
export async function placeOfBoard(tx: Tx, board: { id: bigint; sectionId: bigint }): Promise<string> {
  const ids = await idsIn(tx, board.sectionId)
  return `${board.sectionId}-${ids[ids.indexOf(board.id) - 1] ?? 0n}`
}

/** Every place that a board could have, as the options of a choice. */
export async function listPlaces(tx: Tx, id?: bigint): Promise<{ value: string; label: string }[]> {
  const sections = await tx.section.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, boards: { orderBy: ORDER, select: { id: true, name: true } } },
  })
  return sections.flatMap(({ id: sectionId, name, boards }) => [
    { value: `${sectionId}-0`, label: `${name}: first` },
    ...boards.filter((board) => board.id !== id).map((board) => ({ value: `${sectionId}-${board.id}`, label: `${name}: after ${board.name}` })),
  ])
}

/** Refuses a place in a section, or after a board, that is not there: at the field. */
export async function ensurePlace(tx: Tx, place: string): Promise<void> {
  const [sectionId = 0n, after = 0n] = place.split('-').map(BigInt)
  if (!(await tx.section.findUnique({ where: { id: sectionId }, select: { id: true } })))
    throw new Refusal('board_changed', { place: 'That section is no longer there.' })
  if (after !== 0n && !(await idsIn(tx, sectionId)).includes(after))
    throw new Refusal('board_changed', { place: 'That board is no longer there. Choose another place.' })
}

/** Puts a board in its place; the others of the section follow. Where the board before it has gone, it is the last. */
export async function putBoard(tx: Tx, id: bigint, place: string): Promise<void> {
  const [sectionId = 0n, after = 0n] = place.split('-').map(BigInt)
  if (!(await tx.section.findUnique({ where: { id: sectionId }, select: { id: true } })))
    throw new Refusal('board_changed', { place: 'That section is no longer there.' })
  const others = (await idsIn(tx, sectionId)).filter((other) => other !== id)
  const at = after === 0n ? 0 : others.includes(after) ? others.indexOf(after) + 1 : others.length
  await tx.board.update({ where: { id }, data: { sectionId } })
  await putInOrder(tx, 'Board', others.toSpliced(at, 0, id))
}

/** Gives boards or sections the order of `ids`. */
export async function putInOrder(tx: Tx, table: 'Board' | 'Section', ids: readonly bigint[]): Promise<void> {
  // Raw SQL: one statement for all of them, which leaves those alone that stay where they are.
  await tx.$executeRawUnsafe(
    `update "${table}" t set position = o.place - 1 from unnest($1::bigint[]) with ordinality o(id, place) where t.id = o.id and t.position <> o.place - 1`,
    [...ids],
  )
}

async function idsIn(tx: Tx, sectionId: bigint): Promise<bigint[]> {
  return (await tx.board.findMany({ where: { sectionId }, orderBy: ORDER, select: { id: true } })).map(({ id }) => id)
}

const ORDER = [{ position: 'asc' as const }, { id: 'asc' as const }]
