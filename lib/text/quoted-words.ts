import type { Destination } from './destinations'
import { unescapeHtml } from './escape'
import type { Piece } from './markup'
import { readMarkup } from './markup'
import { closingOf, HEAD_WORDS, headsOf, ownPieces } from './quote-heads'
import { normaliseSource } from './source'

/** What a head of a quotation stands over: the post that it names, what it calls it, and the words that it puts there, its own and none of a quotation inside. */
export type Quotation = { id: bigint; label: string; words: string; holdsOthers: boolean }

type Own = Omit<Quotation, 'holdsOthers'>

/** What a post says: its letters, those with the notes about its hosts, and these notes. */
export type Said = { letters: string; withNotes: string; notes: ReadonlySet<string> }

const GAP = /…|\.(?:\s?\.){2,}|[[(]link blocked[\])]/g
const NOTE = /<span data-(?:host|gone)="">(.*?)<\/span>/g
const IN_BRACKETS = / ?\(([^()]{1,300})\)/g
/** What a list numbers by itself in one place is typed in another. */
const NUMBER = /^[^\S\n]*\d{1,9}[.)]\s/gm
/** Accents are parted from their letters, or a passage could begin within one. */
const LETTER = /[\p{L}\p{N}\p{M}\p{Sc}\p{Extended_Pictographic}]+/gu
/** Variants of a picture, and apostrophes that count as letters. */
const LOOKS = /[\uFE00-\uFE0F\u02B9-\u02BF]/g

/** What the heads of quotations in a text stand over, in the order in which the writer of HTML counts them. Addresses that are blocked are left open. */
export function readQuotations(source: string, isBlocked: (address: string) => boolean): Quotation[] {
  return quotationsIn(readMarkup(normaliseSource(source), 'post'), isBlocked)
}

function quotationsIn(pieces: readonly Piece[], isBlocked: (address: string) => boolean): Quotation[] {
  const found: Quotation[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.type !== 'blockquote_open') continue
    const end = closingOf(pieces, at)
    const inside = pieces.slice(at + 1, end)
    const holdsOthers = inside.some(({ type }) => type === 'blockquote_open')
    found.push(...quotationsOf(inside, isBlocked).map((one) => ({ ...one, holdsOthers })), ...quotationsIn(inside, isBlocked))
    at = end
  }
  return found
}

function quotationsOf(inside: Piece[], isBlocked: (address: string) => boolean): Own[] {
  const quotations: Own[] = []
  for (const { type, content, children } of ownPieces(inside)) {
    const last = quotations.at(-1)
    if (last) last.words += '\n…\n' // paragraphs between these may have been left out
    if (type === 'inline') readParagraph(children ?? [], quotations, isBlocked)
    else if (last) last.words += content
  }
  return quotations
}

function readParagraph(children: Piece[], quotations: Own[], isBlocked: (address: string) => boolean): void {
  const heads = new Map(headsOf(children).map((head) => [head.at, head]))
  for (let at = 0; at < children.length; ) {
    const piece = children[at] as Piece
    const head = heads.get(at)
    if (head) quotations.push({ id: head.id, label: head.words, words: '' })
    const { words, whole } = head ? { words: '', whole: true } : wordsAt(piece, isBlocked)
    addTo(quotations.at(-1), words)
    at = (whole ? closingOf(children, at) : at) + 1
  }
}

/** The words of a piece; and whether they are those of all that belongs to it. */
function wordsAt(piece: Piece, isBlocked: (address: string) => boolean): { words: string; whole: boolean } {
  const blocked = isWebLink(piece) && isBlocked((piece.meta as { address: string }).address)
  return blocked ? { words: '…', whole: piece.type === 'link_open' } : { words: shownPiece(piece), whole: false }
}

function addTo(quotation: Own | undefined, words: string): void {
  if (quotation) quotation.words += words
}

function isWebLink({ type, meta }: Piece): boolean {
  return (type === 'link_open' || type === 'address') && (meta as Destination | null)?.kind === 'web'
}

