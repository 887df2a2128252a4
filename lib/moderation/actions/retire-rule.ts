import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { ruleId } from '@/lib/platform/ids'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { dayText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { beginningOf, ensureNameFree, ensureNotLast, FROM_FIELD, fromDay, loadRule } from '../house/rule-acts'
import { keep, kept, keptDate } from '../kept-date'

/** Nothing rests on a rule of the house any more from a day on; it stays readable, and is cited by what was done before. */
export const retireRule = defineAction({
  name: 'rule.retire',
  word: 'retire',
  subject: 'rule',
  label: 'Retire this rule',
  takes: null,
  byAdmin: true,
  reasons: {
    unneeded: 'Nothing has rested on it for long.',
    covered: 'Another rule says the same.',
    other: 'Another reason',
  },

  input: z.object({ subject: ruleId, from: fromDay }),
  detail: z.object({ ruleId: z.string(), code: z.string(), retiredAt: keptDate, day: z.string() }),

  load: loadRule,

  allow({ house: { rule } }) {
    return rule.retiredAt ? 'already_done' : 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ ...FROM_FIELD, label: 'Retired from (optional)' }] }
  },

  async consequences(tx, { house: { rule } }) {
    const acts = await tx.moderationEntry.count({ where: { rule: rule.code } })
    return [
      'From the beginning of that day on nobody can choose it: no act can rest on it, and the buttons that name it go.',
      `It stays readable on the page of the rules, folded, with its days. ${acts === 1 ? 'The act that rests' : `The ${acts} acts that rest`} on it ${acts === 1 ? 'keeps' : 'keep'} citing it, and appeals go on.`,
      'Its number and its address are given to no other rule.',
      `You can undo this for ${UNDO_DAYS} days: then it is in force again at once.`,
    ]
  },

  async apply(tx, { house: { rule } }, { from }, moderator) {
    const retiredAt = beginningOf(from)
    if (retiredAt <= rule.latest.validFrom)
      throw new Refusal('no_such_moment', { from: 'Its newest wording begins on that day or later. Choose a later day, or undo that first.' })
    await ensureNotLast(tx, rule.id, retiredAt)
    const { count } = await tx.houseRule.updateMany({ where: { id: rule.id, retiredAt: null }, data: { retiredAt } })
    ensure(count === 1 ? 'yes' : 'already_done')
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
    return { ruleId: String(rule.id), code: rule.code, retiredAt: keep(retiredAt), day: dayText(retiredAt) }
  },

  says({ code, day }) {
    return `{by} retired the rule “{rule:${code}}” from ${day}`
  },

  async undoConsequences() {
    return ['It is in force again at once: removals and other restrictions can rest on it, and the buttons that name it are back.']
  },

  async undo(tx, _entry, { ruleId: id, retiredAt }, moderator) {
    const { rule } = found(await loadRule(tx, BigInt(id))).house
    await ensureNameFree(tx, rule.name, rule.id)
    const { count } = await tx.houseRule.updateMany({ where: { id: BigInt(id), retiredAt: kept(retiredAt) }, data: { retiredAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
  },

  unsays({ code }) {
    return `{by} put the rule “{rule:${code}}” in force again`
  },
})
