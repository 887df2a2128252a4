import type { Destination } from './destinations'
import { escapeHtml, escapeText } from './escape'
import type { Reading, TextFacts, TextLink } from './facts'
import { ownLinkHtml, webLinkHtml } from './link-html'
import type { Piece } from './markup'
import { COLUMNS } from './markup-columns'
import type { Mention } from './markup-inline'
import { closingOf, headed, headsOf, NOT_BELIEVED, ownPieces, wordsOf } from './quote-heads'
import { targetOf } from './targets'

type Pen = {
  facts: TextFacts
  links: TextLink[]
  quotes: Set<bigint>
  /** Names behind an @, every one that they may be, and those that are somebody's. */
  named: Set<string>
  mentions: Set<string>
  called: Set<string>
  calls: number
  depth: number
  /** Heads of quotations so far. */
  heads: number
}

const MOST_NAMED = 50
const MOST_CALLS = 200 // a name that is called again and again is a link often enough
// Whatever comes after is text: no post has so many, and each costs a row.
const MOST_LINKS = 2000
const GONE_WORDS = '<p><em>The quoted post is no longer shown.</em></p>'
const TAGS: Record<string, string> = {
  paragraph_open: '<p>',
  paragraph_close: '</p>',
  bullet_list_open: '<ul>',
  bullet_list_close: '</ul>',
  ordered_list_close: '</ol>',
  em_open: '<em>',
  em_close: '</em>',
  strong_open: '<strong>',
  strong_close: '</strong>',
  softbreak: '<br>',
  hardbreak: '<br>',
  hr: '<hr>',
  [NOT_BELIEVED]: '<em>Not found as quoted</em>',
}
const HEADINGS: Record<string, string> = { '#': 'h2', '##': 'h3' }

/** HTML of a text in pieces. Every tag is written here and every other character escaped, so nothing needs cleaning. */
export function writeHtml(pieces: readonly Piece[], facts: TextFacts): Reading & { html: string } {
  const pen: Pen = { facts, links: [], quotes: new Set(), named: new Set(), mentions: new Set(), called: new Set(), calls: 0, depth: 0, heads: 0 }
  const html = blocksHtml(pen, pieces)
  return { html, links: pen.links, quotes: [...pen.quotes], mentions: [...pen.mentions], called: [...pen.called] }
}

function blocksHtml(pen: Pen, pieces: readonly Piece[]): string {
  let html = ''
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece
    const end = piece.type === 'blockquote_open' || piece.type === 'list_item_open' ? closingOf(pieces, at) : at
    html += end === at ? blockHtml(pen, piece) : insideHtml(pen, piece, pieces.slice(at + 1, end))
    at = end
  }
  return html
}

function insideHtml(pen: Pen, { type }: Piece, inside: Piece[]): string {
  if (type === 'blockquote_open') return quoteHtml(pen, inside)
  const alone = inside.filter((piece) => piece.type === 'paragraph_open').length === 1
  return `<li>${blocksHtml(pen, alone ? inside.filter(({ type }) => !type.startsWith('paragraph_')) : inside)}</li>`
}

function blockHtml(pen: Pen, piece: Piece): string {
  if (piece.type === 'inline') return inlineHtml(pen, piece.children ?? [])
  if (piece.type === 'fence') return codeHtml(piece)
  if (piece.type.startsWith('heading_')) return headingHtml(piece)
  if (piece.type === 'ordered_list_open') return `<ol${startOf(piece)}>`
  if (piece.meta === COLUMNS) return '<p data-columns="">'
  return piece.hidden ? '' : (TAGS[piece.type] ?? '')
}

function codeHtml({ content, info }: Piece): string {
  const language = info.trim()
  return `<pre><code${language === '' ? '' : ` class="language-${escapeHtml(language)}"`}>${escapeText(content)}</code></pre>`
}

function headingHtml(piece: Piece & { markup?: string }): string {
  const tag = HEADINGS[piece.markup ?? ''] ?? 'h3'
  return piece.type === 'heading_open' ? `<${tag}>` : `</${tag}>`
}

function startOf({ attrs }: Piece): string {
  const start = Number(attrs?.find(([name]) => name === 'start')?.[1] ?? 1)
  return start === 1 ? '' : ` start="${start}"`
}

/**
 * A quotation. Where the post that it names is gone its words are read, for links keep their places, but not shown; words that
 * are wholly others stay, and do not say whose they were said to be.
 */
