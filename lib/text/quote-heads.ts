import type { Destination } from './destinations'
import type { TextFacts } from './facts'
import type { Piece } from './markup'

/** The piece that takes the place of a head which is not believed. */
export const NOT_BELIEVED = 'not_believed'
/** What our heads call a post. */
export const HEAD_WORDS = /^[^\n]{1,60} in #\d{1,9}$/

/**
 * A paragraph of a quotation whose heads call their posts as these are called now: a split or a merge gives other numbers.
 * A head that is not believed names no post and leads to none; words of its writer's own stay, as long as that post does.
 */
export function headed(facts: TextFacts, children: Piece[], heads: readonly Judged[]): Piece[] {
  let at = 0
  return heads
    .flatMap((head) => {
      const before = children.slice(at, head.at)
      at = head.close + 1
      return [...before, ...headPieces(facts, children.slice(head.at, at), head)]
    })
    .concat(children.slice(at))
}

function headPieces(facts: TextFacts, pieces: Piece[], { id, words, believed, gone }: Judged): Piece[] {
  const ours = HEAD_WORDS.test(words) || gone // of one that is gone no words may name the author
  const piece = { ...(pieces[0] as Piece), type: 'text', meta: null, children: null }
  if (!believed) return ours ? [{ ...piece, type: NOT_BELIEVED }] : [...pieces.slice(1, -1), { ...piece, content: ' ' }, { ...piece, type: NOT_BELIEVED }]
  const now = ours ? facts.headOf?.(id) : null
  return now ? [pieces[0] as Piece, { ...piece, content: now }, pieces.at(-1) as Piece] : pieces
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

type Judged = Head & { believed: boolean; gone: boolean }

/** The head of a quotation: which post it names, in which words, and where its link is among the pieces of its paragraph. */
type Head = { id: bigint; words: string; at: number; close: number }

/** The lines "[Name in #3](/p/16):" that a paragraph of a quotation holds. */
export function headsOf(children: Piece[]): Head[] {
  return children.flatMap((child, at) => {
    const destination = child.type === 'link_open' ? (child.meta as Destination) : null
    if (destination?.kind !== 'post') return []
    const close = closingOf(children, at)
    const head = { id: destination.id, words: wordsOf(children.slice(at + 1, close)), at, close }
    return isHead(children, head) ? [head] : []
  })
}

/** Whether a link begins its line and a colon follows; one in the words of our heads is one however it is dressed. */
function isHead(children: Piece[], { words, at, close }: Head): boolean {
  const before = children[at - 1]
  if ((!before || before.type === 'softbreak') && children[close + 1]?.content.startsWith(':')) return true
  if (!HEAD_WORDS.test(words)) return false
  const line = lineAround(children, at, close)
  return MEANS_NOTHING.test(line.before) && INTRODUCES.test(line.after)
}

const MEANS_NOTHING = /^[^\p{L}\p{N}]*$/u
/** Nothing more on the line, or "wrote:" and the like. */
const INTRODUCES = /^[^\p{L}\p{N}:]*(?:\p{L}{1,12}[^\p{L}\p{N}:]*)?(?::|$)/u

function lineAround(children: Piece[], at: number, close: number): { before: string; after: string } {
  let [from, to] = [at, close]
  while (from > 0 && !children[from - 1]?.type.endsWith('break')) from -= 1
  while (to + 1 < children.length && !children[to + 1]?.type.endsWith('break')) to += 1
  return { before: wordsOf(children.slice(from, at)), after: wordsOf(children.slice(close + 1, to + 1)) }
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
