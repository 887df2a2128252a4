// What people type and paste at the beginning of a line, written as the parser reads it.

/** Stands for a ">" that quotes nothing while a text is being read; no text that means anything has this character. */
const PLAIN_GREATER = '\uFDD0'
const QUOTES = '[ \\t\\u00A0>\\p{L}]'
const QUOTED_LINE = new RegExp(`^[ \\t]{0,3}>(?=${QUOTES}|$)`, 'u')
const PLAIN_LINE = new RegExp(`^((?:[ \\t]*(?:>(?=${QUOTES}|$)|[-*][ \\t]|\\d{1,3}[.)][ \\t]))*[ \\t]*)>(?!${QUOTES}|$)`, 'u')

// Bullets of word processors. The first kind is nothing else; a sign of the second kind may be meant as itself where it is alone.
const BULLET = /^([ \t\u00A0]*)[•●▪◦‣·\uF0B7\uF0A7\uF0D8\uF0FC][ \t\u00A0]+(?=\S)/
const SIGN = /^([ \t\u00A0]*)([○■□▫◆◇❖–—➢➤►▶✓✔])([ \t\u00A0]+)(?=\S)/
const SMALL_CIRCLE = /^([ \t\u00A0]*)o(?:\t[ \t\u00A0]*)(?=\S)/
const NUMBER = /^([ \t]{0,3}\d{1,3}[.)])\u00A0[ \t\u00A0]*(?=\S)/
const FENCE = /^ {0,3}`{3,}/

/** Whether a line quotes: its ">" is before a blank, a letter, another ">" or nothing. ">50%" and ">_<" do not. */
export function isQuotedLine(line: string): boolean {
  return QUOTED_LINE.test(line)
}

/** A normalised source with the bullets and numbers of word processors as ours, and every ">" that quotes nothing out of the way. */
export function asTyped(source: string): string {
  const lines = source.split('\n')
  let code = false
  const read = lines.map((line, at) => {
    if (FENCE.test(line)) code = !code
    return code ? line : withBullet(lines, at).replace(NUMBER, '$1 ')
  })
  // A text that has the character itself is left as it is.
  return source.includes(PLAIN_GREATER) ? read.join('\n') : read.map((line) => line.replace(PLAIN_LINE, `$1${PLAIN_GREATER}`)).join('\n')
}

type Piece = { content: string; children: Piece[] | null }

/** The pieces of what `asTyped` made of a source, with every ">" back in its place. */
export function asShown<T extends Piece>(pieces: T[], source: string): T[] {
  if (!source.includes(PLAIN_GREATER)) giveBack(pieces)
  return pieces
}

function giveBack(pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    piece.content = piece.content.replaceAll(PLAIN_GREATER, '>')
    if (piece.children) giveBack(piece.children)
  }
}

function withBullet(lines: readonly string[], at: number): string {
  const line = lines[at] ?? ''
  if (BULLET.test(line)) return line.replace(BULLET, '$1- ')
  if (SMALL_CIRCLE.test(line)) return line.replace(SMALL_CIRCLE, '$1- ')
  const [, , sign = '', gap = ''] = SIGN.exec(line) ?? []
  const listed = sign !== '' && (gap.includes('\t') || [-1, 1].some((step) => signAt(lines, at, step) === sign))
  return listed ? line.replace(SIGN, '$1- ') : line
}

/** The sign at the beginning of the next line that is not blank, or the one before. */
function signAt(lines: readonly string[], at: number, step: number): string | undefined {
  const next = lines[at + step] === '' ? at + 2 * step : at + step
  return SIGN.exec(lines[next] ?? '')?.[2]
}
