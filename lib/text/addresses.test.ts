import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLinks } from './links'
import { allLinks, renderText } from './render'

/** The sentences of the corpus, each with the heading over it. */
const SENTENCES = readFileSync(new URL('testing/addresses.txt', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [kind = '', ...sentences] = section.split('\n').filter((line) => line !== '')
    return sentences.map((sentence): [string, string] => [kind, sentence])
  })

/** A sentence with its addresses between ⟦ and ⟧, as the corpus writes them. */
function marked(sentence: string): string {
  return findLinks(sentence).reduceRight((text, { start, end }) => `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`, sentence)
}

test('the corpus holds more than three hundred sentences, none of them twice', () => {
  expect(SENTENCES.length).toBeGreaterThan(300)
  expect(new Set(SENTENCES.map(([, sentence]) => sentence)).size).toBe(SENTENCES.length)
})

test.each(SENTENCES)('%s: %s', (_, sentence) => {
  expect(marked(sentence.replace(/[⟦⟧]/g, ''))).toBe(sentence)
})

const ADDRESS = fc.constantFrom(
  'https://example.com/a',
  'https://example.com/a_(b)',
  'http://example.com/?a[]=1&b={c}',
  'https://example.com/a#b',
  'https://example.com/2013–14',
  'https://example.com/a---b',
  'https://example.com/o’neill',
  'www.example.com/a',
  'https://example.com/',
)
const MARKS = fc.array(fc.constantFrom(...'.,;:!?…’”"\')]}*·—'), { maxLength: 8 }).map((marks) => marks.join(''))

test('whatever marks are behind an address, in any order, stay outside, and the address stays whole', () => {
  fc.assert(
    fc.property(ADDRESS, MARKS, fc.constantFrom('', ' and on'), (address, marks, rest) => {
      expect(findLinks(`see ${address}${marks}${rest}`).map(({ text }) => text)).toEqual([address])
    }),
    { numRuns: 2000 },
  )
})

test('whatever opens before an address, it is found', () => {
  const openings = fc.array(fc.constantFrom(...'([{"“‘\'*_-–/:•>!.', '❤️', '👍🏽'), { maxLength: 6 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(openings, (signs) => {
      expect(findLinks(`see ${signs}https://example.com/a`).map(({ text }) => text)).toEqual(['https://example.com/a'])
    }),
    { numRuns: 1000 },
  )
})

test('emphasis by underscores goes around a whole address', () => {
  const { html } = renderText('_see https://example.com/x_, and __www.example.com/y__', allLinks('plain'))
  expect(html).toBe('<p><em>see <span data-link="1">https://example.com/x</span></em>, and <strong><span data-link="2">www.example.com/y</span></strong></p>')
})
