import { z } from 'zod'
import { Refusal } from '@/lib/platform/refusal'
import { hostPattern } from '@/lib/posts/link-pattern'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { endRule, findRule, makeRule, whereInWords } from '../links/host-rules'
import { hostField, linksBoardId } from '../links/link-schema'
import { loadLinkRules } from '../links/load-link-rules'
import type { ReadyReasons } from '../schema'

const REASONS: ReadyReasons = {
  known: 'It is known, and what it shows is safe.',
  needed: 'The board often needs it.',
  other: 'Another reason',
}

/** Links to a host are clickable at once, from any member, on one board or on all. */
export const trustHost = defineAction({
  name: 'links.trust',
  word: 'trust',
  subject: 'links',
  label: 'Trust a host',
  takes: null,

  reasons: REASONS,

  input: z.object({ subject: linksBoardId, host: hostPattern }),
  detail: z.object({ ruleId: z.string(), pattern: z.string(), boardId: z.string().nullable() }),

  load: loadLinkRules,

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, _facts, { host }) {
    return { kind: 'fields', fields: [hostField(host)] }
  },

  async consequences(_tx, { links: { board } }, { host }) {
    return [
      `Links to ${host ?? 'it'} in new posts ${board ? `on ${board.name} ` : ''}will be clickable at once, a newcomer’s too.`,
      'Links that are there already stay as they are; you are then led to those that wait.',
      'The log says who trusted it and why.',
      `You can undo this for ${UNDO_DAYS} days, and end the rule at any time.`,
    ]
  },

  async apply(tx, { links: { board } }, { host: pattern, reason, words }, moderator) {
    const boardId = board?.id ?? null
    const before = await findRule(tx, { pattern, boardId })
    if (before?.verdict === 'refused') throw new Refusal('host_refused', { host: 'Links to it are refused here. End that rule first.' })
    if (before) throw new Refusal('already_done')
    const ruleId = await makeRule(tx, moderator, { pattern, boardId, verdict: 'trusted', reason: words || (REASONS[reason] ?? '') })
    return { ruleId: String(ruleId), pattern, boardId: boardId === null ? null : String(boardId) }
  },

  async follow(tx, { id: entryId }, _facts, _given, _moderator, { ruleId }) {
    await tx.linkHost.update({ where: { id: BigInt(ruleId) }, data: { entryId } })
  },

  says({ pattern, boardId }) {
    return `{by} trusted links to ${pattern}${whereInWords(boardId)}`
  },

  async undoConsequences(_tx, _entry, { pattern }) {
    return [`Links to ${pattern} in new posts begin as the setting of each board says. Those that are clickable already stay so.`]
  },

  undo(tx, _entry, { ruleId }, moderator) {
    return endRule(tx, moderator, BigInt(ruleId))
  },

  unsays({ pattern, boardId }) {
    return `{by} took back the trust in links to ${pattern}${whereInWords(boardId)}`
  },
})
