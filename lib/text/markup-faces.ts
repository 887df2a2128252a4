import type { Token } from 'markdown-it'

const SIGNS = '^<>=;:~.,+$%#|/!?@-'
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/** Whether a star or underscore between these two characters is part of a face: ^_^ >_< -_- :_( */
export function isInFace(before = '', after = ''): boolean {
  const signs = before !== '' && after !== '' && SIGNS.includes(before) && SIGNS.includes(after)
  return signs || (/[:;=]/.test(before) && /[()]/.test(after))
}

type Open = { piece: Token; said: boolean }

/** The pieces with what was typed in place of an emphasis around nothing that is a word: (*_*) */
export function withoutFaces(pieces: Token[]): Token[] {
  const open: Open[] = []
  for (const piece of pieces) {
    const [, side] = /^(?:em|strong)_(open|close)$/.exec(piece.type) ?? []
    if (side === 'open') open.push({ piece, said: false })
    else if (side === 'close') close(open, piece)
    else if (saysSomething(piece)) sayIn(open)
  }
  return pieces
}

function saysSomething({ type, content }: Token): boolean {
  return type === 'link_open' || WORD.test(content)
}

function sayIn(open: Open[]): void {
  for (const each of open) each.said = true
}

function close(open: Open[], piece: Token): void {
  const opened = open.pop()
  if (!opened || opened.said) return
  for (const mark of [opened.piece, piece]) {
    mark.type = 'text'
    mark.content = mark.markup
  }
}
