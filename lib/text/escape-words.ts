import { setImmediate } from 'node:timers/promises'
import { escapeHtml } from './escape'

/** Characters that are escaped at once; others are answered in between. */
const SLICE = 64 * 1024

/** By how many characters an escaped sign is longer, by its code. */
const GROWTH = Uint8Array.from({ length: 128 }, (_, code) => escapeHtml(String.fromCharCode(code)).length - 1)

/**
 * Long words as the text of an element, in pieces. Where to escape them as everywhere would more than double a piece, only
 * what would be read as markup or as a character reference is escaped, so that none grows to more than three times its length.
 */
export async function escapeWords(text: string): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  for (let from = 0; from < text.length; ) {
    const to = wholeTo(text, from + SLICE)
    pieces.push(Buffer.from(escapedPiece(text.slice(from, to).replaceAll('\0', '\uFFFD'))))
    from = to
    await setImmediate()
  }
  return pieces
}

function escapedPiece(piece: string): string {
  if (growthOf(piece) <= piece.length) return escapeHtml(piece)
  return piece.replace(/&(?=[#A-Za-z]|$)/g, '&amp;').replace(/<(?=[A-Za-z/!?]|$)/g, '&lt;')
}

/** By how many characters it would grow if it were escaped as everywhere. Counted, for to try it leaves much behind. */
function growthOf(piece: string): number {
  let growth = 0
  for (let at = 0; at < piece.length; at += 1) growth += GROWTH[piece.charCodeAt(at)] ?? 0
  return growth
}

/** An end that cuts no character in two. */
function wholeTo(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end + 1 : end
}
