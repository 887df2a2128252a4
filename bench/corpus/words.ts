import { type Dice, diceOf, pick, roll } from './dice'

const SMALL = (
  'the and a to of in it is that was for on we with but at they have be this as my not so had are she by from or an he there if all will ' +
  'what one would when about out up has her can been were their who more no said just some them like time into now our then than how only'
).split(' ')
const BEGINNINGS = 'b bl br c ch cl d dr f fl g gr h j k l m n p pl pr r s sh sl st str t th tr v w wh'.split(' ') as [string, ...string[]]
const VOWELS = 'a e i o u ea ai oo ou ee'.split(' ') as [string, ...string[]]
const ENDS = ['', '', 'b', 'ck', 'd', 'g', 'll', 'm', 'n', 'nd', 'nt', 'p', 'r', 'rd', 'rt', 's', 'sh', 'st', 't', 'th'] as [string, ...string[]]
const LAST = ['', '', '', 'ed', 'er', 'ing', 'ly', 'ness', 's'] as [string, ...string[]]

const INVENTED = 4000
/** How many tickets the drum holds; a word holds the more of them the more common it is. */
const TICKETS = 1 << 15
/** Which part of a text is made of the small words. */
const SMALL_PART = 0.48

/** Words by the law of language: few are in every sentence, most are hardly ever said. */
export class Words {
  readonly invented: readonly string[]
  private readonly tickets: readonly string[]

  constructor(seed: number) {
    this.invented = invent(diceOf(seed, 'words'))
    this.tickets = [...ticketsOf(SMALL, TICKETS * SMALL_PART, 3), ...ticketsOf(this.invented, TICKETS * (1 - SMALL_PART), 8)]
  }

  one(dice: Dice): string {
    return this.tickets[roll(dice, this.tickets.length)] ?? 'the'
  }

  some(dice: Dice, count: number): string[] {
    return Array.from({ length: count }, () => this.one(dice))
  }
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function invent(dice: Dice): string[] {
  const made = new Set<string>()
  while (made.size < INVENTED) {
    const syllable = () => pick(dice, BEGINNINGS) + pick(dice, VOWELS) + pick(dice, ENDS)
    const word = syllable() + (dice() < 0.4 ? syllable() : '') + pick(dice, LAST)
    if (word.length >= 3 && word.length <= 13 && !SMALL.includes(word)) made.add(word)
  }
  return [...made]
}

/** Tickets by rank: the word in place r gets a share of 1 / (r + flatness). */
function ticketsOf(words: readonly string[], count: number, flatness: number): string[] {
  const whole = words.reduce((sum, _word, rank) => sum + 1 / (rank + flatness), 0)
  return words.flatMap((word, rank) => Array.from({ length: Math.max(1, Math.round(count / (rank + flatness) / whole)) }, () => word))
}
