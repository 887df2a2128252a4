import { type Block, readBlocks } from './blocks'
import { type FoundLink, findLinks } from './links'
import { normaliseSource } from './source'
import { targetOf } from './targets'

/** Raise it when renderText changes its output: posts kept in an older form are then rendered anew. */
export const TEXT_VERSION = 1

/** plain: the address shows as text; clickable: as a link; blocked: neither it nor its host shows. */
export type LinkState = 'plain' | 'clickable' | 'blocked'

/** A link of a text: its place among them (1, 2, …, quotes counted), its address, the words that stand for it, and what it leads to. */
export type TextLink = { ordinal: number; address: string; text: string; target: string }

/** What is known of a link: its state, the host where it ends if that is another one, and since when it is gone. */
export type LinkFacts = { state: LinkState; finalHost?: string | null; goneSince?: Date | null; archiveAddress?: string | null }

/** What a text cannot know of itself. */
export type TextFacts = {
  linkOf: (link: { ordinal: number; address: string }) => LinkFacts
  /** The page of the member who is called by this name; null where nobody is. */
  memberOf?: (name: string) => string | null
  /** Whether the post that is quoted is withdrawn or removed: its words are not shown. */
  isGone?: (post: bigint) => boolean
}

/** What a text holds: its links, the posts it quotes, the names it calls. */
export type Reading = { links: TextLink[]; quotes: bigint[]; mentions: string[] }

/** The facts of a text whose links all have one state. */
export function allLinks(state: LinkState): TextFacts {
  return { linkOf: () => ({ state }) }
}

/** What a text holds, without its HTML. */
export function readText(source: string): Reading {
  const { links, quotes, mentions } = renderText(source, allLinks('plain'))
  return { links, quotes, mentions }
}

type LineHtml = (line: string) => string

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const CHARACTERS: Record<string, string> = Object.fromEntries(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]))

/**
 * The safe HTML of a text (only p, br, blockquote, ol, li, a, span) and the links in it.
 * Never throws; the same source and states give the same bytes.
 */
export function renderText(source: string, facts: TextFacts): Reading & { html: string } {
  const links: TextLink[] = []
  const linkHtml = ({ text, address }: FoundLink) => {
    const link = { ordinal: links.length + 1, address, text, target: targetOf(address) }
    links.push(link)
    return linkHtmlOf(link, facts.linkOf({ ordinal: link.ordinal, address }).state)
  }
  const html = blocksHtml(readBlocks(normaliseSource(source)), (line) => lineHtmlOf(line, linkHtml))
  return { html, links, quotes: [], mentions: [] }
}

/**
 * Plain words for lists and page descriptions, at most `max` characters (an ellipsis included), cut between words.
 * Takes HTML made by renderText, not the source, so that a blocked address stays blocked. Quotes are left out
 * unless there is nothing else.
 */
export function excerptText(html: string, max: number): string {
  const own = plainText(html, max, false)
  return cutAtWord(own === '' ? plainText(html, max, true) : own, max)
}

/** The text with the five characters that mean something in HTML escaped: fit for content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function blocksHtml(blocks: Block[], lineHtml: LineHtml): string {
  return blocks.map((block) => blockHtml(block, lineHtml)).join('')
}

function blockHtml(block: Block, lineHtml: LineHtml): string {
  if (block.kind === 'quote') return `<blockquote>${blocksHtml(block.blocks, lineHtml)}</blockquote>`
  if (block.kind === 'paragraph') return `<p>${block.lines.map(lineHtml).join('<br>')}</p>`
  const start = block.start === 1 ? '' : ` start="${block.start}"`
  return `<ol${start}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</ol>`
}

function lineHtmlOf(line: string, linkHtml: (link: FoundLink) => string): string {
  let html = ''
  let done = 0
  for (const link of findLinks(line)) {
    html += escapeHtml(line.slice(done, link.start)) + linkHtml(link)
    done = link.end
  }
  return html + escapeHtml(line.slice(done))
}

function linkHtmlOf({ ordinal, address, text }: TextLink, state: LinkState): string {
  if (state === 'blocked') return `<span data-link="${ordinal}" data-blocked="">[link blocked]</span>`
  if (state === 'plain') return `<span data-link="${ordinal}">${escapeHtml(text)}</span>`
  return `<a href="${escapeHtml(address)}" rel="nofollow ugc noopener noreferrer" data-link="${ordinal}">${escapeHtml(text)}</a>`
}

function plainText(html: string, max: number, quotes: boolean): string {
  let text = ''
  let depth = 0
  for (const [part] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    depth += deeper(part)
    if (quotes || depth === 0) text += wordsOf(part)
    if (text.length > max * 2 + 100) break
  }
  return text.replace(/\s+/g, ' ').trim()
}

function deeper(part: string): number {
  if (part === '<blockquote>') return 1
  return part === '</blockquote>' ? -1 : 0
}

function wordsOf(part: string): string {
  if (part.startsWith('<')) return /^<\/?(?:a|span)\b/.test(part) ? '' : ' '
  return part.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity)
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max)
  const lastSpace = cut.lastIndexOf(' ')
  const kept = lastSpace > max / 2 ? cut.slice(0, lastSpace) : cut.slice(0, max - 1)
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:–-]+$/, '')}…`
}
