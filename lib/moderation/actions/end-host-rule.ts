import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { counted } from '@/lib/text/counted'
import { HOST_RULE_ENDED } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { applyHostRulesSoon } from '../links/apply-host-rules'
import { endRule, whereInWords } from '../links/host-rules'
import { linksBoardId, ruleIdField } from '../links/link-schema'
import { listTouched } from '../links/list-touched'
import { loadLinkRules } from '../links/load-link-rules'
import { countLinksTo, numbersInWords, touchPosts } from '../links/touched-posts'

/** A host is neither trusted nor refused any more; links that a refusal had blocked are text again. */
export const endHostRule = defineAction({
  name: HOST_RULE_ENDED,
  word: 'end',
  subject: 'links',
  label: 'End a rule about a host',
  takes: null,

  reasons: {
    mended: 'What was wrong there has been put right.',
    settled: 'The reason for it has gone.',
    other: 'Another reason',
  },

  input: z.object({ subject: linksBoardId, rule: ruleIdField }),
  detail: z.object({
    ruleId: z.string(),
    pattern: z.string(),
    verdict: z.enum(['trusted', 'refused']),
    boardId: z.string().nullable(),
    links: z.number(),
    posts: z.number(),
  }),

  load: loadLinkRules,

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, _facts, { rule }) {
    return { kind: 'fields', fields: [{ type: 'carried', name: 'rule', value: String(rule ?? '') }] }
  },

  async consequences(tx, { links: { board } }, { rule: asked }) {
    const rule = await findInForce(tx, asked ?? 0n, board?.id ?? null)
    if (!rule) return ['There is no such rule here any more.']
    const { pattern, boardId, verdict } = rule
    const where = board ? board.name : 'all boards'
    if (verdict === 'trusted') return [`Links to ${pattern} in new posts will begin as the setting of ${where} says. Those that are there stay as they are.`]
    const numbers = await countLinksTo(tx, { pattern, boardId, state: 'blocked', but: rule.id })
    return [
      `Links to ${pattern} in new posts will begin as the setting of ${where} says.`,
      numbers.links === 0 ? 'No link is blocked by it alone now.' : `${numbersInWords(numbers)} will be shown as text again.`,
      'Their authors are notified, and each of the posts says so.',
      'To take this back, refuse the host again.',
    ]
  },

  async apply(tx, { links: { board } }, { rule: id }, moderator) {
    const rule = found(await tx.linkHost.findFirst({ where: { id, boardId: board?.id ?? null } }))
    ensure(rule.endedAt === null ? 'yes' : 'already_done')
    ensure(await isHersToEnd(tx, moderator.id, rule))
    await endRule(tx, moderator, id)
    const { pattern, verdict, boardId } = rule
    const { links, posts } = verdict === 'refused' ? await countLinksTo(tx, { pattern, boardId, state: 'blocked' }) : { links: 0, posts: 0 }
    return { ruleId: String(id), pattern, verdict, boardId: boardId === null ? null : String(boardId), links, posts }
  },

  async follow(tx, { id: entryId }, _facts, _given, _moderator, { ruleId, pattern, verdict, boardId }) {
    const wanted = { pattern, boardId: boardId === null ? null : BigInt(boardId), state: 'blocked' } as const
    if (verdict === 'refused') await touchPosts(tx, { entryId, ruleId: BigInt(ruleId), ...wanted })
  },

  concerns(tx, { id }, { pattern }) {
    return listTouched(tx, id, `to ${pattern} shown as text again`)
  },

  after: applyHostRulesSoon,

  says({ pattern, verdict, boardId, links, posts }) {
    const freed = links > 0 ? `: ${counted(links, 'link', 'links')} in ${counted(posts, 'post', 'posts')} shown as text again` : ''
    return `{by} ended the rule that ${verdict} links to ${pattern}${whereInWords(boardId)}${freed}`
  },

  async undoConsequences() {
    return ['This cannot be undone: trust or refuse the host again.']
  },

  async undo() {
    throw new Refusal('already_done') // to take it back is to refuse the host anew, with a statement to everyone concerned
  },

  unsays() {
    return ''
  },
})

function findInForce(tx: Tx, id: bigint, boardId: bigint | null) {
  return tx.linkHost.findFirst({ where: { id, boardId, endedAt: null } })
}

/** What another refused, nobody ends whose own posts it touched: that moderator may appeal. */
async function isHersToEnd(tx: Tx, memberId: bigint, { entryId, addedById }: { entryId: bigint | null; addedById: bigint }) {
  if (entryId === null || addedById === memberId) return 'yes'
  return (await tx.ruledPost.count({ where: { entryId, post: { name: { memberId } } } })) > 0 ? 'own_matter' : 'yes'
}
