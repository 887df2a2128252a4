/** The shape in which the EU's Digital Services Act counts decisions (its transparency database's categories). */
export type Category =
  | 'SCOPE_OF_PLATFORM_SERVICE'
  | 'SCAMS_AND_FRAUD'
  | 'ILLEGAL_OR_HARMFUL_SPEECH'
  | 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'
  | 'PROTECTION_OF_MINORS'
  | 'VIOLENCE'

/**
 * A rule of the house or a law that a restriction can rest on. `fact` says what happened, where that is the same each
 * time; else the moderator says it. Without its own `fact` no restriction goes through in one press.
 */
export type Rule = { name: string; says: string; fact?: string; law?: true; category: Category }

/** Every rule and law that a restriction can rest on, by its code in the log. */
export const RULES = {
  spam: {
    name: 'Advertising',
    says: 'House rule: no advertising.',
    fact: 'It advertises something and has nothing to do with the thread.',
    category: 'SCAMS_AND_FRAUD',
  },
  attack: { name: 'Personal attack', says: 'House rule: argue with what was said, not with who said it.', category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  private: { name: 'Private data', says: 'House rule: nobody’s private data.', category: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS' },
  children: { name: 'Children', says: 'House rule: nothing by which a child can be recognised.', category: 'PROTECTION_OF_MINORS' },
  disruption: { name: 'Disruption', says: 'House rule: do not take a thread from those who need it.', category: 'SCOPE_OF_PLATFORM_SERVICE' },
  'posing-as': { name: 'Posing as somebody', says: 'House rule: do not pose as somebody else.', category: 'SCAMS_AND_FRAUD' },
  threat: { name: 'Threat', says: 'House rule and law: no threats.', category: 'VIOLENCE' },
  defamation: { name: 'Defamation', says: 'Law: Defamation Act 2013.', law: true, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  illegal: { name: 'Other law', says: 'Law: illegal content, named in the facts.', law: true, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
} as const satisfies Record<string, Rule>

export type RuleCode = keyof typeof RULES

export function ruleOf(code: string): Rule | undefined {
  return Object.hasOwn(RULES, code) ? RULES[code as RuleCode] : undefined
}

/** The rules as the ready reasons of a restriction. */
export const RULE_REASONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<Rule>(RULES).map(([code, { name, says }]) => [code, `${name}. ${says}`]),
)
