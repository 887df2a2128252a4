// Words that a name at the head of a post does not have, and a sentence that ends in a date often has.
const wordsOf = (text: string) => new Set(text.split(' '))

/** Before a date they belong to it: "on Sat 8 June", "next Sat 8 June". */
const LEADING_UP = wordsOf(
  'on at by from until till til since before after for to of in the a an and or due dated next last this is was be are were starting ending between than about around posted edited updated published sent written modified added created deadline date when',
)
/** Of a clause, wherever they are in it. */
const OF_A_CLAUSE = wordsOf(
  'is are was were will would be been being has have had do did does can could should must may might met meet meets meeting meetings see saw seen held takes took starts started ends ended closes closed opens opened begins began came comes went goes going happened happens i we they he she it this that these those please who which because their our until till since before after then reminder edited posted updated published',
)
const MOST_WORDS = 6

/** Whether what is before a date and a time reads as a sentence that ends in it, and not as somebody’s name. */
export function readsAsSentence(before: string): boolean {
  const words = before.trim().toLowerCase().replaceAll('’', "'").split(/\s+/)
  const last = words.at(-1)?.replace(/[^\p{L}\p{N}']/gu, '') ?? ''
  if (LEADING_UP.has(last) || words.length > MOST_WORDS) return true
  if (words.length < 2) return false
  return (
    /\p{L}{4}[.!?;:,…]\s/u.test(before) ||
    words.some((word) => OF_A_CLAUSE.has(word.replace(/[^\p{L}\p{N}']/gu, '')) || /\p{L}'(?:s|re|ve|ll|d|t|m)$/u.test(word))
  )
}
