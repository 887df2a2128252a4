import type { HeldFor } from '@/prisma/generated/client'

type Reason = { fact: string; rule: string }

const NEWCOMERS = 'of whoever has been with us for less than a week, has fewer than five posts, or had one removed lately'

const REASONS: Record<HeldFor, Reason> = {
  newcomer: { fact: 'You still count as a newcomer.', rule: `On this board HQ looks first at the posts of newcomers: ${NEWCOMERS}.` },
  links: { fact: 'It holds a link, and you still count as a newcomer.', rule: `On this board HQ looks first at links of newcomers: ${NEWCOMERS}.` },
  words: {
    fact: 'It holds a word at which HQ looks first, whoever writes it.',
    rule: 'On this board HQ looks first at posts with certain words, whoever writes them.',
  },
}

/** Why a post was held: what was found in it, and the rule of the board. */
export function heldReason(why: HeldFor): Reason {
  return REASONS[why]
}
