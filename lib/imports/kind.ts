import { readLines } from './lines'
import { readPostHeader } from './post-header'

/** A text with a line that opens a post ("NAME Sat 08-Jun-13 15:00:15") is a thread, any other an article. */
export function kindOf(text: string): 'thread' | 'article' {
  return readLines(text).some((line) => readPostHeader(line) !== null) ? 'thread' : 'article'
}
