import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ruleId } from '@/lib/platform/ids'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { localMoment } from '@/lib/text/local-moment'
import { dayText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { laterMoment } from '@/lib/threads/later'
import { ruleWordsOf } from '@/lib/threads/rule-words'
import { defineAction } from '../define-action'

/** Longest sentence of a rule, and longest example, in characters. */
const SAYS_MAX_LENGTH = 300

const sentence = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(SAYS_MAX_LENGTH, `At most ${SAYS_MAX_LENGTH} characters.`)
    .regex(/^\P{Cc}*$/u, 'In one line.')

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

  input: z.object({
    subject: ruleId,
    seen: z.coerce.number().int(),
    says: sentence('Say what the rule is.'),
    breaks: sentence('Give an example of what breaks it.'),
    keeps: sentence('Give an example of what does not.'),
    from: z.string().trim().default(''),
  }),
  detail: z.object({ ruleId: z.string(), code: z.string(), version: z.number(), was: z.number(), day: z.string() }),

  load: loadRule,

  seen({ house: { rule } }, { seen }) {
    return rule.latest.version === seen ? 'yes' : 'board_changed'
  },

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, { house: { rule } }) {
    const { version, says, breaks, keeps } = rule.latest
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'seen', value: String(version) },
        { type: 'text', name: 'says', label: 'The rule', hint: 'One sentence. Forms, letters and tombstones cite it.', filled: says },
        { type: 'text', name: 'breaks', label: 'For example, this breaks it', filled: breaks },
        { type: 'text', name: 'keeps', label: 'For example, this does not', filled: keeps },
        { type: 'text', name: 'from', label: 'Valid from (optional)', hint: 'A day, like 2027-06-08, at its beginning. Empty: from tomorrow.' },
      ],
    }
  },

  async consequences() {
    return [
      'The page of the rules announces it at once; it is valid from the beginning of that day, so that each day has one wording.',
      'Acts from that day on cite it. What was done before keeps the wording of its day, which stays readable.',
      'The name of the rule stays: the log and the numbers count by it.',
      `You can undo this for ${UNDO_DAYS} days: before its day it is never valid, afterwards the former wording holds again from the next day on.`,
    ]
  },

  async apply(tx, { house: { rule } }, { says, breaks, keeps, from }, moderator) {
    const { latest } = rule
    ensure(latest.says === says && latest.breaks === breaks && latest.keeps === keeps ? 'already_done' : 'yes')
    const validFrom = from === '' ? found(localMoment(tomorrow(), '00:00')) : laterMoment({ day: from, hour: '00:00' }, 'from')
    if (validFrom <= latest.validFrom) throw new Refusal('no_such_moment', { from: 'A newer wording begins on that day or later. Choose a later day.' })
    const version = await addWording(tx, rule.id, { says, breaks, keeps, validFrom }, moderator.id)
    return { ruleId: String(rule.id), code: rule.code, version, was: latest.version, day: dayText(validFrom) }
  },

  async follow(tx, entry, { house: { rule } }, _given, _moderator, { version }) {
    await tx.houseRuleWording.update({ where: { ruleId_version: { ruleId: rule.id, version } }, data: { entryId: entry.id } })
  },

  says({ code, day }) {
    return `{by} reworded the rule “${nameOf(code)}”, valid from ${day}`
  },

  rivals: ['rule.reword'],

  async undo(tx, _entry, { ruleId: id, version, was }, moderator) {
    const { rule } = found(await loadRule(tx, BigInt(id))).house
    ensure(rule.latest.version === version ? 'yes' : 'changed_since')
    if (rule.latest.validFrom > now()) {
      await tx.houseRuleWording.update({ where: { ruleId_version: { ruleId: rule.id, version } }, data: { droppedAt: now() } })
      return record(tx, { kind: 'board.changed', actorId: moderator.id })
    }
    const { says, breaks, keeps } = await tx.houseRuleWording.findUniqueOrThrow({ where: { ruleId_version: { ruleId: rule.id, version: was } } })
    await addWording(tx, rule.id, { says, breaks, keeps, validFrom: found(localMoment(tomorrow(), '00:00')) }, moderator.id)
  },

  unsays({ code }) {
    return `{by} took back the new wording of the rule “${nameOf(code)}”`
  },
})

/** A rule with the newest wording that was not taken back, valid already or not; null where there is none. */
async function loadRule(tx: Tx, id: bigint) {
  const rule = await tx.houseRule.findUnique({
    where: { id },
    select: { id: true, code: true, wordings: { where: { droppedAt: null }, orderBy: { validFrom: 'desc' }, take: 1 } },
  })
  const latest = rule?.wordings[0]
  return rule && latest ? { house: { rule: { id: rule.id, code: rule.code, name: nameOf(rule.code), latest } } } : null
}

type Words = { says: string; breaks: string; keeps: string; validFrom: Date }

async function addWording(tx: Tx, id: bigint, words: Words, actorId: bigint): Promise<number> {
  const { _max } = await tx.houseRuleWording.aggregate({ where: { ruleId: id }, _max: { version: true } })
  const version = (_max.version ?? 0) + 1
  await tx.houseRuleWording.create({ data: { ruleId: id, version, ...words } })
  await record(tx, { kind: 'board.changed', actorId })
  return version
}

function nameOf(code: string): string {
  return ruleWordsOf(code)?.name ?? code
}

const britishDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The British day after today, as a form would give it. */
function tomorrow(): string {
  const [year = 0, month = 1, day = 1] = britishDay.format(now()).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)
}
