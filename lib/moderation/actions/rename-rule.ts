import { z } from 'zod'
import { ruleId } from '@/lib/platform/ids'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { dayText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import {
  addWording,
  beginningOf,
  consequencesOfTakingBack,
  creditWording,
  ensureNameFree,
  FROM_FIELD,
  fromDay,
  loadRule,
  ruleName,
  takeBackWording,
} from '../house/rule-acts'

/** A rule of the house is called something else from a day on; its number and its address stay. */
export const renameRule = defineAction({
  name: 'rule.rename',
  word: 'rename',
  subject: 'rule',
  label: 'Rename this rule',
  takes: null,
  byAdmin: true,
  reasons: {
    clearer: 'It says better what is meant.',
    other: 'Another reason',
  },

  input: z.object({ subject: ruleId, seen: z.coerce.number().int(), name: ruleName, from: fromDay }),
  detail: z.object({ ruleId: z.string(), code: z.string(), version: z.number(), was: z.number(), before: z.string(), name: z.string(), day: z.string() }),

  load: loadRule,

  seen({ house: { rule } }, { seen }) {
    return rule.latest.version === seen ? 'yes' : 'board_changed'
  },

  allow({ house: { rule } }) {
    return rule.retiredAt ? 'rule_retired' : 'yes'
  },

  async form(_tx, _viewer, { house: { rule } }) {
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'seen', value: String(rule.latest.version) },
        { type: 'text', name: 'name', label: 'Its name', hint: 'A word or two. Forms, letters, tombstones and the log call it that.', filled: rule.name },
        FROM_FIELD,
      ],
    }
  },

  async consequences() {
    return [
      'The page of the rules announces it at once; it is called that from the beginning of that day on.',
      'Its number and its address stay, and the log and the numbers count on under the same rule.',
      'Acts from that day on cite the new name. What was done before keeps the name of its day.',
      `You can undo this for ${UNDO_DAYS} days: before its day it is never valid, afterwards the former name is valid again from the next day on.`,
    ]
  },

  async apply(tx, { house: { rule } }, { name, from }, moderator) {
    const { latest } = rule
    ensure(rule.name === name ? 'already_done' : 'yes')
    await ensureNameFree(tx, name, rule.id)
    const validFrom = beginningOf(from)
    if (validFrom <= latest.validFrom) throw new Refusal('no_such_moment', { from: 'A newer wording begins on that day or later. Choose a later day.' })
    const version = await addWording(tx, rule.id, { ...latest, name, validFrom }, moderator.id)
    return { ruleId: String(rule.id), code: rule.code, version, was: latest.version, before: rule.name, name, day: dayText(validFrom) }
  },

  follow(tx, entry, { house: { rule } }, _given, _moderator, { version }) {
    return creditWording(tx, rule.id, version, entry.id)
  },

  says({ before, name, day }) {
    return `{by} renamed the rule “${before}” to “${name}”, valid from ${day}`
  },

  rivals: ['rule.reword', 'rule.rename'],

  undoConsequences(tx, _entry, { ruleId: id }) {
    return consequencesOfTakingBack(tx, BigInt(id), 'name')
  },

  undo(tx, _entry, { ruleId: id, version, was }, moderator) {
    return takeBackWording(tx, BigInt(id), { version, was }, moderator.id)
  },

  unsays({ before }) {
    return `{by} gave the rule “${before}” its former name back`
  },
})
