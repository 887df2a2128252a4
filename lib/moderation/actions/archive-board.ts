import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { seenField } from '../house/board-schema'
import { kept } from '../kept-date'

/** A board has had its time: it stays readable at its address, and nothing new is written on it. */
export const archiveBoard = defineAction({
  name: 'board.archive',
  word: 'archive',
  ...UPON_BOARD,
  label: 'Archive this board',
  takes: null,
  reasons: {
    over: 'What it was for is over.',
    quiet: 'Hardly anybody writes here any more.',
    elsewhere: 'The conversation goes on elsewhere.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField }),
  detail: z.object({ id: z.string(), archivedAt: z.string() }),
  seen: (facts, given) => sawBoard(facts, given),

  allow({ house: { board } }) {
    return board.archivedAt ? 'already_done' : 'yes'
  },

  async form(_tx, _viewer, { house: { board } }) {
    return { kind: 'fields', fields: [stampField(board)] }
  },

  async consequences(tx, { house: { board } }) {
    const threads = await tx.thread.count({ where: { boardId: board.id, removedAt: null } })
    const drafts = await tx.draft.count({ where: { place: `/b/${board.slug}/new` } })
    return [
      `${counted(threads, 'thread stays', 'threads stay')} where ${threads === 1 ? 'it is' : 'they are'}, at the same address, and can be read by the same people.`,
      'Nobody starts a thread, replies or edits here, HQ included. Authors may still withdraw what they wrote.',
      `Anyone writing now keeps every word and reads why it cannot be posted${drafts > 0 ? `; ${counted(drafts, 'draft waits', 'drafts wait')} for this board` : ''}.`,
      'It is listed at the end, under “Archived boards”. Threads can be moved out of it, and none into it.',
      `You can undo this for ${UNDO_DAYS} days, or bring it back at any time.`,
    ]
  },

  async apply(tx, { house: { board }, now }, _given, moderator) {
    await setBoard(tx, { id: board.id, was: { archivedAt: null }, is: { archivedAt: now }, by: moderator, otherwise: 'already_done' })
    return { id: String(board.id), archivedAt: now.toISOString() }
  },

  says({ id }) {
    return `{by} archived {board:${id}}`
  },

  async undoConsequences() {
    return ['It is in its old place among the boards again, and those who may write on it can do so.', 'Drafts that wait for it can be posted.']
  },

  undo(tx, { about }, { archivedAt }, moderator) {
    return setBoard(tx, { id: about, was: { archivedAt: kept(archivedAt) }, is: { archivedAt: null }, by: moderator, otherwise: 'changed_since' })
  },

  unsays({ id }) {
    return `{by} undid the archiving of {board:${id}}`
  },
})
