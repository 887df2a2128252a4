import MarkdownIt, { type Env, type MarkdownIt as Parser, type Token } from 'markdown-it'
import { findLinks } from './links'
import { addBlockRules } from './markup-blocks'
import { keepColumns } from './markup-columns'
import { withoutFaces } from './markup-faces'
import { addInlineRules } from './markup-inline'
import { readOnce } from './read-once'
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
const parsers = { post: parserOf('post'), article: parserOf('article') }

/** Takes a normalised source apart. Never throws and never drops a letter: what cannot be read as markup is text. The pieces are not to be changed. */
export function readMarkup(source: string, kind: TextKind): readonly Piece[] {
  return readOnce(`${kind} ${source}`, () => parse(source, kind))
}

function parse(source: string, kind: TextKind): Piece[] {
  if (hasMoreThan(MOST_LINES, /\n/g, source)) return plainPieces(source)
  try {
    return asShown(parsers[kind].parse(asTyped(source), {}) as Piece[], source)
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
  md.core.ruler.at('inline', ({ tokens, env, src }) => {
    keepColumns(tokens, src)
    for (const token of tokens) if (token.children) readInline(md, token, env)
  })
  return md
}

function readInline(md: Parser, token: Token, env: Env): void {
  const children: Token[] = []
  if (!hasMoreThan(MOST_MARKS, MARK, token.content)) md.inline.parse(token.content, md, env, children)
  const readable = children.length > 0 && children.every(({ level }) => level <= DEEPEST_EMPHASIS)
  token.children = readable ? withoutFaces(children) : (plainLine(token.content) as Token[])
}

function plainPieces(source: string): Piece[] {
  return source.split(/\n{2,}/).flatMap((paragraph) => {
    const inline = { ...piece('inline'), children: plainLine(paragraph) }
    return paragraph === '' ? [] : [piece('paragraph_open'), inline, piece('paragraph_close')]
  })
}

function plainLine(text: string): Piece[] {
  return text.split('\n').flatMap((line, index) => (index === 0 ? withAddresses(line) : [piece('softbreak'), ...withAddresses(line)]))
}

function withAddresses(line: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const { start, end, text, address } of findLinks(line)) {
    pieces.push(piece('text', line.slice(done, start)), { ...piece('address', text), meta: { kind: 'web', address } })
    done = end
  }
  return [...pieces, piece('text', line.slice(done))]
}

function piece(type: string, content = ''): Piece {
  return { type, content, info: '', meta: null, hidden: false, attrs: null, children: null }
}

function hasMoreThan(most: number, pattern: RegExp, text: string): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) if (++count > most) return true
  return false
}
