import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_ASKED } from './schema'
import { readTerms } from './terms'

const said = (typed: string) => readTerms(typed).map(({ text, without, or }) => `${or ? '|' : ''}${without ? '!' : ''}${text}`)

test('words, phrases, a minus and “or” are read as a parent would mean them', () => {
  expect(said('school closures')).toEqual(['school', 'closures'])
  expect(said('"school closures" now')).toEqual(['school closures', 'now'])
  expect(said('“school closures” «in May»')).toEqual(['school closures', 'in May'])
  expect(said('school -primary -"in May"')).toEqual(['school', '!primary', '!in May'])
  expect(said('swings or slides OR “a pond” now')).toEqual(['swings', '|slides', '|a pond', 'now'])
  expect(said('long-term -- plan - x')).toEqual(['long-term', '--', 'plan', '-', 'x'])
})

test('an “or” with nothing on one of its sides is a word, and leaves nothing out', () => {
  expect(said('or')).toEqual(['or'])
  expect(said('swings or')).toEqual(['swings'])
  expect(said('swings or -slides')).toEqual(['swings', '!slides'])
  expect(said('-swings or slides')).toEqual(['!swings', 'slides'])
})

test('an open quotation mark quotes nothing', () => {
  expect(said('"school closures')).toEqual(['school', 'closures'])
  expect(said('6" pipe')).toEqual(['6', 'pipe'])
})

test('of a long question as much is used as fits, without half a word', () => {
  const words = 'petition '.repeat(100)
  expect(said(words).every((word) => word === 'petition')).toBe(true)
  expect(said('x'.repeat(5000))).toEqual(['x'.repeat(LONGEST_ASKED)])
})

test('whatever is typed, no term holds a quotation mark and none is longer than what is used', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      for (const { text } of readTerms(typed)) {
        expect(text).not.toContain('"')
        expect(text.length).toBeLessThanOrEqual(LONGEST_ASKED)
      }
    }),
  )
})
