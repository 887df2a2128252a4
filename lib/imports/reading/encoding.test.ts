import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFile } from './encoding'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (text: string) => Uint8Array.from([...text], (character) => character.charCodeAt(0))
const utf16 = (text: string, low = 0) =>
  Uint8Array.from(
    [...text].flatMap((character) =>
      low === 0 ? [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8] : [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 255],
    ),
  )

test('UTF-8 is read as it is, with or without its mark', () => {
  expect(decodeFile(utf8('Zoë’s £5 – 🌿'))).toEqual({ text: 'Zoë’s £5 – 🌿', problems: [] })
  expect(decodeFile(utf8('\uFEFFZoë'))).toEqual({ text: 'Zoë', problems: [] })
})

test.each([
  ['don\x92t', 'don’t'],
  ['\x93Sign\x94 \x96 \xA35 caf\xE9 \x85', '“Sign” – £5 café …'],
  ['Zo\xEB and Ren\xE9e \x80 5, 10\xB0C, 5\xBD', 'Zoë and Renée € 5, 10°C, 5½'],
  ['na\xEFve \xC9cole d\x92\xE9t\xE9', 'naïve École d’été'],
])('%j is Windows-1252, and that is said', (text, read) => {
  expect(decodeFile(bytes(`Title\n\n${text}`))).toEqual({
    text: `Title\n\n${read}`,
    problems: [{ line: 3, kind: 'note', words: 'The file is Windows-1252, not UTF-8; it was read as that.' }],
  })
})

test.each([
  ['UTF-16', Uint8Array.from([0xff, 0xfe, ...utf16('Title')]), 'is UTF-16'],
  ['UTF-16 the other way', Uint8Array.from([0xfe, 0xff, ...utf16('Title', 1)]), 'is UTF-16'],
  ['UTF-16 without a mark', utf16('Title of some words'), 'is UTF-16'],
  ['UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 84, 0, 0, 0]), 'is UTF-32'],
  ['a zero', bytes('Title\n\nfern\0'), 'byte 12 is zero'],
  ['a PDF', bytes('%PDF-1.7\n…'), 'is no text'],
  ['a Word file', bytes('PK\x03\x04'), 'is no text'],
  ['controls', bytes('\x01\x02\x03\x04'), 'is no text'],
])('%s is refused', (_, file, words) => {
  expect(decodeFile(file)).toEqual({ text: null, problems: [{ line: null, kind: 'error', words: expect.stringContaining(words) }] })
})

test.each([
  ['an unused byte', 'don\x90t'],
  ['Mac Roman', 'don\xD5t, caf\x8E'],
  ['a DOS code page', 'caf\x82 and \x9C5'],
  ['Cyrillic', '\xCF\xF0\xE8\xE2\xE5\xF2'],
  ['Greek', '\xCA\xE1\xEB\xE7\xEC\xDD\xF1\xE1'],
  ['Polish', 'Za\xBF\xF3\xB3\xE6'],
  ['UTF-8 beside Windows-1252', 'caf\xC3\xA9 don\x92t'],
])('%s is refused with the line', (_, text) => {
  expect(decodeFile(bytes(`Title\n\n${text}`))).toEqual({
    text: null,
    problems: [{ line: 3, kind: 'error', words: expect.stringContaining('neither UTF-8 nor plainly Windows-1252') }],
  })
})

test('no bytes break it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
      const { text, problems } = decodeFile(file)
      expect(problems.some(({ kind }) => kind === 'error')).toBe(text === null)
    }),
  )
})
