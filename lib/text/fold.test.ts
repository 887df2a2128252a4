import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { expect, test } from 'vitest'
import { foldHtml } from './fold'
import { allLinks, renderText } from './render'
import { faultIn } from './testing/safe-elements'

const MOST_BYTES = 12_000
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const fold = (source: string, state: 'plain' | 'clickable' = 'clickable') => foldHtml(renderText(source, allLinks(state)).html)

test('a post of a screen or two is shown whole', () => {
  for (const source of ['', 'Short.', words(600), Array.from({ length: 60 }, (_, index) => `line ${index}`).join('\n')]) expect(fold(source)).toBeNull()
})

test('a long post ends behind a paragraph', () => {
  const paragraphs = Array.from({ length: 100 }, (_, index) => `Paragraph ${index}. ${words(30)}`)
  const head = fold(paragraphs.join('\n\n')) ?? ''
  expect(head).toMatch(/^<p>Paragraph 0\. .*word29<\/p>$/)
  expect(head.match(/<p>/g)?.length).toBeGreaterThan(5)
})

test.each([
  ['one paragraph ends between words', words(2000), /word\d+ …<\/p>$/],
  ['a long poem ends before a line', Array.from({ length: 2000 }, () => 'a').join('\n'), /<br>a …<\/p>$/],
  ['a word without an end ends anywhere', 'x'.repeat(100_000), /^<p>x{3000,} …<\/p>$/],
  ['code ends before a line', `\`\`\`\n${'let it = be\n'.repeat(2000)}\`\`\``, /be …<\/code><\/pre>$/],
  ['a quotation is closed', words(2000).replace(/^/gm, '> '), /word\d+ …<\/p><\/blockquote>$/],
  ['a list is closed behind an item', '- one thing to bring\n'.repeat(500), /<\/li><\/ul>$/],
  ['signs that need escaping are not cut', '<'.repeat(100_000), /^<p>(?:&lt;)+ …<\/p>$/],
  ['faces are not cut', '👩‍👩‍👧'.repeat(9000), /^<p>(?:👩‍👩‍👧)+ …<\/p>$/u],
])('%s', (_, source, end) => {
  expect(fold(source)).toMatch(end)
})

test('a link is not parted from its words or from the note that names its host', () => {
  for (let before = 3300; before < 3520; before += 7) {
    const head = fold(`${'a'.repeat(before)} [the words of the link](https://far-away.example/x) ${words(2000)}`) ?? ''
    expect(head.includes('the words')).toBe(head.includes('(far-away.example)'))
  }
  expect(fold(`[${'x'.repeat(50_000)}](https://far-away.example/)`)).toBe('<p> …</p>')
})

test('a post of nothing but addresses is short enough too', () => {
  const head = fold(Array.from({ length: 2000 }, (_, index) => `http://a.example/${index}`).join(' ')) ?? ''
  expect(Buffer.byteLength(head)).toBeLessThanOrEqual(MOST_BYTES)
})

const piece = fc.oneof(
  fc.constantFrom('\n', '\n\n', ' ', '> ', '>> ', '- ', '  - ', '1. ', '```\n', '**', '*', '_', '`', '"', '&', '<', '@name ', '👩‍👩‍👧', 'é', '漢字', '\u202E'),
  fc.constantFrom('http://a.example/x ', '[words](http://b.example/?q=1) ', '[Name in #3](/p/16):\n', 'word '),
  fc.string({ maxLength: 30 }),
)
const source = fc
  .array(fc.tuple(piece, fc.integer({ min: 1, max: 300 })), { maxLength: 20 })
  .map((pieces) => pieces.map(([text, times]) => text.repeat(times)).join(''))

const COLUMNS = '  Mon    9am    noon\n'.repeat(300)

test('what is folded is whole HTML, begins as the post does, and is short', () => {
  fc.assert(
    fc.property(source, (text) => {
      const { html } = renderText(text, allLinks('clickable'))
      const head = foldHtml(html)
      if (head === null) {
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES)
        return
      }
      expect(faultIn(head)).toBeNull()
      expect(normal(head).replaceAll('&amp;', '&')).toBe(head.replaceAll('&amp;', '&'))
      const shown = head.replace(/(?:<\/[a-z0-9]+>)+$/, '').replace(/ …$/, '')
      expect(html.startsWith(shown)).toBe(true)
      expect(textOf(html).startsWith(textOf(head).replace(/ …$/, ''))).toBe(true)
      expect(Buffer.byteLength(head)).toBeLessThanOrEqual(MOST_BYTES)
      expect(head.length).toBeLessThan(html.length)
    }),
    { numRuns: 50, examples: [[COLUMNS]] },
  )
})

/** As a browser would write it again. */
function normal(html: string): string {
  return serialize(parseFragment(html)).replaceAll('&nbsp;', '\u00A0')
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '')
}
