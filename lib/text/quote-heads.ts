import type { Destination } from './destinations'
import type { TextFacts } from './facts'
import type { Piece } from './markup'

const HEAD_WORDS = /^[^\n]{1,60} in #\d{1,9}$/

/** A paragraph of a quotation whose heads call their posts as these are called now: a split or a merge gives other numbers. */
export function headed(facts: TextFacts, children: Piece[]): Piece[] {
  const named = headsOf(children).flatMap(({ id, words, at, close }) => {
    const now = HEAD_WORDS.test(words) ? facts.headOf?.(id) : null
    return now ? [{ at, close, now }] : []
  })
  return children.flatMap((piece, index) => {
    const head = named.find(({ at, close }) => index > at && index < close)
    if (!head) return [piece]
    return index === head.at + 1 ? [{ ...piece, type: 'text', content: head.now, children: null }] : []
  })
}

/** The pieces of a quotation that are not in another one inside it. */
export function ownPieces(inside: Piece[]): Piece[] {
  let depth = 0
  return inside.filter(({ type }) => {
    if (type === 'blockquote_open') depth += 1
    if (type === 'blockquote_close') depth -= 1
    return depth === 0
  })
}

/** The lines "[Name in #3](/p/16):" that a paragraph of a quotation holds. */
export function headsOf(children: Piece[]): { id: bigint; words: string; at: number; close: number }[] {
  return children.flatMap((child, at) => {
    const destination = child.type === 'link_open' ? (child.meta as Destination) : null
    const begins = at === 0 || children[at - 1]?.type === 'softbreak'
    if (destination?.kind !== 'post' || !begins) return []
    const close = closingOf(children, at)
    return children[close + 1]?.content.startsWith(':') ? [{ id: destination.id, words: wordsOf(children.slice(at + 1, close)), at, close }] : []
  })
}

export function wordsOf(pieces: Piece[]): string {
  return pieces.map(({ type, content }) => (type.endsWith('break') ? ' ' : content)).join('')
}

export function closingOf(pieces: readonly Piece[], at: number): number {
  const opening = pieces[at]?.type ?? ''
  const closing = opening.replace('_open', '_close')
  let depth = 0
  for (let next = at; next < pieces.length; next += 1) {
    if (pieces[next]?.type === opening) depth += 1
    else if (pieces[next]?.type === closing) depth -= 1
    if (depth === 0) return next
  }
  return pieces.length
}
