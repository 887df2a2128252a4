import { boardPath } from '@/lib/urls'

/** A board as a sentence may name it, or null where the audience may not see it. */
export type NamedBoard = { name: string; slug: string }

/** A piece of a sentence: text, the name of who acted, or a board with its address. */
export type SentencePart = { kind: 'text'; text: string } | { kind: 'by'; text: string } | { kind: 'board'; text: string; href: string }

/** The ids of the boards that a sentence such as "{by} moved this from {board:1} to {board:2}" names. */
export function boardsNamedIn(sentence: string): bigint[] {
  return [...sentence.matchAll(/\{board:(\d+)\}/g)].map(([, id]) => BigInt(id ?? 0))
}

/** Fills a sentence for one audience: a board that it may not see is "another board". */
export function fillSentence(sentence: string, by: string, boards: ReadonlyMap<bigint, NamedBoard>): SentencePart[] {
  return sentence
    .split(/(\{by\}|\{board:\d+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => fillPiece(piece, by, boards))
}

function fillPiece(piece: string, by: string, boards: ReadonlyMap<bigint, NamedBoard>): SentencePart {
  if (piece === '{by}') return { kind: 'by', text: by }
  const id = piece.match(/^\{board:(\d+)\}$/)?.[1]
  if (!id) return { kind: 'text', text: piece }
  const board = boards.get(BigInt(id))
  return board ? { kind: 'board', text: board.name, href: boardPath(board.slug) } : { kind: 'text', text: 'another board' }
}
