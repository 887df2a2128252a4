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
