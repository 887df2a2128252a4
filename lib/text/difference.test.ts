import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from './difference'

test('a changed word is removed and added, the others are the same', () => {
  expect(differenceOf('The petition is open.', 'The petition is closed.')).toEqual([
    { kind: 'same', text: 'The petition is ' },
    { kind: 'removed', text: 'open' },
    { kind: 'added', text: 'closed' },
    { kind: 'same', text: '.' },
  ])
})

test('the same wording is one piece, nothing is none', () => {
  expect(differenceOf('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }])
  expect(differenceOf('', '')).toEqual([])
  expect(differenceOf('', 'a')).toEqual([{ kind: 'added', text: 'a' }])
})

test('the pieces make up both wordings, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '.', 'é', '😀', '*'), { maxLength: 40 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = differenceOf(before, after)
      const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

test.each(['a ', 'ab ', '😀', '. ', '\n', 'a'])('two texts of 100,000 characters of %j and of others take less than two seconds', (piece) => {
  const long = (with_: string) => with_.repeat(100_000 / with_.length).slice(0, 100_000)
  const begun = process.cpuUsage().user
  const shuffled = [...long(piece)]
    .map((letter, index) => (index % 7 === 3 ? `${index} ` : letter))
    .join('')
    .slice(0, 100_000)
  for (const after of [long('x y '), shuffled, long(piece).slice(1)]) expect(differenceOf(long(piece), after).length).toBeGreaterThan(0)
  expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(2000)
})
