import { momentText } from '@/lib/text/moment-text'
import type { HeldFor } from '@/prisma/generated/client'
import type { Standing } from './policy'

/** What of a rule is said: its name, to the author what was found in her post (besides her standing), to staff the same, and what the rule is. */
type Reason = { name: string; fact: string; found: string; rule: string }

const WITHOUT_STANDING = 'members who have been with us for less than a week, have fewer than five posts on view, or had one removed in the last 90 days'

const REASONS: Record<HeldFor, Reason> = {
  newcomer: {
    name: 'HQ looks first: members without standing',
    fact: '',
    found: 'Its author had no standing.',
    rule: `On this board HQ looks first at posts by ${WITHOUT_STANDING}.`,
  },
  links: {
    name: 'HQ looks first: links of members without standing',
    fact: 'There is a link in it.',
    found: 'It held a link, and its author had no standing.',
    rule: `On this board HQ looks first at links from ${WITHOUT_STANDING}.`,
  },
  words: {
    name: 'HQ looks first: certain words',
    fact: 'There is a word in it at which HQ looks first, by any author.',
    found: 'It held a word of the board’s list.',
    rule: 'On this board HQ looks first at posts with certain words, by any author.',
  },
}

/** What of it is true of this author: which of the reasons, and until when. */
export function heldFact(why: HeldFor, standing: Standing): string {
  return [REASONS[why].fact, why === 'words' ? '' : lackSentence(standing)].filter(Boolean).join(' ')
}

/** Why a member has no standing, in one sentence to her; empty where she has. */
function lackSentence(standing: Standing): string {
  if (standing.lacks === 'removal') return `HQ removed a post of yours, which counts until ${momentText(standing.until)}.`
  if (standing.lacks === 'week') return `You have been with us for less than a week, until ${momentText(standing.until)}.`
  return standing.lacks === 'posts' ? 'Fewer than five posts of yours are on view.' : ''
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
