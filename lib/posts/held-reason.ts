import type { HeldFor } from '@/prisma/generated/client'

/** What of a rule is said: its name, to the author what was found in her post, to staff the same, and what the rule is. */
type Reason = { name: string; fact: string; found: string; rule: string }

const NEWCOMERS = 'anyone who has been with us for less than a week, has fewer than five posts, or had one removed lately'

const REASONS: Record<HeldFor, Reason> = {
  newcomer: {
    name: 'HQ looks first: newcomers',
    fact: 'You still count as a newcomer.',
    found: 'Its author still counted as a newcomer.',
    rule: `On this board HQ looks first at posts by newcomers: ${NEWCOMERS}.`,
  },
  links: {
    name: 'HQ looks first: links of newcomers',
    fact: 'It holds a link, and you still count as a newcomer.',
    found: 'It held a link, and its author still counted as a newcomer.',
    rule: `On this board HQ looks first at links from newcomers: ${NEWCOMERS}.`,
  },
  words: {
    name: 'HQ looks first: certain words',
    fact: 'It holds a word at which HQ looks first, whoever writes it.',
    found: 'It held a word of the board’s list.',
    rule: 'On this board HQ looks first at posts with certain words, whoever writes them.',
  },
}

/** Why a post was held: what was found in it, and the rule of the board. */
export function heldReason(why: HeldFor): Reason {
  return REASONS[why]
}

/** The rule as a code in the log. */
export function heldRuleOf(why: HeldFor): string {
  return `held-${why}`
}

/** Every such rule, by its code. */
export const HELD_RULES = Object.fromEntries(Object.entries(REASONS).map(([why, reason]) => [heldRuleOf(why as HeldFor), reason]))
