import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameProblem } from '@/lib/text/names'
import { withoutBadge } from './staff-badge'

test.each([
  ['Olivia (HQ)', 'Olivia'],
  ['OliviaHQ', 'Olivia'],
  ['OliviaMNHQ', 'Olivia'],
  ['Olivia HQ', 'Olivia'],
  ['Olivia [Moderator]', 'Olivia'],
  ['ＯｌｉｖｉａＨＱ', 'Ｏｌｉｖｉａ'],
  ['Olivia（ＨＱ）', 'Olivia'],
  ['Olivia (НQ)', 'Olivia'],
  ['Olivia 🅷🆀', 'Olivia'],
  ['Olivia Ⓗ︎Ⓠ', 'Olivia'],
  ['Olivia H.Q.', 'Olivia'],
  ['Olivia - HQ', 'Olivia'],
  ['HQ Olivia', 'Olivia'],
  ['MN-HQ_Olivia', 'Olivia'],
  ['Olivia | Adm1n', 'Olivia'],
  ['Mod Olivia (HQ) HQ', 'Olivia'],
  ['HQ', 'Imported member'],
  ['(MNHQ)', 'Imported member'],
])('%s is kept as %s', (name, kept) => {
  expect(withoutBadge(name)).toBe(kept)
})

test.each(['Olivia', 'OliviaMMumsnet', 'Modesty', 'fern (of Leeds)', '_fern_', 'fern/moss', 'Zoë', 'why?', '🌿', 'Two Words', 'staffordshire'])(
  '%s has none and stays as it is',
  (name) => {
    expect(withoutBadge(name)).toBe(name)
  },
)

test('whatever is put around a name, nothing is left that could be taken for the badge', () => {
  const badges = fc.constantFrom('HQ', 'hq', 'ＨＱ', 'НQ', 'MNHQ', 'H Q', 'H.Q.', 'Moderator', 'admin', 'Adm1n', 'Staff')
  const around = fc.constantFrom(['(', ')'], ['[', ']'], [' ', ''], ['_', ''], [' - ', ''], ['', ''], ['（', '）'])
  fc.assert(
    fc.property(
      fc.constantFrom('Olivia', 'fern', 'Two Words'),
      fc.array(fc.tuple(badges, around), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (name, badgesOf, first) => {
        const marks = badgesOf.map(([badge, [open, close]]) => `${open}${badge}${close}`)
        const written = first ? `${marks.join('').trim()} ${name}` : `${name}${marks.map((mark) => mark).join('')}`
        expect(nameProblem(withoutBadge(written)) ?? '', written).not.toContain('HQ')
      },
    ),
    { numRuns: 2000 },
  )
})
