import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { boardId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sawBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { ensurePlace, listPlaces, placeOfBoard, putBoard } from '../house/board-places'
import { placeField, seenField } from '../house/board-schema'

/** A board gets another place among the boards, in its section or in another. */
export const placeBoard = defineAction({
  name: 'board.place',
  word: 'place',
  ...UPON_BOARD,
  label: 'Give this board another place',
  takes: null,
  reasons: {
    found: 'It is found more easily there.',
    belongs: 'It belongs there by its subject.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField, place: placeField }),
  detail: z.object({ id: z.string(), was: z.string(), is: z.string() }),
  seen: (facts, given) => sawBoard(facts, given),

  async form(tx, _viewer, { house: { board } }) {
    const [options, chosen] = [await listPlaces(tx, board.id), await placeOfBoard(tx, board)]
    return { kind: 'fields', fields: [stampField(board), { type: 'select', name: 'place', label: 'Place', empty: 'Choose a place', options, chosen }] }
  },

  async consequences() {
    return [
      'The list of boards and the front page show it there at once.',
      'Its address and everything on it stay as they are.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { house: { board } }, { place }, moderator) {
    const was = await placeOfBoard(tx, board)
    ensure(was === place ? 'already_done' : 'yes')
    await ensurePlace(tx, place)
    await putBoard(tx, board.id, place)
    await record(tx, { kind: 'board.changed', actorId: moderator.id, boardId: board.id })
    return { id: String(board.id), was, is: place }
  },

  says({ id }) {
    return `{by} gave {board:${id}} another place among the boards`
  },

  rivals: ['board.place'],

  async undoConsequences() {
    return ['The list of boards and the front page show it in its former place, as long as nothing there was placed otherwise since.']
  },

  async undo(tx, { about }, { was, is }, moderator) {
    const board = await tx.board.findUniqueOrThrow({ where: { id: about }, select: { id: true, sectionId: true } })
    const stands = await tx.section.count({ where: { id: BigInt(was.split('-')[0] ?? 0) } })
    ensure(stands === 1 && (await placeOfBoard(tx, board)) === is ? 'yes' : 'changed_since')
    await putBoard(tx, about, was)
    await record(tx, { kind: 'board.changed', actorId: moderator.id, boardId: about })
  },

  unsays({ id }) {
    return `{by} put {board:${id}} back in its former place`
  },
})
