import { expect, test } from 'vitest'
import { allLinks, renderText } from './render'
import { isTooHeavy } from './weight'

const LENGTH = 100_000
const filled = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)
const memberOf = (name: string) => `/m/${encodeURIComponent(name)}`

test.each([
  '"',
  "'",
  '&',
  '<',
  '>',
  '&a',
  'a\n',
  'a\n\n',
  '- a\n',
  '- a\n  - b\n',
  '1. a\n',
  '*a* ',
  '**a** ',
  '`a` ',
  '> a\n',
  '```\na\n```\n',
  '漢字',
  '👩‍👩‍👧 ',
  '@',
  '\\*',
])('100,000 characters of %j are at most four times as long as HTML, and taken', (piece) => {
  const { html } = renderText(filled(piece), allLinks('clickable'))
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(4 * Buffer.byteLength(filled(piece)) + 500)
  expect(isTooHeavy(filled(piece), memberOf)).toBe(false)
})

test.each([
  ['thousands of the shortest addresses', 'http://a.bc '.repeat(2000)],
  ['thousands of links of one letter', '[a](http://b.cd) '.repeat(2000)],
  ['thousands of quotations in quotations', '> > > > a\n\n'.repeat(2500)],
  ['thousands of quotations of posts that may go', '> [A in #1](/p/1):\n\n'.repeat(2500)],
])('%s are too heavy', (_, text) => {
  expect(isTooHeavy(text, memberOf)).toBe(true)
})

test.each([
  ['a name that is called all the time', filled('@Ann ')],
  ['fifty names of forty letters', filled(Array.from({ length: 50 }, (_, index) => `@${'ж'.repeat(38)}${index} `).join('\n'))],
  [
    'a directory of a thousand schools',
    Array.from({ length: 1000 }, (_, index) => `- [School of the parish ${index}](https://www.school${index}.sch.uk), open on weekdays`).join('\n'),
  ],
  ['a post of answers below quotations', 'Yes, we think so too.\n\n> That is what I asked for.\n\n'.repeat(1500)],
  ['forty short links', '[here](http://a.bc/x) '.repeat(40)],
  ['the addresses of articles in other scripts', 'https://zh.wikipedia.org/wiki/地方選舉與學校預算 '.repeat(300)],
])('%s is not', (_, source) => {
  expect(isTooHeavy(source, memberOf)).toBe(false)
})
