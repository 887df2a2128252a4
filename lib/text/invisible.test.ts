import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceIsolates, plainLine, shownLength, turnsWriting } from './invisible'

const MARKS = [
  ...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200B\u200C\u200D\u200E\u200F\u061C\u00AD\u034F\u2060\uFEFF\u3164\uFE0F',
  '\u{E0041}',
  '\u0000',
  '\uD800',
]
const lines = fc
  .array(fc.oneof(fc.constantFrom(...MARKS, ' ', 'a', 'א', 'ب', 'क', '👩', '🏴', '🏽', '\n'), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 })
  .map((pieces) => pieces.join(''))

test('a line for titles and names turns nothing, ends every isolate, keeps all that shows, and is its own plain line', () => {
  fc.assert(
    fc.property(lines, (line) => {
      const plain = plainLine(line)
      expect(turnsWriting(plain)).toBe(false)
      expect(balanceIsolates(plain)).toBe(plain)
      expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\u200B\u2060\uFEFF]|^\s|\s$|\s\s/u)
      expect(shownLength(plain)).toBe(shownLength(line))
      expect(plainLine(plain)).toBe(plain)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['pe\u200Dtition', 'petition'],
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ['क्\u200Dष', 'क्\u200Dष'],
  ['👩\u200D👧', '👩\u200D👧'],
  ['❤\uFE0F\u200D🔥', '❤\uFE0F\u200D🔥'],
  ['a\u200D', 'a'],
  ['\u200Fשלום\u200F', '\u200Fשלום\u200F'],
  ['\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}'],
  ['a\u{E0067}b', 'ab'],
])('%j as a plain line is %j', (line, plain) => {
  expect(plainLine(line)).toBe(plain)
})
