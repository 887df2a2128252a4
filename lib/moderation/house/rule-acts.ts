import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { found, Refusal } from '@/lib/platform/refusal'
import { localMoment } from '@/lib/text/local-moment'
import { dayText } from '@/lib/text/moment-text'
import { laterMoment } from '@/lib/threads/later'
import { RULE_NAME_MAX_LENGTH } from '@/lib/threads/rule-words'
import type { ActField } from '../act-form'
import { nameOf } from './house-rules'

/** Longest sentence of a rule, and longest example, in characters. */
const SAYS_MAX_LENGTH = 300

const line = (missing: string, max: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(max, `At most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, 'Keep it on one line.')

/** What a rule says and its two examples, as forms give them. */
export const wordingFields = {
  says: line('Say what the rule is.', SAYS_MAX_LENGTH),
  breaks: line('Give an example of what breaks it.', SAYS_MAX_LENGTH),
  keeps: line('Give an example of what does not.', SAYS_MAX_LENGTH),
}

export const ruleName = line('Give the rule a name.', RULE_NAME_MAX_LENGTH).regex(/^[^.“”{}]*$/, 'No full stops, quotation marks or curly brackets.')

/** The British day from which it is valid; empty: tomorrow. */
export const fromDay = z.string().trim().default('')

export const FROM_FIELD: ActField = {
  type: 'text',
  name: 'from',
  label: 'Valid from (optional)',
  hint: 'A day, like 2027-06-08, at its beginning. Empty: from tomorrow.',
}

export function wordingFormFields({ says = '', breaks = '', keeps = '' }: Partial<Words> = {}): ActField[] {
  return [
    { type: 'text', name: 'says', label: 'The rule', hint: 'One sentence. Forms, letters and tombstones cite it.', filled: says },
    { type: 'text', name: 'breaks', label: 'For example, this breaks it', filled: breaks },
    { type: 'text', name: 'keeps', label: 'For example, this does not', filled: keeps },
  ]
}

/** The beginning of the day that a form names: tomorrow at the earliest, so that each day has one wording and each act knows its rules. */
export function beginningOf(from: string): Date {
  if (from === '') return found(localMoment(tomorrow(), '00:00'))
  const begins = localMoment(from, '00:00')
  if (begins && begins <= now()) {
    const when = britishDay.format(now()) === britishDay.format(begins) ? 'has begun already' : 'is over'
    throw new Refusal('no_such_moment', { from: `${dayText(begins)} ${when}. Give tomorrow or a later day.` })
  }
  return laterMoment({ day: from, hour: '00:00' }, 'from')
}

/** A rule with the newest wording that was not taken back, valid already or not; null where there is none. */
export async function loadRule(tx: Tx, id: bigint) {
  const rule = await tx.houseRule.findUnique({
    where: { id },
    select: { id: true, code: true, retiredAt: true, wordings: { where: { droppedAt: null }, orderBy: { validFrom: 'desc' }, take: 1 } },
  })
  const latest = rule?.wordings[0]
  return rule && latest ? { house: { rule: { id: rule.id, code: rule.code, name: nameOf(rule.code, latest), retiredAt: rule.retiredAt, latest } } } : null
}

type Words = { says: string; breaks: string; keeps: string }

/** Writes the next wording of a rule, with a day that no other one of it has. */
export async function addWording(tx: Tx, id: bigint, words: Words & { name: string | null; validFrom: Date }, actorId: bigint): Promise<number> {
  const { _max } = await tx.houseRuleWording.aggregate({ where: { ruleId: id }, _max: { version: true } })
  const version = (_max.version ?? 0) + 1
  const { says, breaks, keeps, name, validFrom } = words
  await tx.houseRuleWording.create({ data: { ruleId: id, version, says, breaks, keeps, name, validFrom } })
  await record(tx, { kind: 'board.changed', actorId })
  return version
}

/** Notes the act by which a wording was made. */
export async function creditWording(tx: Tx, ruleId: bigint, version: number, entryId: bigint): Promise<void> {
  await tx.houseRuleWording.update({ where: { ruleId_version: { ruleId, version } }, data: { entryId } })
}

/** Takes back the newest wording of a rule: before its day it never becomes valid, afterwards the one before is valid again from tomorrow on. */
export async function takeBackWording(tx: Tx, ruleId: bigint, { version, was }: { version: number; was: number }, actorId: bigint): Promise<void> {
  const { rule } = found(await loadRule(tx, ruleId)).house
  if (rule.latest.version !== version) throw new Refusal('changed_since')
  const before = await tx.houseRuleWording.findUniqueOrThrow({ where: { ruleId_version: { ruleId, version: was } } })
  const name = nameOf(rule.code, before)
  if (name !== rule.name) await ensureNameFree(tx, name, ruleId)
  if (rule.latest.validFrom > now()) {
    await tx.houseRuleWording.update({ where: { ruleId_version: { ruleId, version } }, data: { droppedAt: now() } })
    return record(tx, { kind: 'board.changed', actorId })
  }
  await addWording(tx, ruleId, { ...before, validFrom: beginningOf('') }, actorId)
}

/** What that does, for the page of the undo. */
export async function consequencesOfTakingBack(tx: Tx, ruleId: bigint, what: 'wording' | 'name'): Promise<string[]> {
  const { rule } = found(await loadRule(tx, ruleId)).house
  if (rule.latest.validFrom > now()) return [`Its day has not come: the new ${what} is never valid.`]
  return [`The former ${what} is valid again from tomorrow on, as a wording of its own. Acts until then keep citing that of their day.`]
}

/** Refuses a name that another rule has or is about to have: readers could not tell them apart. */
export async function ensureNameFree(tx: Tx, name: string, id?: bigint): Promise<void> {
  const rules = await tx.houseRule.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: now() } }], ...(id && { id: { not: id } }) },
    select: { code: true, wordings: { where: { droppedAt: null }, select: { name: true } } },
  })
  const taken = rules.some(({ code, wordings }) => wordings.some((wording) => nameOf(code, wording).toLowerCase() === name.toLowerCase()))
  if (taken) throw new Refusal('name_taken', { name: 'Another rule has this name.' })
}

/** Refuses to do without this rule from then on where at some moment no other would be in force. */
export async function ensureNotLast(tx: Tx, id: bigint, from: Date): Promise<void> {
  const begins = { where: { droppedAt: null }, orderBy: { validFrom: 'asc' }, take: 1, select: { validFrom: true } } as const
  const others = await tx.houseRule.findMany({ where: { id: { not: id } }, select: { retiredAt: true, wordings: begins } })
  const days = others.flatMap(({ retiredAt, wordings: [first] }) => (first ? [{ validFrom: first.validFrom, retiredAt }] : []))
  let until = from
  for (const { validFrom, retiredAt } of days.sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime())) {
    if (validFrom > until) break
    if (retiredAt === null) return
    if (retiredAt > until) until = retiredAt
  }
  throw new Refusal('last_rule')
}

const britishDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The British day after today, as a form would give it. */
function tomorrow(): string {
  const [year = 0, month = 1, day = 1] = britishDay.format(now()).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)
}
