import type { TextFacts } from './facts'
import { renderText } from './render'
import { normaliseSource } from './source'

/** The HTML of a text is at most so many times as long as its source, in bytes; a short one may have as many again besides. */
const TIMES = 4
const BESIDES = 10_000

/**
 * Whether a text would be too heavy for those who read it: so full of links, names, quotations or lists in lists that its
 * HTML is many times what was typed. Judged as if every link were clickable and every name somebody’s, as they may be one
 * day; `memberOf` gives the page of a name.
 */
export function isTooHeavy(source: string, memberOf: (name: string) => string): boolean {
  const text = normaliseSource(source)
  const most = TIMES * Buffer.byteLength(text) + BESIDES
  const facts: TextFacts = { linkOf: () => ({ state: 'clickable' }), memberOf }
  const { html, quotes } = renderText(text, facts)
  if (Buffer.byteLength(html) > most) return true
  // Quotations of posts that have gone say so, in more words than some of them had.
  return quotes.length > 0 && Buffer.byteLength(renderText(text, { ...facts, isGone: () => true }).html) > most
}
