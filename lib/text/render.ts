import { unescapeHtml } from './escape'
import type { LinkState, Reading, TextFacts } from './facts'
import { readMarkup, readMarkupAhead, type TextKind } from './markup'
import { isShort } from './read-once'
import { normaliseSource } from './source'
import { writeHtml } from './write-html'

/** Raise it when renderText changes its output: posts kept in an older form are then rendered anew. */
export const TEXT_VERSION = 3

/** The facts of a text whose links all have one state. */
export function allLinks(state: LinkState): TextFacts {
  return { linkOf: () => ({ state }) }
}

// What renderText says about a link, which is not the writer's.
const NOTES = /<span data-(?:host|gone)="">.*?<\/span>/g

/** What a text holds, without its HTML. */
export function readText(source: string): Reading {
  const { html: _html, ...reading } = renderText(source, allLinks('plain'))
  return reading
}

const held = new Set<object>()

/** Does something with a text that, if it is long, has been read in slices before, between which others are answered. What was read is remembered until it is done. */
export async function withTextRead<T>(source: string, work: () => T | Promise<T>): Promise<T> {
  if (isShort(source)) return work()
  const pieces = await readMarkupAhead(normaliseSource(source), 'post')
  held.add(pieces)
  try {
    return await work()
  } finally {
    held.delete(pieces)
  }
}

/**
 * The safe HTML of a text (p br em strong blockquote ol ul li a span code pre; in an article also h2 h3 hr) and what it
 * holds. Never throws; the same source and facts give the same bytes.
 */
export function renderText(source: string, facts: TextFacts, kind: TextKind = 'post'): Reading & { html: string } {
  return writeHtml(readMarkup(normaliseSource(source), kind), facts)
}

/**
 * Plain words for lists and page descriptions, at most `max` characters (an ellipsis included), cut between words.
 * Takes HTML made by renderText, not the source, so that a blocked address stays blocked. Quotes are left out
 * unless there is nothing else.
 */
export function excerptText(html: string, max: number): string {
  return cutAtWord(shownText(html, max), max)
}

/** The words of an excerpt, uncut; at least `most` characters of them, where there are as many. */
export function shownText(html: string, most = Number.POSITIVE_INFINITY): string {
  const own = plainText(html, most, false)
  return own === '' ? plainText(html, most, true) : own
}

function plainText(html: string, max: number, quotes: boolean): string {
  let text = ''
  let depth = 0
  for (const [part] of html.replace(NOTES, '').matchAll(/<[^>]*>|[^<]+/g)) {
    depth += deeper(part)
    if (quotes || depth === 0) text += wordsOf(part)
    if (text.length > max * 2 + 100) break
  }
  return text.replace(/\s+/g, ' ').trim()
}

function deeper(part: string): number {
  if (part.startsWith('<blockquote')) return 1
  return part === '</blockquote>' ? -1 : 0
}

function wordsOf(part: string): string {
  if (part.startsWith('<')) return /^<\/?(?:a|span|em|strong|code)\b/.test(part) ? '' : ' '
  return unescapeHtml(part)
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  const lastSpace = cut.lastIndexOf(' ')
  const kept = lastSpace > max / 2 ? cut.slice(0, lastSpace) : cut.slice(0, max - 1)
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:–-]+$/, '')}…`
}
