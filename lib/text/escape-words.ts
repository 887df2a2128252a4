import { setImmediate } from 'node:timers/promises'

/** Characters that are escaped at once; others are answered in between. */
const SLICE = 64 * 1024

/**
 * Long words as the text of an element, in pieces: escaped is only what would be read as markup or as a character
 * reference, so that they grow to three times their length at most, and nearly always by nothing.
 */
export async function escapeWords(text: string): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  for (let from = 0; from < text.length; ) {
    const to = wholeTo(text, from + SLICE)
    pieces.push(Buffer.from(text.slice(from, to).replace(/&(?=[#A-Za-z]|$)|<(?=[A-Za-z/!?]|$)|\0/g, escaped)))
    from = to
    await setImmediate()
  }
  return pieces
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;' }

/** NUL is nothing that a page can show. */
function escaped(character: string): string {
  return ESCAPED[character] ?? '\uFFFD'
}

/** An end that cuts no character in two. */
function wholeTo(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end + 1 : end
}
