import MarkdownIt, { type MarkdownIt as Parser, type StateInline } from 'markdown-it'
import { type BracketLink, findBracketLinks } from './brackets'
import type { Destination } from './destinations'
import { type FoundLink, findLinks, readAddress } from './links'
import { isInFace } from './markup-faces'

/** A name that is called, and what more of the text may be of it, the longest first. */
export type Mention = { name: string; longer: readonly string[] }

/** What the inline rules know of one paragraph: bare addresses in order, the next of them, links by their bracket. */
type Memory = { bare: FoundLink[]; next: number; brackets: Map<number, BracketLink> }

const OURS = new Set([...'\n*_`[]\\<@'].map((character) => character.charCodeAt(0)))
const [STAR, UNDERSCORE, BRACKET, LESS, AT, BACKSLASH] = [...'*_[<@\\'].map((character) => character.charCodeAt(0))
const LONGEST_RUN = 3
const LONGEST_PATH = 250
const PATH = /^[("'“‘]*[a-z]:(?:\\|$)/i
const AUTOLINK = /<(https?:\/\/[^\s<>]{1,2000})>/iy
const MENTION = /@([\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}_-]{0,38}[\p{L}\p{M}\p{Nd}_])?)(?![\p{L}\p{M}\p{Nd}@])/uy
const MORE_OF_NAME = /^(?:(?: |[._'’-] ?)[\p{L}\p{M}\p{Nd}]+)+/u
const END_OF_WORD = /[\p{L}\p{M}\p{Nd}](?![\p{L}\p{M}\p{Nd}])/gu
const OF_A_NAME = /^[\p{L}\p{M}\p{Nd}]/u
const LONGEST_NAME = 40
const NOT_BEFORE_MENTION = /[\p{L}\p{M}\p{N}_.@/:+=&%-]$/u

const memories = new WeakMap<StateInline, Memory>()
const [, markdownEscape] = new MarkdownIt('zero').enable('escape').inline.ruler.getRules('')

/** Gives the parser our addresses, links, mentions and emphasis. */
export function addInlineRules(md: Parser): void {
  const { ruler } = md.inline
  ruler.at('text', textRule)
  ruler.before('text', 'address', addressRule)
  ruler.at('link', linkRule)
  ruler.at('autolink', autolinkRule)
  ruler.at('emphasis', emphasisRule)
  ruler.at('escape', escapeRule)
  ruler.push('mention', mentionRule)
  md.enable(['address', 'mention'])
}

function textRule(state: StateInline, silent: boolean): boolean {
  const limit = Math.min(state.posMax, nextAddress(state)?.start ?? state.posMax)
  let end = state.pos
  while (end < limit && !OURS.has(state.src.charCodeAt(end))) end += 1
  if (end === state.pos) return false
  if (!silent) state.pending += state.src.slice(state.pos, end)
  state.pos = end
  return true
}

function addressRule(state: StateInline): boolean {
  const link = nextAddress(state)
  if (link?.start !== state.pos) return false
  push(state, 'address', link.text, { kind: 'web', address: link.address })
  state.pos = link.end
  return true
}

function linkRule(state: StateInline): boolean {
  if (state.src.charCodeAt(state.pos) !== BRACKET || state.linkLevel > 0) return false
  const link = memoryOf(state).brackets.get(state.pos)
  if (!link || link.end > state.posMax) return false
  if (isPicture(state)) state.pending = state.pending.slice(0, -1)
  if (link.wordsEnd === state.pos + 1) pushAddress(state, link.destination)
  else pushLink(state, link)
  state.pos = link.end
  return true
}

function pushLink(state: StateInline, { destination, wordsEnd }: BracketLink): void {
  const max = state.posMax
  const opening = state.push('link_open', 'a', 1)
  opening.meta = { ...destination }
  state.pos += 1
  state.posMax = wordsEnd
  state.linkLevel += 1
  state.md.inline.tokenize(state)
  state.linkLevel -= 1
  state.push('link_close', 'a', -1)
  state.posMax = max
}

/** A link without words is its address. */
function pushAddress(state: StateInline, destination: Destination): void {
  if (destination.kind === 'web') push(state, 'address', destination.address, { ...destination })
  else {
    state.push('link_open', 'a', 1).meta = { ...destination }
    state.push('text', '', 0).content = destination.kind === 'mail' ? destination.address.replace('mailto:', '') : `/p/${destination.id}`
    state.push('link_close', 'a', -1)
  }
}

/** Whether this link is written as a picture, ![words](address), which is shown as a link to it. */
function isPicture({ src, pos, pending }: StateInline): boolean {
  return pending.endsWith('!') && src[pos - 1] === '!' && !/[\p{L}\p{N}\\!]/u.test(src[pos - 2] ?? '')
}

function autolinkRule(state: StateInline): boolean {
  if (state.src.charCodeAt(state.pos) !== LESS || state.linkLevel > 0) return false
  AUTOLINK.lastIndex = state.pos
  const [all = '', written = ''] = AUTOLINK.exec(state.src) ?? []
  const address = written === '' ? null : readAddress(written)
  if (!address || /^https?:\/\/[^/?#]*@/i.test(written)) return false
  push(state, 'address', written, { kind: 'web', address })
  state.pos += all.length
  return true
}

/**
 * Stars and underscores around words. Never within a word, so that "sh*t and f**k" keeps its stars, and never
 * four in a row.
 */
function emphasisRule(state: StateInline): boolean {
  const marker = state.src.charCodeAt(state.pos)
  if (marker !== STAR && marker !== UNDERSCORE) return false
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, false)
  const sign = String.fromCharCode(marker)
  const means = length <= LONGEST_RUN && (open || close) && !isInFace(state.src[state.pos - 1], state.src[state.pos + length])
  if (!means) state.pending += sign.repeat(length)
  else for (let at = 0; at < length; at += 1) pushDelimiter(state, sign, { marker, length, open, close })
  state.pos += length
  return true
}

function pushDelimiter(state: StateInline, sign: string, mark: { marker: number; length: number; open: boolean; close: boolean }): void {
  state.push('text', '', 0).content = sign
  state.delimiters.push({ ...mark, token: state.tokens.length - 1, end: -1 })
}

/** A backslash before a mark, save in a shrug, where it is an arm, ¯\_(ツ)_/¯, and in a path, C:\_new, where it parts folders. */
function escapeRule(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== BACKSLASH) return false
  const word = /\S*$/.exec(state.src.slice(Math.max(0, state.pos - LONGEST_PATH), state.pos))?.[0] ?? ''
  const isArm = word.endsWith('¯') && state.src[state.pos + 1] === '_'
  if (!isArm && !PATH.test(word)) return markdownEscape?.(state, silent) ?? false
  state.pending += '\\'
  state.pos += 1
  if (isArm) {
    state.pending += '_'
    state.pos += 1
  }
  return true
}

function mentionRule(state: StateInline): boolean {
  if (state.src.charCodeAt(state.pos) !== AT || state.linkLevel > 0) return false
  if (NOT_BEFORE_MENTION.test(state.src.slice(Math.max(0, state.pos - 2), state.pos))) return false
  MENTION.lastIndex = state.pos
  const [all, name] = MENTION.exec(state.src) ?? []
  if (!all || !name || state.pos + all.length > state.posMax) return false
  push(state, 'mention', all, { name, longer: longerNames(state.src.slice(state.pos + 1, state.pos + 2 + LONGEST_NAME), name) } satisfies Mention)
  state.pos += all.length
  return true
}

/** What else may be the name, the longest first: it may go on with spaces, dots and apostrophes. */
function longerNames(text: string, name: string): string[] {
  const run = MORE_OF_NAME.exec(text.slice(name.length))?.[0] ?? ''
  const ends = [...run.matchAll(END_OF_WORD)].map(({ index }) => name.length + index + 1)
  return ends
    .filter((end) => end <= LONGEST_NAME && !OF_A_NAME.test(text.slice(end, end + 2)))
    .map((end) => text.slice(0, end))
    .reverse()
}

function push(state: StateInline, type: string, content: string, meta: Record<string, unknown>): void {
  const token = state.push(type, '', 0)
  token.content = content
  token.meta = meta
}

/** The next bare address that the reading has not passed; none in the words of a link. */
function nextAddress(state: StateInline): FoundLink | undefined {
  if (state.linkLevel > 0) return
  const memory = memoryOf(state)
  while ((memory.bare[memory.next]?.start ?? state.pos) < state.pos) memory.next += 1
  return memory.bare[memory.next]
}

function memoryOf(state: StateInline): Memory {
  const known = memories.get(state)
  if (known) return known
  const bare = findLinks(state.src)
  const memory = { bare, next: 0, brackets: findBracketLinks(state.src, bare) }
  memories.set(state, memory)
  return memory
}
