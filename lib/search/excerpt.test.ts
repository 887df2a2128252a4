import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt, marked } from './excerpt'
import type { Piece } from './views'

const shown = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const among =
  (...hits: string[]) =>
  (word: string) =>
    hits.includes(word)
const filler = 'nothing to see in these words at all '

test('a short text is shown whole, with its hits marked', () => {
  expect(shown(excerpt('Two quokkas saw one quokka.', among('quokka', 'quokkas')))).toBe('Two [quokkas] saw one [quokka].')
  expect(shown(excerpt('Nothing of it.', among('quokka')))).toBe('Nothing of it.')
})

test('of a long text the words around the hit are shown, wherever it stands', () => {
  const at = (before: number, after: number) => shown(excerpt(`${filler.repeat(before)}quokka ${filler.repeat(after)}`.trim(), among('quokka')))
  expect(at(50, 50)).toMatch(/^….{20,70}\[quokka\] .{100,160}…$/)
  expect(at(2000, 0)).toMatch(/^….{150,220}\[quokka\]$/)
  expect(at(0, 50)).toMatch(/^\[quokka\] .{150,215}…$/)
})

test('where the words stand together is shown, not where one of them stands first', () => {
  const text = `quokka ${filler.repeat(20)} quokka quokka quokka ${filler.repeat(20)} a wombat and a quokka ${filler.repeat(20)}`
  expect(shown(excerpt(text, among('quokka', 'wombat')))).toContain('a [wombat] and a [quokka]')
})

test('what is read as one word is marked as one, and by its parts where those were meant', () => {
  expect(shown(marked('an e-mail, 1,500 of N.H.S. don’t', among('e-mail', '1,500', 'N.H.S', 'don’t')))).toBe('an [e-mail], [1,500] of [N.H.S]. [don’t]')
  expect(shown(marked('a long-term plan', among('term')))).toBe('a long-[term] plan')
})

test('no letter is lost, added or cut in two, and no piece is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }), (text, hit) => {
      expect(
        marked(text, among(hit))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
      const pieces = excerpt(text, among(hit))
      const words = pieces
        .map((piece) => piece.text)
        .join('')
        .replace(/^…|…$/g, '')
      expect(text.includes(words) || text.includes(words.replace(/^…|…$/g, ''))).toBe(true)
      expect(words).not.toMatch(/\p{Cs}/u)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
    }),
  )
})
