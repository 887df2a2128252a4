import { type DifferencePiece, differenceOf } from '@/lib/text/difference'

/** A wording that was replaced; the text only where it may be needed. */
export type Former = { revision: number; body: string; misquoted: number[]; replacedAt: Date; entryId: bigint | null; hiddenAt: Date | null }

/** Why the words of a change are not shown. */
export type Untold = 'hidden' | 'quotes' | 'links'

/** A piece of a difference; of a long run of words that did not change, how many letters are left out. */
export type ShownPiece = DifferencePiece | { kind: 'left-out'; letters: number }

/** What a page shows of one change of wording. */
export type ShownChange =
  | { kind: 'difference'; pieces: ShownPiece[] }
  /** The wording that was replaced, where what replaced it is nobody’s business any more. */
  | { kind: 'former'; text: string }
  | { kind: 'untold'; why: Untold }

type Telling = { former: readonly Former[]; present: string; untoldOf: (body: string) => Untold | null }

/**
 * What everyone may see of the change that ended a wording: the words that HQ replaced, and the words that it put
 * there unless their author has replaced those in her own time.
 */
export function publicChange(replaced: Former, { former, present, untoldOf }: Telling): ShownChange {
  const next = former.find(({ revision }) => revision === replaced.revision + 1)
  if (replaced.hiddenAt || next?.hiddenAt) return { kind: 'untold', why: 'hidden' }
  const untold = untoldOf(replaced.body)
  if (untold) return { kind: 'untold', why: untold }
  if (next && next.entryId === null) return { kind: 'former', text: replaced.body }
  return changeBetween(replaced.body, next?.body ?? present, untoldOf)
}

/** The change between two wordings that may both be read. */
export function changeBetween(before: string, after: string, untoldOf: Telling['untoldOf']): ShownChange {
  const untold = untoldOf(before) ?? untoldOf(after)
  return untold ? { kind: 'untold', why: untold } : { kind: 'difference', pieces: differenceOf(before, after).flatMap(abridged) }
}

/** Unchanged words that are shown beside a change, before it and after it, in letters. */
const BESIDE = 300

function abridged(piece: DifferencePiece): ShownPiece[] {
  const { kind, text } = piece
  const letters = text.length - 2 * BESIDE
  if (kind !== 'same' || letters <= BESIDE) return [piece]
  const [start, end] = [text.slice(0, BESIDE).replace(/\S*$/, ''), text.slice(-BESIDE).replace(/^\S*/, '')]
  return [
    { kind, text: start },
    { kind: 'left-out', letters: text.length - start.length - end.length },
    { kind, text: end },
  ]
}

/** How much a page has to carry for a change, in letters. */
export function weightOf(change: ShownChange | undefined): number {
  if (change?.kind === 'former') return change.text.length
  return change?.kind === 'difference' ? change.pieces.reduce((sum, piece) => sum + (piece.kind === 'left-out' ? 0 : piece.text.length), 0) : 0
}
