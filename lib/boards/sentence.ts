import { boardPath, threadPath } from '@/lib/urls'

/** A board as a sentence may name it. */
type NamedBoard = { name: string; slug: string }
/** A thread as a sentence may name it, with the address at which it is read now. */
type NamedThread = { title: string; at: { id: bigint; slug: string } }

/** The boards and threads that sentences name, those alone that the audience may see. */
export type Named = { boards: ReadonlyMap<bigint, NamedBoard>; threads: ReadonlyMap<bigint, NamedThread> }

/** A piece of a sentence: text, the name of who acted, or a board or a thread with its address. */
export type SentencePart = { kind: 'text'; text: string } | { kind: 'by'; text: string } | { kind: 'board' | 'thread'; text: string; href: string }

/** The keys that sentences such as "{by} moved this from {board:1} to {board:2}" or "… leads it to {thread:3}" name. */
export function namedIn(kind: 'board' | 'thread', sentences: readonly string[]): bigint[] {
  const marks = new RegExp(`\\{${kind}:(\\d+)\\}`, 'g')
  return [...new Set(sentences.flatMap((sentence) => [...sentence.matchAll(marks)].map(([, id]) => BigInt(id ?? 0))))]
}

/** Fills a sentence for one audience: a board that it may not see is "another board", a thread "another thread". */
export function fillSentence(sentence: string, by: string, named: Named): SentencePart[] {
  return sentence
    .split(/(\{by\}|\{(?:board|thread):\d+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => fillPiece(piece, by, named))
}

function fillPiece(piece: string, by: string, named: Named): SentencePart {
  if (piece === '{by}') return { kind: 'by', text: by }
  const [, kind, id] = piece.match(/^\{(board|thread):(\d+)\}$/) ?? []
  if (!kind || !id) return { kind: 'text', text: piece }
  return kind === 'board' ? boardPart(named.boards.get(BigInt(id))) : threadPart(named.threads.get(BigInt(id)))
}

function boardPart(board: NamedBoard | undefined): SentencePart {
  return board ? { kind: 'board', text: board.name, href: boardPath(board.slug) } : { kind: 'text', text: 'another board' }
}

function threadPart(thread: NamedThread | undefined): SentencePart {
  return thread ? { kind: 'thread', text: `“${thread.title}”`, href: threadPath(thread.at) } : { kind: 'text', text: 'another thread' }
}
