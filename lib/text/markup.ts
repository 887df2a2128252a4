import MarkdownIt, { type Env, type MarkdownIt as Parser, type StateCore, type Token } from 'markdown-it'
import { findLinks } from './links'
import { addBlockRules } from './markup-blocks'
import { keepColumns } from './markup-columns'
import { withoutFaces } from './markup-faces'
import { addInlineRules } from './markup-inline'
import { readOnce, recall, remember } from './read-once'
import { atOnce, inSlices } from './slices'
import { asShown, asTyped } from './typed-lines'

/** A post, or an article, which may have headings and lines across. */
export type TextKind = 'post' | 'article'

/** A piece of a text as markdown-it names it; `address` and `mention` are ours. */
export type Piece = {
  type: string
  content: string
  info: string
  meta: unknown
  hidden: boolean
  attrs: [string, string | number][] | null
  children: Piece[] | null
}

// No honest text comes near these; beyond them marks cost more than they say, and the text is shown as it was typed.
const MOST_LINES = 6_000
const MOST_MARKS = 5_000
const DEEPEST_EMPHASIS = 12
const MARK = /[*_`[\]\\<@]/g
const BEGINS_ADDRESS = /https?:\/\/|www\./i
const parsers = { post: parserOf('post'), article: parserOf('article') }

/** Takes a normalised source apart. Never throws and never drops a letter: what cannot be read as markup is text. The pieces are not to be changed. */
export function readMarkup(source: string, kind: TextKind): readonly Piece[] {
  return readOnce(keyOf(source, kind), () => atOnce(reading(source, kind)))
}

/** The same for a long text, a paragraph at a time: others are answered in between. It is remembered at least while the caller keeps it. */
export async function readMarkupAhead(source: string, kind: TextKind): Promise<readonly Piece[]> {
  const key = keyOf(source, kind)
  const pieces = recall<Piece[]>(key) ?? (await inSlices(reading(source, kind)))
  remember(key, pieces)
  return pieces
}

function keyOf(source: string, kind: TextKind): string {
  return `${kind} ${source}`
}

/** Reads step by step; a step is a rule of markdown-it or a paragraph. */
function* reading(source: string, kind: TextKind): Generator<void, Piece[]> {
  if (hasMoreThan(MOST_LINES, /\n/g, source)) return plainPieces(source)
  try {
    const md = parsers[kind]
    const state = new md.core.State(asTyped(source), md, {})
    for (const rule of md.core.ruler.getRules('')) {
      if (rule === beginInline) yield* inlineSteps(state)
      else rule(state)
      yield
    }
    return asShown(state.tokens as Piece[], source)
  } catch {
    return plainPieces(source)
  }
}

function parserOf(kind: TextKind): Parser {
  const md = new MarkdownIt('zero', { maxNesting: 100 }).enable(['blockquote', 'list', 'fence'])
  md.enable(['newline', 'escape', 'backticks', 'emphasis', 'link', 'autolink'])
  if (kind === 'article') md.enable(['heading', 'hr'])
  addBlockRules(md)
  addInlineRules(md)
  md.core.ruler.at('inline', beginInline)
  return md
}

/** Marks the place among the rules at which `reading` reads the paragraphs. */
function beginInline(): void {
  throw new Error('a text is read by readMarkup')
}

function* inlineSteps({ md, tokens, env, src }: StateCore): Generator<void> {
  keepColumns(tokens, src)
  for (const token of tokens) {
    if (!token.children) continue
    readInline(md, token, env)
    yield
  }
}

function readInline(md: Parser, token: Token, env: Env): void {
  const children: Token[] = []
  if (!hasMoreThan(MOST_MARKS, MARK, token.content)) md.inline.parse(token.content, md, env, children)
  const readable = children.length > 0 && children.every(({ level }) => level <= DEEPEST_EMPHASIS)
  token.children = readable ? withoutFaces(children) : (withAddresses(token.content) as Token[])
}

/** A text that is not read as markup: its paragraphs and lines are those of its pieces, as few as the addresses in it make. */
function plainPieces(source: string): Piece[] {
  const inline = { ...piece('inline'), children: withAddresses(source) }
  return source === '' ? [] : [piece('paragraph_open'), inline, piece('paragraph_close')]
}

function withAddresses(lines: string): Piece[] {
  if (!BEGINS_ADDRESS.test(lines)) return [piece('text', lines)]
  const pieces: Piece[] = []
  let done = 0
  for (const { start, end, text, address } of findLinks(lines)) {
    pieces.push(piece('text', lines.slice(done, start)), { ...piece('address', text), meta: { kind: 'web', address } })
    done = end
  }
  return [...pieces, piece('text', lines.slice(done))]
}

function piece(type: string, content = ''): Piece {
  return { type, content, info: '', meta: null, hidden: false, attrs: null, children: null }
}

function hasMoreThan(most: number, pattern: RegExp, text: string): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) if (++count > most) return true
  return false
}
