/** The longest passage that is quoted, in characters, and the longest that an address carries, in its own letters. */
const LONGEST = 2000
const LONGEST_IN_ADDRESS = 6000

/** The address that quotes these words of a post; null where there are none, or more than a quotation may hold. */
export function quoteOf(quote: string, words: string): string | null {
  const part = words.replace(/\r\n?/g, '\n').trim()
  if (part === '' || [...part].length > LONGEST || encodeURIComponent(part).length > LONGEST_IN_ADDRESS) return null
  return `${quote}&part=${encodeURIComponent(part)}`
}
