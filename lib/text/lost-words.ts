import { differenceOf } from './difference'

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]]+/giu
/** The number before a line of a list. */
const NUMBER = /^\s*\d+[.)]\s/gmu
const WORD = /[\p{L}\p{N}]/u

/** Whether a later wording lacks words of the earlier one, or links that it had; another address for a link takes nothing away. */
export function losesWords(before: string, after: string): boolean {
  const pieces = differenceOf(wordsOf(before), wordsOf(after))
  return pieces.some(({ kind, text }) => kind === 'removed' && WORD.test(text)) || countLinks(after) < countLinks(before)
}

function wordsOf(text: string): string {
  return text.replace(ADDRESS, '').replace(NUMBER, '')
}

function countLinks(text: string): number {
  return text.match(ADDRESS)?.length ?? 0
}
