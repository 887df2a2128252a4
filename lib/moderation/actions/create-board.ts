import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { ensure } from '@/lib/platform/refusal'
import { defineAction } from '../define-action'
import { boardMade, ensureFree, loadNew, setBoard } from '../house/board-acts'
import { ensurePlace, listPlaces, putBoard } from '../house/board-places'
import { boardName, boardPurpose, boardSlug, kindField, placeField, readersField, repliesField, siteSubject, startsField } from '../house/board-schema'
import { KINDS, optionsOf, READERS, WRITERS } from '../house/board-words'

/** A new board among the others. */
export const createBoard = defineAction({
  name: 'board.create',
  word: 'board',
  subject: 'site',
  label: 'Create a board',
  takes: null,
  byAdmin: true,
  reasons: {
    wanted: 'People have asked for it.',
    room: 'Another board has grown too wide.',
    campaign: 'A campaign begins.',
    other: 'Another reason',
  },

  input: z.object({
    subject: siteSubject,
    name: boardName,
    slug: boardSlug,
    purpose: boardPurpose,
    place: placeField,
    kind: kindField.default('discussion'),
    readers: readersField,
    starts: startsField,
    replies: repliesField,
  }),
  detail: z.object({ boardId: z.string() }),

  load: loadNew,

  allow() {
    return 'yes'
  },

  async form(tx) {
    const places = await listPlaces(tx)
    return {
      kind: 'fields',
      fields: [
        { type: 'text', name: 'name', label: 'Name' },
        { type: 'text', name: 'slug', label: 'Address', hint: 'What comes after /b/: small letters, digits and hyphens. It leads here for ever.' },
        { type: 'text', name: 'purpose', label: 'Purpose', hint: 'One line that says what the board is for.' },
        { type: 'select', name: 'place', label: 'Place', empty: 'Choose a place', options: places, chosen: '' },
        { type: 'choice', name: 'kind', label: 'Kind', options: optionsOf(KINDS), chosen: 'discussion' },
        { type: 'choice', name: 'readers', label: 'Who may read it?', options: optionsOf(READERS), chosen: 'everyone' },
        { type: 'choice', name: 'starts', label: 'Who starts threads?', options: optionsOf(WRITERS), chosen: 'members' },
        { type: 'choice', name: 'replies', label: 'Who replies?', options: optionsOf(WRITERS), chosen: 'members' },
      ],
    }
  },

  async consequences() {
    return [
      'It is among the boards at once, for those who may read it.',
      'Moderators of all boards keep it; you can give it others under Roles.',
      'Its length cap, the time for editing and the rest begin as everywhere, and can be set afterwards.',
      'The log says who created it and why, to those who may read it.',
      'If you undo this before anybody has written on it, it is archived.',
    ]
  },

  async apply(tx, _facts, given, moderator) {
    await ensureFree(tx, given)
    await ensurePlace(tx, given.place)
    const { id } = await tx.board.create({
      data: {
        name: given.name,
        slug: given.slug,
        purpose: given.purpose,
        kind: given.kind,
        readableBy: given.readers,
        startableBy: given.starts,
        repliableBy: given.replies,
        sectionId: BigInt(given.place.split('-')[0] ?? 0),
        position: 0,
        createdAt: now(),
      },
      select: { id: true },
    })
    await putBoard(tx, id, given.place)
    await record(tx, { kind: 'board.changed', actorId: moderator.id, boardId: id })
    return { boardId: String(id) }
  },

  makes(tx, { boardId }) {
    return boardMade(tx, BigInt(boardId))
  },

  says({ boardId }) {
    return `{by} created {board:${boardId}}`
  },

  async undoConsequences() {
    return ['The board is archived, as long as nobody has started a thread on it: its address stays, and nothing can be written on it.']
  },

  // A board that stands in the log stays for ever; one that nobody wrote on can be put away.
  async undo(tx, _entry, { boardId }, moderator) {
    const id = BigInt(boardId)
    ensure((await tx.thread.count({ where: { boardId: id } })) === 0 ? 'yes' : 'changed_since')
    await setBoard(tx, { id, was: { archivedAt: null }, is: { archivedAt: now() }, by: moderator, otherwise: 'already_done' })
  },

  unsays({ boardId }) {
    return `{by} undid the creation of {board:${boardId}}: it is archived`
  },
})
