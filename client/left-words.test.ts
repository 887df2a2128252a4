import { expect, test } from 'vitest'
import { leftWords } from './left-words'

test.each([
  ['a short text says nothing', 'x'.repeat(7999), ''],
  ['from 2,000 left on it is told', 'x'.repeat(8000), '2,000 characters left'],
  ['a letter outside the common plane is one character', '😀'.repeat(9999), '1 character left'],
  ['spaces at the end of a line do not count', `${'x'.repeat(10_000)}   \n\n`, '0 characters left'],
  ['too long is told as well', 'x'.repeat(10_002), '2 characters too many'],
])('%s', (_what, text, words) => {
  expect(leftWords(text, 10_000)).toBe(words)
})
