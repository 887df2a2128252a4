/** What a rule of the house or a law is called, and what it says: pure, for tombstones as well as for statements of reasons. */
export type RuleWords = { name: string; says: string }

/** By the code of the rule in the log. */
export const RULE_WORDS = {
  spam: { name: 'Advertising', says: 'House rule: no advertising.' },
  attack: { name: 'Personal attack', says: 'House rule: argue with what was said, not with who said it.' },
  private: { name: 'Private data', says: 'House rule: nobody’s private data.' },
  children: { name: 'Children', says: 'House rule: nothing by which a child can be recognised.' },
  disruption: { name: 'Disruption', says: 'House rule: do not take a thread from those who need it.' },
  'posing-as': { name: 'Posing as somebody', says: 'House rule: do not pose as somebody else.' },
  threat: { name: 'Threat', says: 'House rule and law: no threats.' },
  defamation: { name: 'Defamation', says: 'Law: Defamation Act 2013.' },
  illegal: { name: 'Other law', says: 'Law: illegal content, named in the facts.' },
} as const satisfies Record<string, RuleWords>

export function ruleWordsOf(code: string | null): RuleWords | null {
  return code !== null && Object.hasOwn(RULE_WORDS, code) ? RULE_WORDS[code as keyof typeof RULE_WORDS] : null
}

/** What rules that admins added are called in the log, by their numbers. */
const ADDED = /^rule-[1-9]\d{0,5}$/

export function codeOfAdded(number: number): string {
  return `rule-${number}`
}

/** Whether a code is that of a house rule that admins added. */
export function isAddedRule(code: string): boolean {
  return ADDED.test(code)
}

export function isHouseRule(code: string): boolean {
  return ruleWordsOf(code) !== null || isAddedRule(code)
}

/** Whether these reasons, in their words of today, have the one that a button of its own names: not where it is retired or renamed. */
export function hasAdvertising(reasons: Readonly<Record<string, string>>): boolean {
  return reasons.spam?.startsWith(`${RULE_WORDS.spam.name}. `) === true
}

/** Longest name of a rule, in characters. It has no full stop: the reason of an entry begins with it. */
export const RULE_NAME_MAX_LENGTH = 60

/** A rule as an entry cites it: what it was called and what it said on the day of the entry, from the sentence of its reason. */
export function wordsCited(code: string | null, because: string): RuleWords | null {
  const words = ruleWordsOf(code)
  if (code === null || (!words && !isAddedRule(code))) return null
  const end = because.indexOf('. ')
  if (end > 0 && end <= RULE_NAME_MAX_LENGTH) return { name: because.slice(0, end), says: because.slice(end + 2) }
  return words ?? { name: code, says: '' }
}
