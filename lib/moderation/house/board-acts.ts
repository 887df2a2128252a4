import { record } from '@/lib/events/commands'
import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { ensure, Refusal, type RefusalCode, type Verdict } from '@/lib/platform/refusal'
import { isTaken } from '@/lib/routing/taken'
import type { Prisma } from '@/prisma/generated/client'
import type { ActField } from '../act-form'
import { OWN_ADDRESS } from './board-schema'
import { type BoardFacts, loadBoard, loadSite, stampOf } from './load-house'

type Upon = { house: { board: BoardFacts } }

/** Whether the board is still as the admin’s form showed it. */
export function sawBoard({ house: { board } }: Upon, { seen }: { seen: string }): Verdict {
  return stampOf(board) === seen ? 'yes' : 'board_changed'
}

/** What all acts on a board have in common: they are an admin’s, and can be done at any time. */
export const UPON_BOARD = { subject: 'board', byAdmin: true, load: loadBoard, allow: always } as const

function always(): Verdict {
  return 'yes'
}

/** What the form carries of the board, unseen. */
export function stampField(board: BoardFacts): ActField {
  return { type: 'carried', name: 'seen', value: stampOf(board) }
}

/** A board that was just made, as what its act is about. */
export async function boardMade(tx: Tx, id: bigint) {
  const facts = await loadBoard(tx, id)
  if (!facts) throw new Refusal('not_found')
  return facts
}

/** What an act is about that makes something of the house. */
export async function loadNew(_tx: Tx, subject: bigint) {
  return subject === 0n ? loadSite() : null
}

type Change = { id: bigint; was: Prisma.BoardWhereInput; is: Prisma.BoardUncheckedUpdateManyInput; by: MemberViewer; otherwise?: RefusalCode }

/** Changes a board that is still as it was. Every kept page is dropped: its name and its rights show on many. */
export async function setBoard(tx: Tx, { id, was, is, by, otherwise = 'board_changed' }: Change): Promise<void> {
  const { count } = await tx.board.updateMany({ where: { ...was, id }, data: is })
  ensure(count === 1 ? 'yes' : otherwise)
  await record(tx, { kind: 'board.changed', actorId: by.id, boardId: id })
}

/** Refuses a name that another board bears, or an address that another one has or once had, with the field named. */
export async function ensureFree(tx: Tx, { id, name, slug }: { id?: bigint; name: string; slug: string }): Promise<void> {
  const boards = await tx.board.findMany({ select: { id: true, name: true, slug: true } })
  const others = boards.filter((board) => board.id !== id)
  const alias = await tx.urlAlias.findUnique({ where: { path: `/b/${slug}` }, select: { boardId: true } })
  const fields = {
    ...(others.some((board) => board.name.toLowerCase() === name.toLowerCase()) && { name: 'Another board has this name.' }),
    ...(others.some((board) => board.slug === slug) && { slug: `Another board has the address /b/${slug}.` }),
    ...(isTaken('board', slug) && { slug: OWN_ADDRESS }),
    ...(alias && alias.boardId !== id && { slug: `The address /b/${slug} was used before, and leads on for ever. Choose another.` }),
  }
  if (Object.keys(fields).length > 0) throw new Refusal('name_taken', fields)
}
