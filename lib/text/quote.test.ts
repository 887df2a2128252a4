import { expect, test } from 'vitest'
import { quoteSource } from './quote'

test('a reply begins with the author, the number and the first paragraph', () => {
  const quoted = quoteSource({ author: 'Olivia (HQ)', number: 4, source: 'a\nb\n\nc' })
  expect(quoted).toBe('> Olivia (HQ) in #4:\n> a\n> b\n\n')
})

test('more paragraphs are parted by an empty quoted line', () => {
  const quoted = quoteSource({ author: 'fern', number: 2, source: 'a\n\nb\n\nc', maxParagraphs: 2 })
  expect(quoted).toBe('> fern in #2:\n> a\n>\n> b\n\n')
})

test('what the post itself quotes is left out', () => {
  const quoted = quoteSource({ author: 'fern', number: 2, source: '> olivia in #1:\n> a\n\nb' })
  expect(quoted).toBe('> fern in #2:\n> b\n\n')
})

test('a post of nothing but quotes leaves the line that names it', () => {
  expect(quoteSource({ author: 'fern', number: 2, source: '> a' })).toBe('> fern in #2:\n\n')
})
