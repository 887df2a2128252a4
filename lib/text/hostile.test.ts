import { expect, test } from 'vitest'
import { nameKeyOf, nameProblem } from './names'
import { quoteSource } from './quote'
import { allLinks, excerptText, renderText } from './render'
import { slugOf } from './slug'

const LENGTH = 250_000

function filled(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)
}

function words(head: string, piece: string): string {
  return filled(`${(head + piece.repeat(2000)).slice(0, 1990)} `)
}

test.each([
  'a',
  '&',
  '<',
  '<<<>>>"\'',
  '\n',
  ' ',
  ' \n',
  '\t',
  '\r',
  '\u0000',
  '\uD800',
  '\u0301',
  '\u200B',
  '\u202E',
  '>',
  '>\n',
  '> ',
  '>>>>>\n',
  '> > > ',
  '1. ',
  '1. \n',
  '1. a\n',
  '1. a\n\n',
  '2. a\n1. a\n',
  'a:\n1. b\n',
  '(',
  '[',
  'http:',
  'http://',
  'http://www.',
  'www. ',
  'http://a. ',
  'http://a.bc/ ',
  'http://a.bc/( ',
  'http://a.bc/{[( ',
  'http://a.bc/" ',
  'http://a.bc@ ',
  'a@b.com',
  'a@b.com ',
  'mailto:',
  'http://xn--',
  'javascript:http://a.bc ',
])('250,000 characters of %j take less than a second', (piece) => {
  expectSwift(filled(piece))
})

test.each(
  ['http://', 'http://a.bc/', 'www.', 'www.a.bc/'].flatMap((head) =>
    ['(', '[', '([', '()', '{', 'a.', 'a-', '.a-', '.', '!', '-', '"', "'", 'é.', 'http://'].map((piece): [string, string] => [head, piece]),
  ),
)('words of 1,990 characters that begin with %s and go on with %s take less than a second', (head, piece) => {
  expectSwift(words(head, piece))
})

test('a long run of spaces before a letter takes less than a second', () => {
  expectSwift(`${filled(' ')}x`)
  expectSwift(`${filled('\u00A0')}x`)
})

function expectSwift(source: string): void {
  const begun = performance.now()
  const { html } = renderText(source, allLinks('clickable'))
  excerptText(html, 200)
  quoteSource({ author: 'fern', number: 1, source })
  slugOf(source)
  nameKeyOf(source)
  nameProblem(source)
  expect(performance.now() - begun).toBeLessThan(1000)
}
