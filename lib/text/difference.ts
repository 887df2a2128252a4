import { diffWordsWithSpace } from 'diff'

/** A piece of two wordings: in both, only in the later, or only in the earlier. */
export type DifferencePiece = { kind: 'same' | 'added' | 'removed'; text: string }

const LONGEST_MS = 60
const MOST_CHANGES = 2000

/** What changed between two wordings, word by word; where they have too little in common, the whole earlier and the whole later one. */
export function differenceOf(before: string, after: string): DifferencePiece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const changes = diffWordsWithSpace(before, after, { timeout: LONGEST_MS, maxEditLength: MOST_CHANGES })
  return changes ? changes.map(({ added, removed, value }) => ({ kind: kindOf(added, removed), text: value })) : wholly(before, after)
}

function kindOf(added: boolean, removed: boolean): DifferencePiece['kind'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

function wholly(before: string, after: string): DifferencePiece[] {
  const pieces: DifferencePiece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return pieces.filter(({ text }) => text !== '')
}
