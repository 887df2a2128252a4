import { shownLength } from './invisible'
import { type Piece, readMarkup } from './markup'
import { normaliseSource } from './source'

/** Whether a post of this text would show no sign at all. An empty text is one, and so are marks around nothing. */
export function showsNothing(source: string): boolean {
  const clean = normaliseSource(source)
  return shownLength(clean) === 0 || readMarkup(clean, 'post').every((piece) => shownLength(wordsOf(piece)) === 0)
}

function wordsOf({ type, content, children }: Piece): string {
  return type === 'inline' ? (children ?? []).map((child) => child.content).join('') : content
}
