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
  FROM_FIELD,
  fromDay,
  loadRule,
  takeBackWording,
  wordingFields,
  wordingFormFields,
} from '../house/rule-acts'

/** A rule of the house says something else from a day on; what it said before stays readable. */
export const rewordRule = defineAction({
  name: 'rule.reword',
  word: 'reword',
  subject: 'rule',
  label: 'Reword this rule',
  takes: null,
  byAdmin: true,
  reasons: {
    clearer: 'It says better what is meant.',
    changed: 'The rule itself has changed.',
    law: 'The law has changed.',
    other: 'Another reason',
  },

  input: z.object({ subject: ruleId, seen: z.coerce.number().int(), ...wordingFields, from: fromDay }),
  detail: z.object({ ruleId: z.string(), code: z.string(), version: z.number(), was: z.number(), day: z.string() }),

  load: loadRule,

  seen({ house: { rule } }, { seen }) {
    return rule.latest.version === seen ? 'yes' : 'board_changed'
  },

  allow({ house: { rule } }) {
    return rule.retiredAt ? 'rule_retired' : 'yes'
  },

  async form(_tx, _viewer, { house: { rule } }) {
    const seen = { type: 'carried', name: 'seen', value: String(rule.latest.version) } as const
    return { kind: 'fields', fields: [seen, ...wordingFormFields(rule.latest), FROM_FIELD] }
  },

  async consequences() {
    return [
      'The page of the rules announces it at once; it is valid from the beginning of that day, so that each day has one wording.',
      'Acts from that day on cite it. What was done before keeps the wording of its day, which stays readable.',
      'Its name stays; another one is given by “Rename this rule”.',
      `You can undo this for ${UNDO_DAYS} days: before its day it is never valid, afterwards the former wording is valid again from the next day on.`,
    ]
  },

  async apply(tx, { house: { rule } }, { says, breaks, keeps, from }, moderator) {
    const { latest } = rule
    ensure(latest.says === says && latest.breaks === breaks && latest.keeps === keeps ? 'already_done' : 'yes')
    const validFrom = beginningOf(from)
    if (validFrom <= latest.validFrom) throw new Refusal('no_such_moment', { from: 'A newer wording begins on that day or later. Choose a later day.' })
    const version = await addWording(tx, rule.id, { says, breaks, keeps, name: latest.name, validFrom }, moderator.id)
    return { ruleId: String(rule.id), code: rule.code, version, was: latest.version, day: dayText(validFrom) }
  },

  follow(tx, entry, { house: { rule } }, _given, _moderator, { version }) {
    return creditWording(tx, rule.id, version, entry.id)
  },

  says({ code, day }) {
    return `{by} reworded the rule “{rule:${code}}”, valid from ${day}`
  },

  rivals: ['rule.reword', 'rule.rename'],

  undoConsequences(tx, _entry, { ruleId: id }) {
    return consequencesOfTakingBack(tx, BigInt(id), 'wording')
  },

  undo(tx, _entry, { ruleId: id, version, was }, moderator) {
    return takeBackWording(tx, BigInt(id), { version, was }, moderator.id)
  },

  unsays({ code }) {
    return `{by} took back the new wording of the rule “{rule:${code}}”`
  },
})
