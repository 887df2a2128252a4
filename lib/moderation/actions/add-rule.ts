import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure, found } from '@/lib/platform/refusal'
import { dayText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { codeOfAdded } from '@/lib/threads/rule-words'
import { defineAction } from '../define-action'
import { loadNew } from '../house/board-acts'
import { siteSubject } from '../house/board-schema'
import {
  addWording,
  beginningOf,
  creditWording,
  ensureNameFree,
  ensureNotLast,
  FROM_FIELD,
  fromDay,
  loadRule,
  ruleName,
  wordingFields,
  wordingFormFields,
} from '../house/rule-acts'

/** A rule that the house did not have, from a day on. */
export const addRule = defineAction({
  name: 'rule.add',
  word: 'rule',
  subject: 'site',
  label: 'Add a rule',
  takes: null,
  byAdmin: true,
  reasons: {
    needed: 'Something happens here that no rule covers.',
    clearer: 'It was part of another rule until now.',
    other: 'Another reason',
  },

  input: z.object({ subject: siteSubject, name: ruleName, ...wordingFields, from: fromDay }),
  detail: z.object({ ruleId: z.string(), code: z.string(), name: z.string(), day: z.string() }),

  load: loadNew,

  allow() {
    return 'yes'
  },

  async form() {
    const name = { type: 'text', name: 'name', label: 'Its name', hint: 'A word or two. Forms, letters, tombstones and the log call it that.' } as const
    return { kind: 'fields', fields: [name, ...wordingFormFields(), FROM_FIELD] }
  },

  async consequences() {
    return [
      'The page of the rules announces it at once. From the beginning of that day on removals and other restrictions can rest on it.',
      'It gets the next number, which no other rule ever had; a moderator who acts under it says what happened in their own words.',
      'What was posted before that day is not judged by it anew, but can be removed under it.',
      `You can undo this for ${UNDO_DAYS} days: before its day it is as if it had never been added, afterwards it is retired from the next day on.`,
    ]
  },

  async apply(tx, _facts, { name, says, breaks, keeps, from }, moderator) {
    await ensureNameFree(tx, name)
    const validFrom = beginningOf(from)
    const { _max } = await tx.houseRule.aggregate({ _max: { number: true } })
    const number = (_max.number ?? 0) + 1
    const { id, code } = await tx.houseRule.create({ data: { code: codeOfAdded(number), number, law: false } })
    await addWording(tx, id, { says, breaks, keeps, name, validFrom }, moderator.id)
    return { ruleId: String(id), code, name, day: dayText(validFrom) }
  },

  makes: (tx, { ruleId }) => loadRuleMade(tx, ruleId),

  follow(tx, entry, _facts, _given, _moderator, { ruleId }) {
    return creditWording(tx, BigInt(ruleId), 1, entry.id)
  },

  says({ name, day }) {
    return `{by} added the rule “${name}”, valid from ${day}`
  },

  async undoConsequences(tx, _entry, { ruleId }) {
    const { rule } = found(await loadRule(tx, BigInt(ruleId))).house
    return [
      rule.latest.validFrom > now()
        ? 'Its day has not come: it is as if it had never been added, and its number is given to no other.'
        : 'It is retired from tomorrow on: nothing can rest on it any more. What rests on it keeps citing it, and it stays readable.',
    ]
  },

  // Before its day there is nothing but this wording; once it was renamed or reworded, that is taken back first.
  async undo(tx, _entry, { ruleId }, moderator) {
    const { rule } = found(await loadRule(tx, BigInt(ruleId))).house
    ensure(rule.retiredAt || rule.latest.version > 1 ? 'changed_since' : 'yes')
    const { validFrom } = rule.latest
    const ends = validFrom > now() ? validFrom : beginningOf('')
    await ensureNotLast(tx, rule.id, ends)
    if (validFrom > now()) await tx.houseRuleWording.update({ where: { ruleId_version: { ruleId: rule.id, version: 1 } }, data: { droppedAt: now() } })
    else await tx.houseRule.updateMany({ where: { id: rule.id, retiredAt: null }, data: { retiredAt: ends } })
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
  },

  unsays({ name }) {
    return `{by} took back the new rule “${name}”`
  },
})

async function loadRuleMade(tx: Tx, id: string) {
  return found(await loadRule(tx, BigInt(id)))
}
