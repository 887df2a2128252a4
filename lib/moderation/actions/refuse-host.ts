import { z } from 'zod'
import { ensure } from '@/lib/platform/refusal'
import { hostPattern } from '@/lib/posts/link-pattern'
import { counted } from '@/lib/text/counted'
import { HOST_REFUSED, UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { findRuleNames } from '../house/rules-in-force'
import { applyHostRulesSoon } from '../links/apply-host-rules'
import { endRule, findRule, makeRule, resumeRule, whereInWords } from '../links/host-rules'
import { factAbout, hostField, linksBoardId } from '../links/link-schema'
import { listTouched } from '../links/list-touched'
import { loadLinkRules } from '../links/load-link-rules'
import { countLinksTo, numbersInWords, touchPosts } from '../links/touched-posts'

/** Links to a host are shown no more, on one board or on all: neither new ones nor those that are there already. */
export const refuseHost = defineAction({
  name: HOST_REFUSED,
  word: 'refuse',
  subject: 'links',
  label: 'Refuse a host',
  takes: { noun: 'the refusal of a host', holds: ({ rule }) => rule !== null && rule.endedAt === null },

  counted: 'Hosts refused',
  restricts({ links: { board } }, { host }) {
    return { what: `Links to ${host} in posts of yours are not shown any more.`, scope: board ? 'board' : 'site', until: null, fact: factAbout(host) }
  },

  input: z.object({ subject: linksBoardId, host: hostPattern }),
  detail: z.object({
    ruleId: z.string(),
    pattern: z.string(),
    boardId: z.string().nullable(),
    replaced: z.string().nullable(),
    links: z.number(),
    posts: z.number(),
  }),

  load: loadLinkRules,

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, _facts, { host }) {
    return { kind: 'fields', fields: [hostField(host)] }
  },

  async consequences(tx, { links: { board } }, { host }) {
    const pattern = hostPattern.safeParse(host)
    if (!pattern.success) return ['Name a host, and its links will be counted here.']
    const numbers = await countLinksTo(tx, { pattern: pattern.data, boardId: board?.id ?? null, state: 'shown' })
    return [
      numbers.links === 0
        ? `No post ${board ? `on ${board.name}` : 'of this site'} has a link to ${pattern.data} that is shown now.`
        : `${numbersInWords(numbers)} ${board ? `on ${board.name} ` : ''}will not be shown any more. The words around them stay.`,
      `Links to ${pattern.data} in new posts will not be shown either, nor in posts that come here later or whose links are found to lead there. HQ’s own links stay.`,
      'Each author receives a statement of reasons that names the posts, and can appeal for six months.',
      'Each of the posts says what was done, by whom and why; so do the logs.',
      `You can undo this for ${UNDO_DAYS} days, and end the rule at any time.`,
    ]
  },

  async apply(tx, { links: { board } }, { host: pattern, reason, words }, moderator) {
    const boardId = board?.id ?? null
    const before = await findRule(tx, { pattern, boardId })
    ensure(before?.verdict === 'refused' ? 'already_done' : 'yes')
    if (before) await endRule(tx, moderator, before.id)
    const ruleId = await makeRule(tx, moderator, {
      pattern,
      boardId,
      verdict: 'refused',
      reason: words || ((await findRuleNames(tx, [reason])).get(reason) ?? ''),
    })
    const { links, posts } = await countLinksTo(tx, { pattern, boardId, state: 'shown' })
    return { ruleId: String(ruleId), pattern, boardId: boardId === null ? null : String(boardId), replaced: before ? String(before.id) : null, links, posts }
  },

  async follow(tx, { id: entryId }, _facts, _given, _moderator, { ruleId, pattern, boardId }) {
    await tx.linkHost.update({ where: { id: BigInt(ruleId) }, data: { entryId } })
    await touchPosts(tx, { entryId, ruleId: BigInt(ruleId), pattern, boardId: boardId === null ? null : BigInt(boardId), state: 'shown' })
  },

  concerns(tx, { id }, { pattern }) {
    return listTouched(tx, id, `to ${pattern} not shown any more`)
  },

  after: applyHostRulesSoon,

  says({ pattern, boardId, links, posts }) {
    const touched = links > 0 ? `: ${counted(links, 'link', 'links')} in ${counted(posts, 'post', 'posts')} not shown any more` : ''
    return `{by} refused links to ${pattern}${whereInWords(boardId)}${touched}`
  },

  async undoConsequences(tx, _entry, { ruleId, pattern, boardId, replaced }) {
    const numbers = await countLinksTo(tx, { pattern, boardId: boardId === null ? null : BigInt(boardId), state: 'blocked', but: BigInt(ruleId) })
    return [
      numbers.links === 0 ? `No link to ${pattern} is kept away by it alone.` : `${numbersInWords(numbers)} come back, as far as nothing else keeps them away.`,
      replaced ? `The rule about ${pattern} that was in force before is in force again.` : `New links to ${pattern} begin as each board’s setting says.`,
    ]
  },

  async undo(tx, _entry, { ruleId, replaced }, moderator) {
    await endRule(tx, moderator, BigInt(ruleId))
    if (replaced) await resumeRule(tx, BigInt(replaced))
  },

  async followUndo(tx, { id: entryId }, { ruleId, pattern, boardId }) {
    await touchPosts(tx, { entryId, ruleId: BigInt(ruleId), pattern, boardId: boardId === null ? null : BigInt(boardId), state: 'blocked' })
  },

  unsays({ pattern, boardId }) {
    return `{by} took back the refusal of links to ${pattern}${whereInWords(boardId)}`
  },
})
