import { expect, test } from 'vitest'
import { hasTooManyCharacters } from './kept-words'

test('a form of more characters than any of ours is known before a page is made of it, whatever it weighs', () => {
  expect(hasTooManyCharacters(Buffer.from('"'.repeat(500_000)))).toBe(true)
  expect(hasTooManyCharacters(Buffer.from('é'.repeat(250_000)))).toBe(true)
})

test('the longest post is none, in any script and with the line ends of a browser', () => {
  for (const longest of ['漢'.repeat(100_000), '😀'.repeat(100_000), 'a\r\n'.repeat(50_000), '"'.repeat(100_000)])
    expect(hasTooManyCharacters(Buffer.from(`${'-'.repeat(2000)}${longest}`))).toBe(false)
})
