import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sawBoard, setBoard, stampField, UPON_BOARD } from '../house/board-acts'
import { kindField, seenField } from '../house/board-schema'
import { KINDS, optionsOf } from '../house/board-words'

/** A board of discussion becomes a campaign, or a campaign one of discussion; nothing on it goes. */
export const changeBoardKind = defineAction({
  name: 'board.kind',
  word: 'kind',
  ...UPON_BOARD,
  label: 'Change the kind of this board',
  takes: null,
  reasons: {
    campaign: 'A campaign begins here.',
    over: 'The campaign is over.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, seen: seenField, kind: kindField }),
  detail: z.object({ id: z.string(), was: kindField, is: kindField }),
  seen: (facts, given) => sawBoard(facts, given),

  // It begins with the other kind: there are two.
  async form(_tx, _viewer, { house: { board } }) {
    const campaign = board.kind === 'campaign'
    return {
      kind: 'fields',
      first: campaign ? 'over' : 'campaign',
      fields: [stampField(board), { type: 'choice', name: 'kind', label: 'Kind', options: optionsOf(KINDS), chosen: campaign ? 'discussion' : 'campaign' }],
    }
  },

  async consequences(tx, { house: { board } }) {
    const briefings = await tx.briefing.count({ where: { boardId: board.id } })
    return [
      'A campaign is shown among the campaigns as well, in its own colour, with its briefings at its head.',
      ...(briefings > 0 ? [`As a discussion it no longer shows ${counted(briefings, 'briefing')}; the addresses of briefings lead there all the same.`] : []),
      'Its address, its threads and everything else that is set of it stay as they are.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { house: { board } }, { kind }, moderator) {
    ensure(board.kind === kind ? 'already_done' : 'yes')
    await setBoard(tx, { id: board.id, was: { kind: board.kind }, is: { kind }, by: moderator })
    return { id: String(board.id), was: board.kind, is: kind }
  },

  says({ id, was, is }) {
    return `{by} changed the kind of {board:${id}}: ${said(is)} (before: ${said(was)})`
  },

  rivals: ['board.kind'],

  async undoConsequences(_tx, _entry, { was }) {
    return [
      was === 'campaign'
        ? 'It is among the campaigns again, with its briefings at its head.'
        : 'It is a discussion again: it leaves the campaigns, and shows no briefings. The addresses of briefings lead there all the same.',
    ]
  },

  undo(tx, { about }, { was, is }, moderator) {
    return setBoard(tx, { id: about, was: { kind: is }, is: { kind: was }, by: moderator, otherwise: 'changed_since' })
  },

  unsays({ id, was, is }) {
    return `{by} changed the kind of {board:${id}} back: ${said(was)} (before: ${said(is)})`
  },
})

function said(kind: keyof typeof KINDS): string {
  return KINDS[kind].toLowerCase()
}
