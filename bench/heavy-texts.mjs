// The heaviest posts that a member can write: as long as a post may be, and full of one thing.

const LONGEST = 99_000

/** What a post can be full of, by name: a piece, or a piece by its number. Beyond 6,000 lines a text is not read as markup; most are below. */
const FULL_OF = {
  'quotation marks': '"',
  ampersands: '&',
  'smaller-than signs': '<',
  'one endless word': 'a',
  'two letters and spaces': '&a ',
  'Chinese signs': '漢字',
  'short lines': 'a\n',
  paragraphs: 'a\n\n',
  'lines in columns': 'some words\tbeside\tothers\n',
  stars: '*a* ',
  brackets: '[',
  'links with words': (index) => `[a](http://b.example/${index}) `,
  'different addresses': (index) => `http://a.example/${index} `,
  'one address': 'http://a.example/x ',
  'beginnings of addresses': 'http://',
  'addresses between underscores': '_http://a.example/_ ',
  'names that are called': (index) => `@name${index} b c `,
  quotations: '> a\n\n',
  'quotations with marks': (index) => `> *a* _b_ @c http://d.example/${index}\n\n`,
  'quotations of a post': (_index, post) => `> [Somebody in #1](/p/${post}):\n> a quoted word or two\n\n`,
  'lists in lists': '- some words of an item\n  - some more words\n    - and a few more\n      - and the last\n',
  'numbered lists': '1. some words of one thing\n2. some more of another one\n\nand as many words beside them\n\n',
  code: '```\nsome words of code and as many more of them\n```\n',
}

/** `[name, text]` of each; `post` is one to quote. */
export function heavyTexts(post) {
  return Object.entries(FULL_OF).map(([name, piece]) => [name, filledWith(typeof piece === 'string' ? () => piece : piece, post)])
}

/** A text as long as can be that quotes a post once. */
export function textQuoting(post) {
  return `> [Somebody in #1](/p/${post}):\n> This is quoted.\n\n${filledWith((index) => `*${index}*\n`)}`.slice(0, LONGEST)
}

function filledWith(pieceOf, post) {
  const pieces = []
  let length = 0
  for (let index = 0; length < LONGEST; index += 1) {
    const piece = pieceOf(index, post)
    pieces.push(piece)
    length += piece.length
  }
  const [last] = pieces.splice(-1)
  return `${pieces.join('')}${last.length > 1 ? '' : last}`.slice(0, LONGEST)
}
