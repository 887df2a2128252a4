import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { HELD_RULES } from '@/lib/posts/held-reason'
import { localMoment } from '@/lib/text/local-moment'
import { RULE_WORDS, ruleWordsOf } from '@/lib/threads/rule-words'
import { rulePath } from '@/lib/urls'
import type { ReadyReasons } from '../schema'

const WORDING = { version: true, says: true, breaks: true, keeps: true, validFrom: true } as const
const STANDING = { where: { droppedAt: null }, orderBy: { validFrom: 'desc' }, select: WORDING } as const

/** The rules as everyone reads them: each with the wording that holds, those that held before, and one that is to come. */
export async function listHouseRules() {
  const at = now()
  const rows = await db().houseRule.findMany({ orderBy: { number: 'asc' }, select: { id: true, code: true, number: true, law: true, wordings: STANDING } })
  const rules = rows.map(({ wordings, ...rule }) => ({
    ...rule,
    name: ruleWordsOf(rule.code)?.name ?? rule.code,
    now: wordings.find(({ validFrom }) => validFrom <= at) ?? null,
    former: wordings.filter(({ validFrom }) => validFrom <= at).slice(1),
    coming: wordings.filter(({ validFrom }) => validFrom > at).reverse(),
  }))
  const next = rules.flatMap(({ coming }) => coming.map(({ validFrom }) => validFrom)).sort((a, b) => a.getTime() - b.getTime())[0]
  const held = Object.entries(HELD_RULES).map(([code, { name, rule }]) => ({ code, name, says: rule }))
  return { rules, held, until: next ?? null }
}

/** One wording of a rule, with the day on which the next one took its place; null where there is none. */
export async function findWording(code: string, version: number) {
  const rule = await db().houseRule.findUnique({ where: { code }, select: { code: true, number: true, law: true, wordings: STANDING } })
  const at = rule?.wordings.findIndex((wording) => wording.version === version) ?? -1
  const wording = rule?.wordings[at]
  if (!rule || !wording) return null
  return { code, number: rule.number, law: rule.law, name: ruleWordsOf(code)?.name ?? code, wording, until: rule.wordings[at - 1]?.validFrom ?? null }
}

/** The version of a rule that held on a British day (`2026-11-28`) until today; null where there is no such rule or day. */
export async function findVersionOn(code: string, day: string): Promise<number | null> {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? localMoment(day, '12:00') : null
  if (!at || localMoment(day, '00:00') === null || (localMoment(day, '00:00') ?? at) > now()) return null
  const rule = await db().houseRule.findUnique({ where: { code }, select: { wordings: STANDING } })
  const wordings = rule?.wordings ?? []
  return (wordings.find(({ validFrom }) => validFrom <= at) ?? wordings.at(-1))?.version ?? null // older than all: imported from elsewhere
}

/** These ready reasons, with each rule among them in the words that hold at this moment. */
export async function inTodaysWords(tx: Tx, reasons: ReadyReasons): Promise<ReadyReasons> {
  const codes = Object.entries(reasons).flatMap(([code, words]) => (isRule(code, words) ? [code] : []))
  if (codes.length === 0) return reasons
  const says = await listInForce(tx, codes, now())
  return Object.fromEntries(
    Object.entries(reasons).map(([code, words]) => [code, codes.includes(code) ? `${ruleWordsOf(code)?.name}. ${says.get(code)}` : words]),
  )
}

/** By its words and not by its code alone: a reason of another kind may bear the same code. */
function isRule(code: string, words: string): boolean {
  return Object.hasOwn(RULE_WORDS, code) && words.startsWith(`${ruleWordsOf(code)?.name}. `)
}

/** What a statement of reasons cites of a house rule: the wording of its moment, and where it stays readable. Null for the rules by which a board holds posts. */
export async function findWordingToCite(tx: Tx, code: string, at: Date): Promise<{ says: string; readAt: string } | null> {
  const says = (await listInForce(tx, [code], at)).get(code)
  return says ? { says, readAt: `${env().SITE_URL}${rulePath(code, at)}` } : null
}

async function listInForce(tx: Tx, codes: readonly string[], at: Date): Promise<Map<string, string>> {
  const rules = await tx.houseRule.findMany({
    where: { code: { in: [...codes] } },
    select: { code: true, wordings: { where: { droppedAt: null, validFrom: { lte: at } }, orderBy: { validFrom: 'desc' }, take: 1, select: { says: true } } },
  })
  return new Map(rules.map(({ code, wordings }) => [code, wordings[0]?.says ?? ruleWordsOf(code)?.says ?? '']))
}
