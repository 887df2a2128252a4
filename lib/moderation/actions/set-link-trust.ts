import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { boardId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { trustField } from '../house/board-schema'
import { optionsOf, TRUST } from '../house/board-words'
import { loadLinkRules } from '../links/load-link-rules'

const TRUSTS = z.enum(['everyone', 'trusted', 'checked'])

/** Whose links are clickable at once on a board, from now on. Its admins set the same among all its settings. */
export const setLinkTrust = defineAction({
  name: 'links.clickable',
  word: 'clickable',
  subject: 'links',
  label: 'Say whose links are clickable at once',
  takes: null,

  reasons: {
    spam: 'There was too much advertising.',
    calm: 'There was little advertising of late.',
    other: 'Another reason',
  },

  input: z.object({ subject: boardId, links: trustField }),
  detail: z.object({ boardId: z.string(), from: TRUSTS, to: TRUSTS }),

  async load(tx, id) {
    const facts = await loadLinkRules(tx, id)
    return facts?.links.board ? { links: { ...facts.links, board: facts.links.board } } : null
  },

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, { links: { board } }) {
    return {
      kind: 'fields',
      fields: [{ type: 'choice', name: 'links', label: 'Whose links are clickable at once?', options: optionsOf(TRUST), chosen: board.linkTrust }],
    }
  },

  async consequences() {
    return [
      'It is for new posts; links that are there already stay as they are.',
      'The log says what was changed, from what to what.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { links: { board } }, { links: to }, moderator) {
    const from = board.linkTrust
    ensure(from === to ? 'already_done' : 'yes')
    const { count } = await tx.board.updateMany({ where: { id: board.id, linkTrust: from }, data: { linkTrust: to } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'board.changed', actorId: moderator.id, boardId: board.id })
    return { boardId: String(board.id), from, to }
  },

  says({ boardId: id, from, to }) {
    return `{by} set which links are clickable at once on {board:${id}}: those ${TRUST[to]} (before: ${TRUST[from]})`
  },

  rivals: ['links.clickable'],
  async undoConsequences(_tx, _entry, { from }) {
    return [`In new posts the links ${TRUST[from]} are clickable at once, as before. Links that are there already stay as they are.`]
  },

  async undo(tx, { about }, { from, to }, moderator) {
    const { count } = await tx.board.updateMany({ where: { id: about, linkTrust: to }, data: { linkTrust: from } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'board.changed', actorId: moderator.id, boardId: about })
  },

  unsays({ boardId: id, from, to }) {
    return `{by} set back which links are clickable at once on {board:${id}}: those ${TRUST[from]} (before: ${TRUST[to]})`
  },
})
