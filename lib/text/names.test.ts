import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKeyOf, nameProblem } from './names'

test.each([
  ['LanternRow', 'lanternrow'],
  ['lantern row', 'lantern_row'],
  ['lantern.row', 'lantern-row'],
  ['Zoë', 'zoe'],
  ['Straße', 'STRASSE'],
  ['cool', 'c00l'],
  ['Jill', 'j1II'],
  ['Marta', 'Маrtа'],
  ['coco', 'сосо'],
  ['Ａnna', 'Anna'],
  ['İpek', 'ipek'],
])('%s and %s count as one name', (one, other) => {
  expect(nameKeyOf(one)).toBe(nameKeyOf(other))
})

test.each([
  ['Marnie', 'Mamie'],
  ['fern', 'ferns'],
  ['कि', 'का'],
  ['mum2', 'mum3'],
])('%s and %s are two names', (one, other) => {
  expect(nameKeyOf(one)).not.toBe(nameKeyOf(other))
})

test.each([
  'marlowe54',
  'lanternrow',
  'joanna_s1',
  'Dr. Fern',
  "O'Neill",
  'Anne-Marie',
  'Badminton',
  'Modesty',
  'Stafford',
  'Zoë',
  'Сова',
  'Ελένη',
  '日本のママ',
  'ab',
  '42',
])('%s may be a name', (name) => {
  expect(nameProblem(name)).toBeNull()
})

test.each([
  ['x', 'at least 2'],
  ['a'.repeat(41), 'at most 40'],
  [' fern', 'no spaces at its ends'],
  ['fern  row', 'no spaces at its ends'],
  ['admin\u200B', 'invisible'],
  ['admin\u202E', 'invisible'],
  ['fe\u0000rn', 'invisible'],
  ['ㅤㅤ', 'invisible'],
  ['\uD800ab', 'invisible'],
  ['аnna', 'alphabets'],
  ['ꓮꓠꓠꓮ', 'alphabets'],
  ['Ａnna', 'mistaken'],
  ['ᴀnna', 'mistaken'],
  ['①②', 'mistaken'],
  ['..', 'letters and digits'],
  ['__', 'letters and digits'],
  ['fern/row', 'letters and digits'],
  ['fern@row', 'letters and digits'],
  ['<b>fern', 'letters and digits'],
  ['fern (imported)', 'letters and digits'],
  ['Olivia (HQ)', 'letters and digits'],
  ['fern\u0301\u0301\u0301', 'letters and digits'],
  ['www.fern', 'web address'],
  ['evil.example', 'web address'],
])('%j is refused: %s', (name, words) => {
  expect(nameProblem(name)).toContain(words)
})

test.each([
  'HQ',
  'hq',
  'H Q',
  'Olivia HQ',
  'OliviaHQ',
  'oliviahq',
  'HQ Olivia',
  'MNHQ',
  'my mnhq',
  'admin',
  'ADMIN',
  'Adm1n',
  'ädmin',
  'adm\u0131n',
  'a_d_m_i_n',
  'site admin',
  'Administrator2',
  'moderator',
  'M0derat0r',
  'Mod Olivia',
  'OliviaMod',
  'staff',
  'Olivia-Staff',
  'system',
  'support',
  'OP',
])('%s imitates staff or the site', (name) => {
  expect(nameProblem(name)).toContain('could be taken for')
})

test('a key never changes under a second fold and no name breaks the check', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      expect(nameKeyOf(nameKeyOf(name))).toBe(nameKeyOf(name))
      nameProblem(name)
    }),
  )
})
