import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugOf } from './slug'

test.each([
  ['Keep the library open: sign here!', 'keep-the-library-open-sign-here'],
  ["Don’t panic, it's fine", 'dont-panic-its-fine'],
  ['Crème brûlée & Straße', 'creme-brulee-and-strasse'],
  ['£5 or 50%?', '5-or-50-percent'],
  ['Ｆｕｌｌ ﬁsh', 'full-fish'],
  ['日本語', 'thread'],
  ['', 'thread'],
  ['---', 'thread'],
  ['Log', 'log-thread'],
  ['Reply', 'reply-thread'],
  ['All', 'all-thread'],
  ['Watch', 'watch-thread'],
  ['ask!', 'ask-thread'],
  ['2024', '2024-thread'],
  ['86', '86-thread'],
  ['007', '007'],
  ['Watching', 'watching'],
  ['New', 'new'],
])('%s becomes %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('a long title is cut between words, a long word within', () => {
  expect(slugOf('word '.repeat(40))).toBe('word-word-word-word-word-word-word-word-word-word-word-word')
  expect(slugOf('a'.repeat(100))).toBe('a'.repeat(60))
})

test('a slug is ASCII words of at most 60 characters and its own slug, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      expect(slugOf(title)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(slugOf(title).length).toBeLessThanOrEqual(60)
      expect(slugOf(slugOf(title))).toBe(slugOf(title))
    }),
  )
})

test('what names no word, or a word that is taken, says what it is', () => {
  expect([slugOf('???', 'briefing'), slugOf('2024', 'briefing'), slugOf('What is planned', 'briefing')]).toEqual([
    'briefing',
    '2024-briefing',
    'what-is-planned',
  ])
})
