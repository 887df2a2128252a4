import { expect, test } from 'vitest'
import { type KeptWords, withoutWords, withSaved } from './kept-words'

const words = (at: number, key: string, body: string, title = ''): KeptWords => ({ at, key, title, body })
const bodies = (kept: KeptWords[]) => kept.map(({ body }) => body)

test('a form that goes on typing keeps one version', () => {
  const kept = [words(1, 'phone', 'Half a')]
  expect(withSaved(kept, { key: 'phone', seen: null, title: '', body: 'Quite another' }, 5)).toEqual([words(5, 'phone', 'Quite another')])
})

test('a form that began with a kept version replaces it', () => {
  const kept = [words(1, 'phone', 'Half a thought'), words(0, 'laptop', 'Something else')]
  expect(bodies(withSaved(kept, { key: 'tablet', seen: 1, title: '', body: 'A whole one' }, 5))).toEqual(['A whole one', 'Something else'])
})

test('words from another device stay beside the newer ones', () => {
  const kept = withSaved([words(1, 'phone', 'Written on the bus')], { key: 'laptop', seen: null, title: '', body: 'Written at home' }, 5)
  expect(bodies(kept)).toEqual(['Written at home', 'Written on the bus'])
})

test('what arrives late is put where it belongs in time', () => {
  const kept = withSaved([words(9, 'laptop', 'Written at home')], { key: 'phone', seen: null, title: '', body: 'Written on the bus' }, 5)
  expect(bodies(kept)).toEqual(['Written at home', 'Written on the bus'])
})

test('words that the newer ones hold are not kept twice', () => {
  const kept = withSaved([words(1, 'phone', 'Half a thought \n')], { key: 'laptop', seen: null, title: '', body: 'Half a thought and the rest' }, 5)
  expect(bodies(kept)).toEqual(['Half a thought and the rest'])
})

test('a form that was emptied leaves only what others hold', () => {
  const kept = [words(2, 'phone', 'Mine'), words(1, 'laptop', 'The other')]
  expect(bodies(withSaved(kept, { key: 'phone', seen: null, title: ' ', body: '\n' }, 5))).toEqual(['The other'])
})

test('two versions never have the same moment, and no more than three are kept', () => {
  const kept = ['a', 'b', 'c', 'd'].reduce<KeptWords[]>((all, key) => withSaved(all, { key, seen: null, title: '', body: `From ${key}` }, 5), [])
  expect(kept).toHaveLength(3)
  expect(new Set(kept.map(({ at }) => at)).size).toBe(3)
})

test('what was sent goes, and words that it does not hold stay', () => {
  const kept = [words(3, 'phone', 'Sent from here'), words(2, 'laptop', 'Sent'), words(1, 'tablet', 'Not yet said')]
  expect(bodies(withoutWords(kept, { key: 'phone', seen: null, title: '', body: 'Sent, but changed at the end: Sent.' }))).toEqual(['Not yet said'])
})
