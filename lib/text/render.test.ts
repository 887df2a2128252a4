import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allLinks, escapeHtml, excerptText, type LinkState, renderText } from './render'

const ALLOWED_TAG =
  /^<(?:\/?(?:p|blockquote|ol|li)|br|ol start="\d{1,3}"|\/?a|\/span|span data-link="\d+"(?: data-blocked="")?|a href="https?:\/\/[^"<>']*" rel="nofollow ugc noopener noreferrer" data-link="\d+")>$/
const ALLOWED_TEXT = /^(?:[^<>&"']|&(?:amp|lt|gt|quot|#39);)+$/

function html(source: string, state: LinkState = 'plain'): string {
  return renderText(source, allLinks(state)).html
}

test.each([
  ['a blank line parts two paragraphs', 'a\n\nb', '<p>a</p><p>b</p>'],
  ['a single line break is kept', 'a\nb', '<p>a<br>b</p>'],
  ['nothing is nothing', ' \n ', ''],
  ['the five characters are escaped', `<b> & "c" 'd'`, '<p>&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>'],
  ['entities show as they were typed', '&amp;lt;b&amp;gt; %253Cb', '<p>&amp;amp;lt;b&amp;amp;gt; %253Cb</p>'],
  ['lines behind > are a quote', '> a\n> b\n>\n> c\nd', '<blockquote><p>a<br>b</p><p>c</p></blockquote><p>d</p>'],
  ['quotes nest', '>> a\n> b', '<blockquote><blockquote><p>a</p></blockquote><p>b</p></blockquote>'],
  [
    'the fifth mark of a quote is text',
    '>>>>> a',
    '<blockquote><blockquote><blockquote><blockquote><p>&gt; a</p></blockquote></blockquote></blockquote></blockquote>',
  ],
  ['marks that quote nothing are text', '>\n> ', '<p>&gt;<br>&gt;</p>'],
  ['a list of ones counts on', 'a:\n1. b\n1. c\n1. d\ne', '<p>a:</p><ol><li>b</li><li>c</li><li>d</li></ol><p>e</p>'],
  ['a counted list is a list', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['blank lines between items do not end a list', '1. a\n\n1. b\n\nc', '<ol><li>a</li><li>b</li></ol><p>c</p>'],
  ['a list that begins at 3 shows 3', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
  ['one item after a colon is a list', 'a:\n1. b', '<p>a:</p><ol><li>b</li></ol>'],
  ['one item alone is text', '1. a', '<p>1. a</p>'],
  ['numbers out of order are text', '5. a\n7. b', '<p>5. a<br>7. b</p>'],
  ['a year is not an item', '2013. a\n2014. b', '<p>2013. a<br>2014. b</p>'],
  ['a price is not an item', '1.50 a\n1.60 b', '<p>1.50 a<br>1.60 b</p>'],
  ['a list may stand in a quote', '> 1. a\n> 1. b', '<blockquote><ol><li>a</li><li>b</li></ol></blockquote>'],
])('%s', (_, source, expected) => {
  expect(html(source)).toBe(expected)
})

test('a link shows by its state', () => {
  const source = 'go to www.example.com/?a=1&b=2.'
  expect(html(source, 'plain')).toBe('<p>go to <span data-link="1">www.example.com/?a=1&amp;b=2</span>.</p>')
  expect(html(source, 'blocked')).toBe('<p>go to <span data-link="1" data-blocked="">[link blocked]</span>.</p>')
  expect(html(source, 'clickable')).toBe(
    '<p>go to <a href="https://www.example.com/?a=1&amp;b=2" rel="nofollow ugc noopener noreferrer" data-link="1">www.example.com/?a=1&amp;b=2</a>.</p>',
  )
})

test('links are counted over the whole text, quotes and lists included', () => {
  const source = '> http://a.example\n\nhttp://b.example\n1. http://c.example\n1. http://d.example'
  const asked: string[] = []
  const { links } = renderText(source, {
    linkOf({ ordinal, address }) {
      asked.push(`${ordinal} ${address}`)
      return { state: 'plain' }
    },
  })
  expect(asked).toEqual(['1 http://a.example/', '2 http://b.example/', '3 http://c.example/', '4 http://d.example/'])
  expect(links.map((link) => link.text)).toEqual(['http://a.example', 'http://b.example', 'http://c.example', 'http://d.example'])
})

const writing = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '> ',
        '>',
        '\n',
        '\n\n',
        '1. ',
        '2. ',
        ':\n',
        'http://a.example/',
        'www.b.example',
        '<script>',
        '&amp;',
        '"',
        "'",
        '\t',
        '\r\n',
        '\u0000',
        '\uD800',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

test('every letter of the source is in the rendered text, in its order', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{S}<&"']/gu, '').replace(/>/g, '')
  fc.assert(
    fc.property(writing, fc.constantFrom<LinkState>('plain', 'clickable'), (source, state) => {
      const shown = html(source, state).replace(/<[^>]*>/g, '')
      const read = shown
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&')
      const whole = source.replace(/\p{Cs}/gu, '\uFFFD')
      expect(letters(read)).toBe(letters(whole))
    }),
    { numRuns: 1000 },
  )
})

test('whatever is written, only known elements come out, properly nested, the same each time', () => {
  fc.assert(
    fc.property(writing, fc.constantFrom<LinkState>('plain', 'clickable', 'blocked'), (source, state) => {
      const rendered = html(source, state)
      expect(unknownMarkup(rendered)).toBeNull()
      expect(html(source, state)).toBe(rendered)
    }),
    { numRuns: 1000 },
  )
})

function unknownMarkup(rendered: string): string | null {
  const parts = (rendered.match(/<[^>]*>?|[^<]+/g) ?? []).filter((part) => part !== '<br>')
  const wrong = parts.find((part) => !(part.startsWith('<') ? ALLOWED_TAG : ALLOWED_TEXT).test(part))
  const open: string[] = []
  const unnested = parts.find((part) => part.startsWith('<') && !nests(open, part))
  return wrong ?? unnested ?? open.at(-1) ?? null
}

function nests(open: string[], tag: string): boolean {
  const name = /\w+/.exec(tag)?.[0] ?? ''
  return tag.startsWith('</') ? open.pop() === name : open.push(name) > 0
}

test.each([
  ['words of two paragraphs', '<p>a &amp; b</p><p>c<br>d</p>', 'a & b c d'],
  ['an answer without what it quotes', '<blockquote><p>a</p></blockquote><p>b</p>', 'b'],
  ['a quote where there is nothing else', '<blockquote><p>a</p></blockquote>', 'a'],
  ['entities decoded once', '<p>&amp;lt;</p>', '&lt;'],
])('an excerpt is %s', (_, rendered, expected) => {
  expect(excerptText(rendered, 100)).toBe(expected)
})

test('a long excerpt ends between words, a long word within', () => {
  expect(excerptText('<p>one two three, four</p>', 16)).toBe('one two three…')
  expect(excerptText(`<p>${'a'.repeat(50)}</p>`, 10)).toBe(`${'a'.repeat(9)}…`)
  expect(excerptText(`<p>${'\u{1F600}'.repeat(20)}</p>`, 10)).not.toMatch(/[\uD800-\uDBFF]…/)
})

test('an excerpt does not show a blocked address', () => {
  expect(excerptText(html('see http://evil.example/', 'blocked'), 100)).toBe('see [link blocked]')
})

test('escaping leaves nothing that could open a tag or close an attribute', () => {
  expect(escapeHtml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&#39;')
})
