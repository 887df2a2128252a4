import type { FilterProblem } from './filters'
import type { Hit } from './hits'
import type { NoQuestion } from './question'
import type { Asked } from './schema'

/** Words as they are read, in pieces; `hit`: it was asked for. */
export type Piece = { text: string; hit: boolean }

export type FoundPost = Omit<Hit, 'html' | 'title'> & { title: Piece[]; excerpt: Piece[] }

export type SearchView = {
  asked: Asked
  page: number
  boards: { value: string; label: string }[]
  /** What is wrong with the words, and with the filters. */
  problem?: NoQuestion
  problems: FilterProblem[]
  /** Words too common to look for. */
  leftOut: string[]
  /** Set: more was typed than is used. */
  cut: boolean
  /** Whether there was anything to look for. */
  wanted: boolean
  found: FoundPost[]
  /** How many there are; `more`: more than that. */
  count: number
  more: boolean
}
