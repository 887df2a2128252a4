import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { seenField } from '../house/board-schema'
import { keep, kept, keptDate } from '../kept-date'

/** A board comes back out of the archive. */
export const unarchiveBoard = defineAction({
  name: 'board.unarchive',
  word: 'unarchive',
  ...UPON_BOARD,
  label: 'Bring this board back',
  takes: null,
  reasons: {
    wanted: 'It is wanted again.',
    mistake: 'It was archived by mistake.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField }),
  detail: z.object({ id: z.string(), archivedAt: keptDate }),
  seen: (facts, given) => sawBoard(facts, given),

  allow({ house: { board } }) {
    return board.archivedAt ? 'yes' : 'already_done'
  },

  async form(_tx, _viewer, { house: { board } }) {
    return { kind: 'fields', fields: [stampField(board)] }
  },

  async consequences() {
    return [
      'It is in its old place among the boards again, and those who may write on it can do so.',
      'Threads that are locked or full stay so.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { house: { board } }, _given, moderator) {
    await setBoard(tx, { id: board.id, was: { archivedAt: board.archivedAt }, is: { archivedAt: null }, by: moderator, otherwise: 'already_done' })
    return { id: String(board.id), archivedAt: keep(board.archivedAt) }
  },

  says({ id }) {
    return `{by} brought {board:${id}} back out of the archive`
  },

  rivals: ['board.archive', 'board.unarchive'],

  async undoConsequences() {
    return ['It is archived again: everything on it stays readable, and nobody starts a thread, replies or edits. Anyone writing now keeps every word.']
  },

  undo(tx, { about }, { archivedAt }, moderator) {
    return setBoard(tx, { id: about, was: { archivedAt: null }, is: { archivedAt: kept(archivedAt) }, by: moderator, otherwise: 'changed_since' })
  },

  unsays({ id }) {
    return `{by} archived {board:${id}} again`
  },
})
