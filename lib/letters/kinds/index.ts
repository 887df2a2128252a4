import type { Letter } from '../letter'
import { appeal } from './appeal'
import { held } from './held'
import { logHead } from './log-head'
import { moved } from './moved'
import { movedTogether } from './moved-together'
import { news } from './news'
import { statement } from './statement'
import { testLetter } from './test-letter'

/** Every letter that is written. */
export const LETTERS = {
  statement,
  held,
  moved,
  'moved.together': movedTogether,
  appeal,
  news,
  'log.head': logHead,
  test: testLetter,
} as const satisfies Record<string, Letter>

export type LetterKind = keyof typeof LETTERS

export function letterOf(kind: string): Letter | null {
  return Object.hasOwn(LETTERS, kind) ? LETTERS[kind as LetterKind] : null
}
