import { expect, test } from 'vitest'
import { keepsWords } from './kept-words'
import { allLinks, renderText } from './render'

const none = new Map<number, string>()

test.each([
  ['<p>Sign it.</p>', '<p>Sign <strong>it</strong>.</p>', true],
  ['<p>**Sign** it &amp; share</p>', '<p><strong>Sign</strong> it &amp; share</p>', true],
  ['<p>Sign it today.</p>', '<p>Sign it.</p>', false],
  ['<p>one two</p>', '<p>two one</p>', false],
  ['<p>1. first<br>2. second</p>', '<ol><li>first</li><li>second</li></ol>', true],
  ['<p>7. first<br>8. second</p>', '<ol start="7"><li>first</li><li>second</li></ol>', true],
  ['<p>3. first</p>', '<ol><li>first</li></ol>', false],
  ['<p>a bb</p>', '<p>ab</p>', false],
  ['<p>£20 – then £30</p>', '<p>£20 – then</p>', false],
  ['<p>see it</p>', '<p>see it<span data-host> (example.org)</span></p>', true],
  ['<p>see it (example.org)</p>', '<p>see it<span data-host> (example.org)</span></p>', false],
])('%s → %s keeps its words: %s', (before, after, kept) => {
  expect(keepsWords(before, after, none)).toBe(kept)
})

test('an address behind other words is held by its link', () => {
  const before = '<p>[here](https://example.org/a)</p>'
  const after = '<p><a href="https://example.org/a" data-link="1">here</a></p>'
  expect(keepsWords(before, after, new Map([[1, 'https://example.org/a']]))).toBe(true)
  expect(keepsWords(before, after, new Map([[1, 'https://example.com/a']]))).toBe(false)
})

test('a text keeps the words of its own rendering, whatever the state of its links', () => {
  const source = 'See https://example.org/a and\n\n> this\n\n1. one\n1. two'
  const [plain, clickable] = [renderText(source, allLinks('plain')), renderText(source, allLinks('clickable'))]
  const addresses = new Map(plain.links.map(({ ordinal, address }) => [ordinal, address]))
  expect(keepsWords(plain.html, clickable.html, addresses)).toBe(true)
  expect(keepsWords(clickable.html, plain.html, addresses)).toBe(true)
})

test('a sign is no word, whether it is escaped or not', () => {
  expect(keepsWords('<p>A &quot;fine&quot; day &#39;here&#39; &amp; there</p>', `<p>A "fine" day 'here' & there</p>`, new Map())).toBe(true)
  expect(keepsWords('<p>A &amp;quot; day</p>', '<p>A day</p>', new Map())).toBe(false)
})
