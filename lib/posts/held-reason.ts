import type { HeldFor } from '@/prisma/generated/client'

type Reason = { fact: string; rule: string }

const REASONS: Record<HeldFor, Reason> = {
  newcomer: {
    fact: 'You are new here, or not of standing yet.',
    rule: 'On this board HQ looks first at the posts of newcomers: until a week with us and five posts, none of them removed lately.',
  },
  links: {
    fact: 'It holds a link, and you are new here, or not of standing yet.',
    rule: 'On this board HQ looks first at links in the posts of newcomers: until a week with us and five posts, none of them removed lately.',
  },
  words: {
    fact: 'It holds a word at which HQ looks first, whoever writes it.',
    rule: 'On this board HQ looks first at posts with certain words.',
  },
}

/** Why a post was held: what was found in it, and the rule of the board. */
export function heldReason(why: HeldFor): Reason {
  return REASONS[why]
}