function quoteHtml(pen: Pen, inside: Piece[]): string {
  const heads = new Map(ownPieces(inside).map((piece) => [piece, headsOf(piece.children ?? []).map((head) => ({ ...head, ...judged(pen, head.id) }))]))
  pen.depth += 1
  const html = blocksHtml(
    pen,
    inside.map((piece) => (piece.children ? { ...piece, children: headed(pen.facts, piece.children, heads.get(piece) ?? []) } : piece)),
  )
  pen.depth -= 1
  const gone = [...heads.values()].flat().find((head) => head.gone && !head.apart)
  if (!gone) return `<blockquote dir="auto">${html}</blockquote>`
  // Neither whose it was: a tombstone names nobody.
  return `<blockquote dir="auto"><p><a href="/p/${gone.id}">A post</a>:</p>${GONE_WORDS}</blockquote>`
}

/** What is known of the next head: whether it is believed (the post that it names is quoted then), and what becomes of it once that is gone. */
function judged(pen: Pen, id: bigint): { believed: boolean; apart: boolean; gone: boolean } {
  pen.heads += 1
  const believed = !pen.facts.isMisquoted?.(pen.heads)
  if (believed && pen.quotes.size < MOST_NAMED) pen.quotes.add(id)
  return { believed, apart: !believed && pen.facts.isApart?.(pen.heads) === true, gone: pen.facts.isGone?.(id) === true }
}

function inlineHtml(pen: Pen, pieces: Piece[]): string {
  let html = ''
  for (let at = 0; at < pieces.length; ) {
    const written = nextHtml(pen, pieces, at)
    html += written.html
    at = written.next
  }
  return html
}

/** The HTML of a piece and of those that belong to it, and the place of the next. */
function nextHtml(pen: Pen, pieces: Piece[], at: number): { html: string; next: number } {
  const piece = pieces[at] as Piece
  if (piece.type === 'mention') {
    const behind = pieces[at + 1]?.type === 'text' ? (pieces[at + 1]?.content ?? '') : ''
    const { html, taken } = mentionHtml(pen, piece, behind)
    return taken === 0 ? { html, next: at + 1 } : { html: html + escapeText(behind.slice(taken)), next: at + 2 }
  }
  if (piece.type !== 'link_open') return { html: pieceHtml(pen, piece), next: at + 1 }
  const end = closingOf(pieces, at)
  return { html: linkHtml(pen, piece.meta as Destination, pieces.slice(at + 1, end)), next: end + 1 }
}

function pieceHtml(pen: Pen, piece: Piece): string {
  const { type, content, meta } = piece
  if (type === 'address') return linkHtml(pen, meta as Destination, [{ ...piece, type: 'text' }])
  if (type === 'code_inline') return `<code>${escapeText(content)}</code>`
  return TAGS[type] ?? linesHtml(content)
}

/** A text that was not read as markup has all its lines in one piece; each is escaped as if it were alone. */
function linesHtml(text: string): string {
  const html = escapeText(text)
  if (!html.includes('\n')) return html
  return html
    .replaceAll('&\n', '&amp;\n')
    .replace(/\n{2,}/g, '</p><p>')
    .replaceAll('\n', '<br>')
}

function linkHtml(pen: Pen, destination: Destination, inside: Piece[]): string {
  const words = wordsOf(inside)
  if (destination.kind !== 'web') return ownLinkHtml(destination, inlineHtml(pen, inside))
  if (pen.links.length >= MOST_LINKS) return inlineHtml(pen, inside)
  const { address } = destination
  const ordinal = pen.links.length + 1
  pen.links.push({ ordinal, address, text: words, target: targetOf(address) })
  return webLinkHtml({ ordinal, address, words, html: inlineHtml(pen, inside), facts: pen.facts.linkOf({ ordinal, address }) })
}

/**
 * A name that is called, the longest that is somebody's, and how much of the text behind it belongs to it. In a
 * quotation it was called before, and calls nobody again.
 */
function mentionHtml(pen: Pen, { content, meta }: Piece, behind: string): { html: string; taken: number } {
  const { name, longer } = meta as Mention
  if (pen.depth > 0 || (!pen.named.has(name) && pen.named.size >= MOST_NAMED)) return { html: escapeText(content), taken: 0 }
  pen.named.add(name)
  const candidates = [...longer.filter((candidate) => behind.startsWith(candidate.slice(name.length))), name]
  for (const candidate of candidates) pen.mentions.add(candidate)
  const called = candidates.find((candidate) => pen.facts.memberOf?.(candidate))
  if (called === undefined || pen.calls >= MOST_CALLS) return { html: escapeText(content), taken: 0 }
  pen.called.add(called)
  pen.calls += 1
  const path = pen.facts.memberOf?.(called) ?? ''
  return { html: `<a href="${escapeHtml(path)}" data-mention="">@${escapeText(called)}</a>`, taken: called.length - name.length }
}
