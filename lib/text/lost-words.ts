import { differenceOf } from './difference'

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]]+/giu
const WORD = /[\p{L}\p{N}]/u

/** Whether a later wording lacks words of the earlier one, or links that it had; another address for a link takes nothing away. */
export function losesWords(before: string, after: string): boolean {
  const pieces = differenceOf(before.replace(ADDRESS, ''), after.replace(ADDRESS, ''))
  return pieces.some(({ kind, text }) => kind === 'removed' && WORD.test(text)) || countLinks(after) < countLinks(before)
}

function countLinks(text: string): number {
  return text.match(ADDRESS)?.length ?? 0
}
