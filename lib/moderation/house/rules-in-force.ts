import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import { HELD_RULES } from '@/lib/posts/held-reason'
import { isAddedRule, RULE_WORDS, ruleWordsOf } from '@/lib/threads/rule-words'
import { rulePath } from '@/lib/urls'
import { hasRules } from '../rules'
import type { ReadyReasons } from '../schema'
import { nameOf } from './house-rules'

/** These ready reasons, with the rules among them in their wording of this moment: retired ones left out, added ones after the others. */
export async function inTodaysWords(tx: Tx, reasons: ReadyReasons): Promise<ReadyReasons> {
  if (!hasRules(reasons)) return reasons
  const sentences = new Map((await listInForce(tx, now())).map((rule) => [rule.code, sentenceOf(rule)]))
  const entries = Object.entries(reasons)
  const last = entries.findLastIndex(([code, words]) => isRule(code, words))
  const added = [...sentences].filter(([code]) => isAddedRule(code))
  return Object.fromEntries(entries.flatMap(([code, words], at) => [...inForce(code, words), ...(at === last ? added : [])]))

  function inForce(code: string, words: string): [string, string][] {
    const sentence = isRule(code, words) ? sentences.get(code) : words
    return sentence === undefined ? [] : [[code, sentence]]
  }
}

/** The sentence of the one reason that was chosen among these; of a rule its name and what it says at this moment. */
export async function reasonInWords(tx: Tx, reasons: ReadyReasons, code: string): Promise<string> {
  const words = reasons[code] ?? ''
  if (!hasRules(reasons) || !(isAddedRule(code) || isRule(code, words))) return words
  const [rule] = await listInForce(tx, now(), code)
  return rule ? sentenceOf(rule) : words
}

/** Refuses a rule that is not in force at this moment: retired, not yet valid, or none at all. */
export async function ensureInForce(tx: Tx, code: string, field: 'rule' | 'reason'): Promise<void> {
  if ((await listInForce(tx, now(), code)).length === 0) throw new Refusal('statement_needed', { [field]: 'That rule is not in force. Choose another.' })
}

/** A sentence of the log with the names that its rules have at this moment; most name none. */
export async function withRuleNames(tx: Tx, says: string): Promise<string> {
  const codes = [...says.matchAll(RULE)].map(([, code]) => code ?? '')
  if (codes.length === 0) return says
  const names = await findRuleNames(tx, codes)
  return says.replace(RULE, (_whole, code: string) => names.get(code) ?? code)
}

const RULE = /\{rule:([\w-]+)\}/g

/** What these rules are called at this moment. */
export async function findRuleNames(tx: Tx, codes: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(codes.flatMap((code) => code ?? []))]
  if (wanted.length === 0) return new Map()
  return new Map((await listRuleOptions(tx)).flatMap(({ value, label }) => (wanted.includes(value) ? [[value, label]] : [])))
}

/** Every rule that an entry can rest on, retired or not, as the options of a choice. */
export async function listRuleOptions(tx: Tx): Promise<{ value: string; label: string }[]> {
  const at = now()
  const rules = await tx.houseRule.findMany({
    where: { wordings: { some: { droppedAt: null, validFrom: { lte: at } } } },
    orderBy: { number: 'asc' },
    select: { code: true, wordings: wordingOf(at) },
  })
  const held = Object.entries(HELD_RULES).map(([value, { name }]) => ({ value, label: name }))
  return [...rules.map(({ code, wordings: [wording] }) => ({ value: code, label: nameOf(code, wording) })), ...held]
}

/** What a statement of reasons cites of a house rule: its wording at that moment, and the address at which that stays readable. Null for the rules by which a board holds posts. */
export async function findWordingToCite(tx: Tx, code: string, at: Date): Promise<{ says: string; path: string } | null> {
  const [rule] = await listInForce(tx, at, code)
  return rule ? { says: rule.says, path: rulePath(code, at) } : null
}

type InForce = { code: string; name: string; says: string }

async function listInForce(tx: Tx, at: Date, code?: string): Promise<InForce[]> {
  const rules = await tx.houseRule.findMany({
    where: { ...(code !== undefined && { code }), OR: [{ retiredAt: null }, { retiredAt: { gt: at } }] },
    orderBy: { number: 'asc' },
    select: { code: true, wordings: wordingOf(at) },
  })
  return rules.flatMap((rule) => {
    const [wording] = rule.wordings
    return wording ? [{ code: rule.code, name: nameOf(rule.code, wording), says: wording.says }] : []
  })
}

function wordingOf(at: Date) {
  return { where: { droppedAt: null, validFrom: { lte: at } }, orderBy: { validFrom: 'desc' }, take: 1, select: { name: true, says: true } } as const
}

function sentenceOf({ name, says }: InForce): string {
  return `${name}. ${says}`
}

/** By its words and not by its code alone: a reason of another kind may have the same code. */
function isRule(code: string, words: string): boolean {
  return Object.hasOwn(RULE_WORDS, code) && words.startsWith(`${ruleWordsOf(code)?.name}. `)
}
