import { readArticleText } from './article-text'
import { error, findTitle, type Problem, readLines } from './lines'
import { isAlmostHead, readPostHead } from './post-head'
import { partsOf } from './thread-parts'

/** What a text is. What is neither a thread nor an article, with the reasons why, is never taken for one of them. */
type Kind = { kind: 'thread' | 'article' } | { kind: 'unknown'; problems: Problem[] }

/**
 * A text with a line that opens a post ("NAME Sat 08-Jun-13 15:00:15") is a thread. One with a run of numbered lines, which are its
 * facts, and no line that may be the head of a post is an article.
 */
export function kindOf(text: string): Kind {
  const lines = readLines(text)
  const title = findTitle(lines)
  if (!title) return { kind: 'unknown', problems: [error(1, 'The text is empty.')] }
  const strange = strangeForm(lines[title.index] ?? '')
  if (strange) return { kind: 'unknown', problems: [error(title.index + 1, strange)] }
  const beginsWithHead = readPostHead(lines[title.index] ?? '')?.isSentence === false
  if (beginsWithHead || partsOf(lines, title.index + 1).parts.length > 0) return { kind: 'thread' }
  const heads = lines.flatMap((line, index) => (index > title.index && isAlmostHead(line) && lines[index - 1]?.trim() === '' ? [index + 1] : []))
  if (heads.length === 0 && readArticleText(text).facts.length > 0) return { kind: 'article' }
  return { kind: 'unknown', problems: [error(null, NEITHER), ...heads.map((line) => error(line, HEAD))] }
}

const NEITHER = 'This is neither a thread, with heads like “NAME Sat 08-Jun-13 15:00:15”, nor an article, with numbered facts.'
const HEAD = 'This line may be the head of a post, in a form that is not read. Write it as NAME Sat 08-Jun-13 15:00:15.'

function strangeForm(first: string): string | null {
  if (/^\s*<(?:!doctype|html|\?xml|head|body|div|table)\b/i.test(first)) return 'This is a web page, not text. Copy its text into a file.'
  if (/^\s*\{\\rtf/.test(first)) return 'This is a document of a word processor. Save it as plain text.'
  return /^\s*[[{]\s*(?:$|["{[])/.test(first) ? 'This is data, not text.' : null
}
