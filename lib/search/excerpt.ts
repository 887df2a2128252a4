import type { Piece } from './views'

/** Longest excerpt, and how much of it comes before the first hit. */
const LENGTH = 220
const BEFORE = 60

const LETTERS = '[\\p{L}\\p{M}\\p{N}\\p{Cf}]+'
/** A word, or several with signs between them that may be read as one: e-mail, don’t, 1,500, N.H.S. */
const WORDS = new RegExp(`${LETTERS}(?:[-‐‑−.,'’‘ʼ]${LETTERS})*`, 'gu')
const PARTS = new RegExp(LETTERS, 'gu')

type Span = { from: number; to: number }

/** The words of a text that may be hits: each by itself, and each compound whole. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORDS)].flatMap(([whole]) => [whole, ...(whole.match(PARTS) ?? [])])
}

/** The whole text in pieces. */
export function marked(text: string, isHit: (word: string) => boolean): Piece[] {
  return piecesOf(text, spansOf(text, isHit), { from: 0, to: text.length })
}

/** The part of a text with the most hits, in pieces; its beginning where there is none. */
export function excerpt(text: string, isHit: (word: string) => boolean): Piece[] {
  const spans = spansOf(text, isHit)
  const window = windowOf(text, spans)
  const pieces = piecesOf(text, spans, window)
  return [...(window.from > 0 ? [ELLIPSIS] : []), ...pieces, ...(window.to < text.length ? [ELLIPSIS] : [])]
}

const ELLIPSIS: Piece = { text: '…', hit: false }

function spansOf(text: string, isHit: (word: string) => boolean): Span[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: whole, index }) => {
    const parts = [...whole.matchAll(PARTS)].filter(([part]) => isHit(part))
    if (parts.length > 0) return parts.map((part) => ({ from: index + part.index, to: index + part.index + part[0].length }))
    return isHit(whole) ? [{ from: index, to: index + whole.length }] : []
  })
}

function windowOf(text: string, spans: Span[]): Span {
  if (text.length <= LENGTH) return { from: 0, to: text.length }
  const from = wordBegin(text, Math.max(0, Math.min(bestStart(text, spans) - BEFORE, text.length - LENGTH)))
  return { from, to: wordEnd(text, from + LENGTH) }
}

/** Where the stretch begins that holds the most different hits. */
function bestStart(text: string, spans: Span[]): number {
  const seen = new Map<string, number>()
  let [first, best, most] = [0, spans[0]?.from ?? 0, 0]
  for (const span of spans) {
    count(span, 1)
    while (span.to - (spans[first] as Span).from > LENGTH - BEFORE && spans[first] !== span) count(spans[first++] as Span, -1)
    if (seen.size > most) [best, most] = [(spans[first] as Span).from, seen.size]
  }
  return best

  function count({ from, to }: Span, by: number): void {
    const word = text.slice(from, to).toLowerCase()
    const times = (seen.get(word) ?? 0) + by
    if (times > 0) seen.set(word, times)
    else seen.delete(word)
  }
}

/** The next beginning of a word, if one is near; never within a letter. */
function wordBegin(text: string, at: number): number {
  if (at === 0 || text[at - 1] === ' ') return at
  const blank = text.indexOf(' ', at)
  return blank !== -1 && blank - at < BEFORE / 2 ? blank + 1 : atLetter(text, at)
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length || text[at] === ' ') return Math.min(at, text.length)
  const blank = text.lastIndexOf(' ', at)
  return at - blank < BEFORE / 2 ? blank : atLetter(text, at)
}

function atLetter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at
}

function piecesOf(text: string, spans: Span[], { from, to }: Span): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const span of spans) {
    if (span.from < at || span.to > to) continue
    pieces.push({ text: text.slice(at, span.from), hit: false }, { text: text.slice(span.from, span.to), hit: true })
    at = span.to
  }
  pieces.push({ text: text.slice(at, to), hit: false })
  return pieces.filter((piece) => piece.text !== '')
}