function shownPiece({ type, content }: Piece): string {
  return type.endsWith('break') ? '\n' : content
}

/** What a post says itself, from the HTML that renderText made of it: what it quotes is said by others. Linear in its length. */
export function readSaid(html: string): Said {
  const notes = new Set(
    [...html.matchAll(NOTE)].map(([, words]) =>
      unescapeHtml((words ?? '').replace(/<[^>]*>/g, ''))
        .trim()
        .slice(1, -1),
    ),
  )
  const shown = ownWords(html).replace(GAP, (gap) => (gap.includes('link') ? '' : gap))
  return { letters: lettersOf(withoutNotes(shown, notes)), withNotes: lettersOf(shown), notes }
}

function ownWords(html: string): string {
  let words = ''
  let depth = 0
  for (const [part] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    depth += deeper(part)
    if (depth === 0) words += part.startsWith('<') ? betweenWords(part) : unescapeHtml(part)
  }
  return words
}

function deeper(part: string): number {
  if (part.startsWith('<blockquote')) return 1
  return part === '</blockquote>' ? -1 : 0
}

function betweenWords(tag: string): string {
  return /^<\/?(?:a|span|em|strong|code)\b/.test(tag) ? '' : '\n'
}

/**
 * Whether a post said the words of a quotation: their letters, digits and pictures one after another; with gaps where the
 * quotation leaves words out, or an address that is blocked. A quotation without words says nothing false.
 */
export function isSaid({ words, holdsOthers }: Pick<Quotation, 'words' | 'holdsOthers'>, { letters, withNotes, notes }: Said): boolean {
  const parts = partsOf(withoutNotes(words, notes))
  if (parts.length === 0) return !holdsOthers
  return holdsInOrder(letters, parts) || holdsInOrder(withNotes, partsOf(words))
}

/** Whether what a head calls a post may be believed: in the form of ours it is put right, in another it must name the author. */
export function mayName(label: string, author: string): boolean {
  return HEAD_WORDS.test(label) || lettersOf(label).includes(lettersOf(author))
}

/** The letters of a quotation's words, whichever way they are typed. */
export function lettersOfQuotation({ words }: Pick<Quotation, 'words'>): string {
  return partsOf(words).join('…')
}

/** The letters of what a quotation puts one after another, between its gaps. */
export function partsOf(words: string): string[] {
  return words
    .replace(GAP, '…')
    .split('…')
    .map(lettersOf)
    .filter((part) => part !== '')
}

function withoutNotes(words: string, notes: ReadonlySet<string>): string {
  return notes.size === 0 ? words : words.replace(IN_BRACKETS, (typed, inner: string) => (notes.has(inner) ? '' : typed))
}

function lettersOf(words: string): string {
  const letters = words.replace(NUMBER, '').normalize('NFKD').toUpperCase().match(LETTER) ?? []
  return letters.join('').replace(LOOKS, '')
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = endOf(part, text, from)
    if (at === -1) return false
    from = at
  }
  return true
}

/** The place behind a part of a text, −1 where it has none. Knuth, Morris and Pratt’s way, since `indexOf` may take the product of both lengths. */
function endOf(part: string, text: string, from: number): number {
  const back = borders(part)
  let met = 0
  for (let at = from; at < text.length; at += 1) {
    met = metWith(part, back, met, text[at])
    if (met === part.length) return at + 1
  }
  return -1
}

/** For each beginning of a part, the length of the longest one that it also ends with. */
function borders(part: string): Int32Array {
  const back = new Int32Array(part.length)
  for (let at = 1, met = 0; at < part.length; at += 1) {
    met = metWith(part, back, met, part[at])
    back[at] = met
  }
  return back
}

/** How much of a part is met once the next letter is read. */
function metWith(part: string, back: Int32Array, before: number, letter: string | undefined): number {
  let met = before
  while (met > 0 && letter !== part[met]) met = back[met - 1] ?? 0
  return letter === part[met] ? met + 1 : met
}
