import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteSource } from './quote'
import { allLinks, renderText } from './render'

const of = { author: 'fern', number: 2, postId: 16n }

test('a reply begins with the author, the number, the way to the post and its first paragraph', () => {
  const quoted = quoteSource({ author: 'Olivia (HQ)', number: 4, postId: 12n, source: 'a\nb\n\nc' })
  expect(quoted).toBe('> [Olivia \\(HQ\\) in #4](/p/12):\n> a\n> b\n\n')
  expect(renderText(quoted, allLinks('plain'))).toEqual({
    html: '<blockquote dir="auto"><p><a href="/p/12">Olivia (HQ) in #4</a>:<br>a<br>b</p></blockquote>',
    links: [],
    quotes: [12n],
    mentions: [],
    called: [],
  })
})

test('more paragraphs are parted by an empty quoted line', () => {
  expect(quoteSource({ ...of, source: 'a\n\nb\n\nc', maxParagraphs: 2 })).toBe('> [fern in #2](/p/16):\n> a\n>\n> b\n\n')
})

test('what the post itself quotes is left out', () => {
  expect(quoteSource({ ...of, source: '> [olivia in #1](/p/3):\n> a\n\nb' })).toBe('> [fern in #2](/p/16):\n> b\n\n')
})

test('a post of nothing but quotes leaves the line that names it', () => {
  expect(quoteSource({ ...of, source: '> a' })).toBe('> [fern in #2](/p/16):\n\n')
})

test('a name with marks in it is the same name in the quotation', () => {
  for (const author of ['_fern_', '__fern_x__', 'a_b_c', 'a*b*c', '`x`', '[y](http://evil.example)', '<b>', 'a]b', '\\', '@olivia', 'www.evil.example']) {
    const { html, links, quotes } = renderText(quoteSource({ ...of, author, source: 'a' }), allLinks('clickable'))
    expect(
      html
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>'),
    ).toBe(`${author} in #2:a`)
    expect(quotes).toEqual([16n])
    expect(links).toEqual([])
  }
})

test('a dash or an underscore within a name is typed as it is', () => {
  expect(quoteSource({ ...of, author: 'Joanna_S1', source: 'a' })).toContain('[Joanna_S1 in #2]')
  expect(quoteSource({ ...of, author: 'anne-marie_', source: 'a' })).toContain('[anne-marie\\_ in #2]')
})

test('words that the reader chose are quoted as they show, and only where the post says them', () => {
  const source = 'One **strong** word, and [a page](https://example.org).\nAnd more.'
  expect(quoteSource({ ...of, source, part: 'One strong word, and a page.' })).toBe('> [fern in #2](/p/16):\n> One strong word, and a page.\n\n')
  expect(quoteSource({ ...of, source, part: 'strong   word' })).toBe('> [fern in #2](/p/16):\n> strong   word\n\n')
  expect(quoteSource({ ...of, source, part: 'a page (example.org).\nAnd more.' })).toBe('> [fern in #2](/p/16):\n> a page.\n> And more.\n\n')
  expect(quoteSource({ ...of, source, part: 'I never said this' })).toContain('> One **strong** word')
})

test('a chosen part shows the same words again, whatever marks they hold', () => {
  const line = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '*', '_', '`', '[', ']', '(', ')', '<', '>', '\\', '-', '1', '.', '#', '@'),
    minLength: 1,
    maxLength: 20,
  })
  const shown = (source: string) => renderText(source, allLinks('plain')).html.replace(/<[^>]*>/g, '')
  fc.assert(
    fc.property(line, (words) => {
      const escaped = words.replace(/[\\`*_[\]()<>@#.-]/g, '\\$&').trim()
      const part = shown(escaped).replace(/&lt;/g, '<').replace(/&gt;/g, '>')
      fc.pre(part.trim() !== '')
      expect(shown(quoteSource({ ...of, source: escaped, part }))).toBe(`fern in #2:${shown(escaped)}`)
    }),
  )
})

test('a part is looked for in the writer’s own words, not in what she quotes', () => {
  const source = '> [ivy in #1](/p/9):\n> taken back\n\nI agree.'
  expect(quoteSource({ ...of, source, part: 'taken back' })).toBe('> [fern in #2](/p/16):\n> I agree.\n\n')
  expect(quoteSource({ ...of, source, part: 'agree' })).toBe('> [fern in #2](/p/16):\n> agree\n\n')
})
