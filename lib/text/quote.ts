import { type Piece, readMarkup } from './markup'
import { normaliseSource } from './source'
import { isQuotedLine } from './typed-lines'

/** The post to quote: its author's name as shown, its number in the thread, its id, its source; `part`: words of it that the reader chose. */
type Quoted = { author: string; number: number; postId: bigint; source: string; part?: string; maxParagraphs?: number }

// What renderText puts behind a link is on the page, but the writer did not say it.
const HOST_NOTE = / \((?:gone since [^()]*|[^\s()]+(?: → [^\s()]+)?)\)/g
// Within a word a dash or an underscore means nothing: a name keeps its looks.
const MARKS = /[\\`*[\]<>@()#~]|(?<![\p{L}\p{N}])[_-]|[_-](?![\p{L}\p{N}])/gu

/**
 * The text a reply begins with: "> [Author in #3](/p/16):", the chosen part or the first paragraph (or `maxParagraphs`)
 * behind "> ", a blank line. What the quoted post itself quotes is left out; a part that is not in the post is not quoted.
 */
export function quoteSource({ author, number, postId, source, part = '', maxParagraphs = 1 }: Quoted): string {
  const chosen = part.trim() === '' ? null : wordsIn(source, part)
  const paragraphs = chosen ? [chosen] : ownParagraphs(source).slice(0, maxParagraphs)
  const quoted = paragraphs.map((paragraph) => paragraph.map((line) => `> ${line}`).join('\n')).join('\n>\n')
  return `> [${escapeMarks(author)} in #${number}](/p/${postId}):\n${quoted}${quoted === '' ? '' : '\n'}\n`
}

/** The text with a backslash before everything that could mean something in markup. */
function escapeMarks(text: string): string {
  return text.replace(/\s+/g, ' ').replace(MARKS, '\\$&')
}

/** The lines of the part, so written that they show as they are; null where the post does not say that. */
function wordsIn(source: string, part: string): string[] | null {
  const said = plainWords(shownText(source))
  const chosen = [part, part.replace(HOST_NOTE, '')].find((words) => said.includes(plainWords(normaliseSource(words))))
  const lines = normaliseSource(chosen ?? '').split('\n')
  return chosen === undefined ? null : lines.filter((line) => line.trim() !== '').map((line) => asTyped(line.trim()))
}

/** A line whose marks are escaped, save in addresses: they would lead elsewhere. */
function asTyped(line: string): string {
  return line
    .split(/(https?:\/\/\S+|www\.\S+)/i)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\`*_[\]<]/g, '\\$&')))
    .join('')
    .replace(/^([->]|\d{1,3}(?=[.)]\s))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d{1,3})([.)]\s)/, '$1\\$2')
}

function shownText(source: string): string {
  const pieces = outsideQuotes(readMarkup(normaliseSource(source), 'post'))
  return pieces.map(({ type, content, children }) => (type === 'inline' ? (children ?? []).map(shownPiece).join('') : content)).join(' ')
}

/** What others said is not the writer's to be quoted for, and may have been withdrawn since. */
function outsideQuotes(pieces: readonly Piece[]): Piece[] {
  let depth = 0
  return pieces.filter(({ type }) => {
    if (type === 'blockquote_open') depth += 1
    if (type === 'blockquote_close') depth -= 1
    return depth === 0
  })
}

function shownPiece({ type, content }: { type: string; content: string }): string {
  return type.endsWith('break') ? ' ' : content
}

function plainWords(text: string): string {
  return text.replace(/[\s\u200B]+/g, ' ').trim()
}

function ownParagraphs(source: string): string[][] {
  const paragraphs: string[][] = [[]]
  for (const line of normaliseSource(source).split('\n')) {
    if (line === '' || isQuotedLine(line)) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
