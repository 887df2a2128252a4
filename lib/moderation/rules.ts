import { HELD_RULES } from '@/lib/posts/held-reason'
import { isAddedRule, RULE_WORDS } from '@/lib/threads/rule-words'

/** The category of what merely waits for HQ: nothing was found against it. */
export const WAITED = 'HQ_LOOKS_FIRST'

/** The shape in which the EU's Digital Services Act counts decisions (its transparency database's categories), and one of ours. */
export type Category =
  | 'SCOPE_OF_PLATFORM_SERVICE'
  | 'SCAMS_AND_FRAUD'
  | 'ILLEGAL_OR_HARMFUL_SPEECH'
  | 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'
  | 'PROTECTION_OF_MINORS'
  | 'VIOLENCE'
  | typeof WAITED

/**
 * A rule of the house or a law that a restriction can rest on. `fact` says what happened, where that is the same each
 * time; else the moderator says it. Without its own `fact` no restriction goes through in one press.
 */
type Rule = { name: string; says: string; fact?: string; law?: true; category: Category }

/** Every rule and law that a restriction can rest on, by its code in the log. */
const RULES = {
  spam: {
    ...RULE_WORDS.spam,
    fact: 'It advertises something.',
    category: 'SCAMS_AND_FRAUD',
  },
  attack: { ...RULE_WORDS.attack, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  private: { ...RULE_WORDS.private, category: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS' },
  children: { ...RULE_WORDS.children, category: 'PROTECTION_OF_MINORS' },
  disruption: { ...RULE_WORDS.disruption, category: 'SCOPE_OF_PLATFORM_SERVICE' },
  'posing-as': { ...RULE_WORDS['posing-as'], category: 'SCAMS_AND_FRAUD' },
  threat: { ...RULE_WORDS.threat, category: 'VIOLENCE' },
  defamation: { ...RULE_WORDS.defamation, law: true, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
  illegal: { ...RULE_WORDS.illegal, law: true, category: 'ILLEGAL_OR_HARMFUL_SPEECH' },
} as const satisfies Record<string, Rule>

/** Everything that a restriction in the log can rest on: those that a moderator names, and the rules by which a board holds posts itself. */
const EVERY_RULE: Readonly<Record<string, Rule>> = {
  ...RULES,
  ...Object.fromEntries(Object.entries(HELD_RULES).map(([code, { name, rule }]) => [code, { name, says: rule, category: WAITED }])),
}

/** What a rule of any kind demands and counts as; what it says and is called admins may have changed (`house/rules-in-force.ts`). */
export function ruleOf(code: string): Rule | undefined {
  if (isAddedRule(code)) return { name: code, says: '', category: 'SCOPE_OF_PLATFORM_SERVICE' }
  return Object.hasOwn(EVERY_RULE, code) ? EVERY_RULE[code] : undefined
}

/** Whether a code is that of a rule which a moderator can name, as far as the program knows. */
export function isNameable(code: string): boolean {
  return Object.hasOwn(RULES, code) || isAddedRule(code)
}

/** A rule as the end of a sentence of the log, its name to be filled in; nothing where there is none. */
export function underRule(code: string | null | undefined): string {
  return code ? `, under the rule “{rule:${code}}”` : ''
}

/** The rules as the ready reasons of a restriction. */
export const RULE_REASONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<Rule>(RULES).map(([code, { name, says }]) => [code, `${name}. ${says}`]),
)

/** Whether rules are among these reasons, by their words and not by a code alone: with one of them the act restricts somebody. */
export function hasRules(reasons: Readonly<Record<string, string>>): boolean {
  return Object.entries(RULE_REASONS).some(([code, words]) => reasons[code] === words)
}
