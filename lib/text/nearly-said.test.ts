import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTaken, isNearlySaid, passagesOf } from './nearly-said'
import { partsOf } from './quoted-words'

const SENTENCES = [
  'The head teacher of our school takes money from the kitchen, and everybody in the village has known it for years.',
  'We waited at the surgery from eight in the morning until somebody remembered that there were people in the waiting room.',
  'If they close the library there will be no place left in this town where a child can sit and read without paying for it.',
  'Nobody asked the parents before the crossing was moved to the other end of the road, where lorries turn.',
  'My neighbour keeps bees, three hens and a goat that has learnt to open the gate by itself.',
]
const textOf = (words: string) => asTaken(partsOf(words).join(''))
const isNear = (words: string, text: string) => passagesOf({ words }).some((passage) => isNearlySaid(passage, textOf(text)))

const sentence = fc.constantFrom(...SENTENCES)
const text = fc.array(sentence, { maxLength: 40 }).map((sentences) => sentences.join(' '))

test('a sentence with up to a letter in ten altered is nearly said, wherever it stood', () => {
  const altering = fc.record({ said: sentence, before: text, after: text, offset: fc.nat(9), letter: fc.constantFrom('x', 'q', 'ж', '') })
  fc.assert(
    fc.property(altering, ({ said, before, after, offset, letter }) => {
      const altered = [...said].map((each, at) => (at % 10 === offset ? letter : each)).join('')
      expect(isNear(altered, `${before} ${said} ${after}`)).toBe(true)
    }),
  )
})

test('what was said is nearly said, in whatever words it is wrapped', () => {
  fc.assert(
    fc.property(sentence, sentence, sentence, (said, before, after) => {
      expect(isNear(`${before} ${said} ${after}`, said)).toBe(true)
    }),
  )
})

test('another sentence is not nearly said, however long the post', () => {
  fc.assert(
    fc.property(fc.subarray(SENTENCES, { minLength: 2 }), fc.integer({ min: 1, max: 60 }), ([other = '', ...said], times) => {
      expect(isNear(other, said.join(' ').repeat(times))).toBe(false)
    }),
  )
})

test.each([
  ['idiot', 'You are an idiat, all of you.', true],
  ['0123 456 789', 'Call 0123 456 788 today.', true],
  ['Plums', 'Elderberries ripen in August.', false],
  ['no', 'Yes.', false],
  ['I agree', 'The bus was late again.', false],
])('of a few words “%s” in “%s” is nearly said: %s', (words, said, near) => {
  expect(isNear(words, said)).toBe(near)
})
