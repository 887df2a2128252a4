import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, escapeText, unescapeHtml } from './escape'
import type { LinkState, TextFacts } from './facts'
import { quoteSource } from './quote'
import { allLinks, excerptText, readText, renderText } from './render'
import { normaliseSource } from './source'
import { faultIn } from './testing/safe-elements'

function html(source: string, state: LinkState = 'plain'): string {
  return renderText(source, allLinks(state)).html
}

test.each([
  ['a blank line parts two paragraphs', 'a\n\nb', '<p>a</p><p>b</p>'],
  ['a single line break is kept', 'a\nb', '<p>a<br>b</p>'],
  ['nothing is nothing', ' \n ', ''],
  ['what means something in HTML is escaped', `<b> & "c" 'd' &c &`, `<p>&lt;b&gt; & "c" 'd' &amp;c &amp;</p>`],
  ['entities show as they were typed', '&amp;lt;b&amp;gt; %253Cb', '<p>&amp;amp;lt;b&amp;amp;gt; %253Cb</p>'],
  ['lines behind > are a quote', '> a\n> b\n>\n> c\nd', '<blockquote dir="auto"><p>a<br>b</p><p>c</p></blockquote><p>d</p>'],
  ['quotes nest', '>> a\n> b', '<blockquote dir="auto"><blockquote dir="auto"><p>a</p></blockquote><p>b</p></blockquote>'],
  [
    'the fifth mark of a quote is text',
    '>>>>> a',
    '<blockquote dir="auto"><blockquote dir="auto"><blockquote dir="auto"><blockquote dir="auto"><p>&gt; a</p></blockquote></blockquote></blockquote></blockquote>',
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
  ['a list may stand in a quote', '> 1. a\n> 1. b', '<blockquote dir="auto"><ol><li>a</li><li>b</li></ol></blockquote>'],
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

const REL = 'rel="nofollow ugc noopener noreferrer"'

test.each([
  ['stars and underscores are emphasis', '*a* _b_ **c** __d__', '<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>'],
  ['stars within words are what was typed', 'f**k and s**t, 2*3*4, snake_case_name', '<p>f**k and s**t, 2*3*4, snake_case_name</p>'],
  ['four stars are what was typed', '**** a ****', '<p>**** a ****</p>'],
  ['dashes and stars begin items', '- a\n- b\n\n* c\n* d', '<ul><li>a</li><li>b</li></ul><ul><li>c</li><li>d</li></ul>'],
  ['lists nest', '1. a\n   - b\n   - c\n2. d', '<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>'],
  ['a plus counts', '+ 1 from me', '<p>+ 1 from me</p>'],
  ['a line of dashes is what was typed', 'a\n---\n***\n- - -', '<p>a<br>---<br>***<br>- - -</p>'],
  ['a year at the beginning is no item', '2013. A good year', '<p>2013. A good year</p>'],
  ['numbers that jump end the list', '1. a\n2. b\n7. c', '<ol><li>a</li><li>b</li></ol><p>7. c</p>'],
  ['a number sign is no heading in a post', '# a', '<p># a</p>'],
  ['spaces before a line make no code', 'a\n\n    b', '<p>a</p><p>b</p>'],
  ['backticks are code', 'see `<b> *x* http://a.bc`', '<p>see <code>&lt;b&gt; *x* http://a.bc</code></p>'],
  ['lines between backticks are code', '```js\n<b>\n  *x*\n```', '<pre><code class="language-js">&lt;b&gt;\n  *x*\n</code></pre>'],
  ['code that never ends is text', '```\na *b*', '<p>```<br>a <em>b</em></p>'],
  [
    'the bullets and numbers of a word processor are items',
    '•\ta\n·\u00A0\u00A0 b\n\n1.\u00A0c\n2.\u00A0d',
    '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
  ],
  ['a backslash takes a sign its meaning', '\\*a\\* \\[b\\](http://c.de)', '<p>*a* [b](<span data-link="1">http://c.de</span>)</p>'],
  ['an answer right under a quotation is the writer’s own', '> a\nb', '<blockquote dir="auto"><p>a</p></blockquote><p>b</p>'],
])('%s', (_, source, expected) => {
  expect(html(source)).toBe(expected)
})

test('an article may have headings and lines across', () => {
  expect(renderText('# a\n\n## b\n\nc\n\n---', allLinks('plain'), 'article').html).toBe('<h2>a</h2><h3>b</h3><p>c</p><hr>')
})

test.each([
  ['[words](https://example.org/a)', `<a href="https://example.org/a" ${REL} data-link="1">words</a><span data-host=""> (example.org)</span>`],
  ['[*w* on example.org](https://www.example.org)', `<a href="https://www.example.org/" ${REL} data-link="1"><em>w</em> on example.org</a>`],
  ['<https://example.org/a_b_c>', `<a href="https://example.org/a_b_c" ${REL} data-link="1">https://example.org/a_b_c</a>`],
  ['https://example.org/_a_', `<a href="https://example.org/_a_" ${REL} data-link="1">https://example.org/_a_</a>`],
  [
    '[w](https://a:b@example.org/?utm_source=x&b=2&fbclid=3#c)',
    `<a href="https://example.org/?b=2#c" ${REL} data-link="1">w</a><span data-host=""> (example.org)</span>`,
  ],
  ['[w](https://пример.example)', `<a href="https://xn--e1afmkfd.example/" ${REL} data-link="1">w</a><span data-host=""> (пример.example)</span>`],
  ['[w](mailto:me@example.org)', `<a href="mailto:me@example.org" ${REL}>w</a>`],
  ['[Olivia in #3](/p/16)', '<a href="/p/16">Olivia in #3</a>'],
  ['[w](/sign-out)', '[w](/sign-out)'],
  ['[w](javascript:alert(1))', '[w](javascript:alert(1))'],
  ['[w](https://сосо.example)', '[w](https://сосо.example)'],
  [
    '[a [b](https://example.org)](https://example.com)',
    `[a <a href="https://example.org/" ${REL} data-link="1">b</a><span data-host=""> (example.org)</span>](<a href="https://example.com/" ${REL} data-link="2">https://example.com</a>)`,
  ],
  ['![w](https://example.org)', `<a href="https://example.org/" ${REL} data-link="1">w</a><span data-host=""> (example.org)</span>`],
])('%s as a link', (source, expected) => {
  expect(html(source, 'clickable')).toBe(`<p>${expected}</p>`)
})

test('a link keeps its address as it was written, whatever its target', () => {
  expect(readText('[w](https://www.example.org/a/?utm_source=x#b)').links).toEqual([
    { ordinal: 1, address: 'https://www.example.org/a/?utm_source=x#b', text: 'w', target: 'example.org/a' },
  ])
})

test('what is known of a link stands behind it, and its words stay', () => {
  const facts = {
    state: 'clickable' as const,
    finalHost: 'news.example',
    goneSince: new Date('2026-05-03T12:00:00Z'),
    archiveAddress: 'https://archive.example/1',
  }
  const shown = (more: object) =>
    renderText('[w](https://example.org)', { linkOf: () => ({ ...facts, ...more }) }).html.replace(/ (?:rel|href|data-link)="[^"]*"/g, '')
  expect(shown({})).toBe(
    '<p><a>w</a><span data-host=""> (example.org → news.example)</span><span data-gone=""> (gone since 3 May 2026, <a>archived copy</a>)</span></p>',
  )
  expect(shown({ finalHost: 'www.example.org', archiveAddress: null })).toBe(
    '<p><a>w</a><span data-host=""> (example.org)</span><span data-gone=""> (gone since 3 May 2026)</span></p>',
  )
  expect(shown({ state: 'plain' })).toContain('<span>w</span><span data-host=""> (example.org → news.example)')
  expect(shown({ state: 'blocked' })).toBe('<p><span data-blocked="">[link blocked]</span></p>')
  expect(shown({ finalHost: 'exаmple.org' })).not.toContain('exаmple.org')
})

test('a quotation names its post; where that is gone none of its words is shown, and links keep their places', () => {
  const quoted = quoteSource({ author: 'fern', number: 3, postId: 16n, source: 'A *secret* at https://a.example\n\n> old words', maxParagraphs: 9 })
  const source = `${quoted}> [ash in #4](/p/17):\n> kept https://b.example\n> > [oak in #1](/p/12):\n> > inner\n\nMine: https://c.example`
  const facts: TextFacts = { linkOf: ({ ordinal }) => ({ state: ordinal === 3 ? 'clickable' : 'plain' }), isGone: (post) => post === 16n || post === 12n }
  const { html: shown, links, quotes } = renderText(source, facts)
  expect(quotes).toEqual([16n, 17n, 12n])
  expect(links.map(({ address }) => address)).toEqual(['https://a.example/', 'https://b.example/', 'https://c.example/'])
  expect(links).toEqual(readText(source).links)
  expect(shown).not.toMatch(/secret|a\.example|inner/)
  expect(shown).toContain('<blockquote dir="auto"><p><a href="/p/16">A post</a>:</p><p><em>The quoted post is no longer shown.</em></p></blockquote>')
  expect(shown).toMatch(/kept .*<blockquote dir="auto"><p><a href="\/p\/12">A post<\/a>:<\/p><p><em>/)
  expect(shown).toContain('data-link="3">https://c.example</a>')
  expect(excerptText(shown, 200)).toBe('Mine: https://c.example')
})

test('the head of a quotation calls its post as that is called now; words of one’s own stay', () => {
  const headOf = (post: bigint) => (post === 16n ? 'Fern_2 *x* in #41' : null)
  const source = '> [fern in #3](/p/16):\n> a\n\n> [ash in #4](/p/17):\n> b\n\n> [see there](/p/16):\n> c'
  const { html: shown, quotes } = renderText(source, { ...allLinks('plain'), headOf })
  expect(quotes).toEqual([16n, 17n])
  expect(shown).toContain('<a href="/p/16">Fern_2 *x* in #41</a>:<br>a')
  expect(shown).toContain('<a href="/p/17">ash in #4</a>')
  expect(shown).toContain('<a href="/p/16">see there</a>')
})

test('a head that says more than a name is not shown either', () => {
  const { html: shown } = renderText('> [the whole secret](/p/16):\n> b', { ...allLinks('plain'), isGone: () => true })
  expect(shown).toBe('<blockquote dir="auto"><p><a href="/p/16">A post</a>:</p><p><em>The quoted post is no longer shown.</em></p></blockquote>')
})

test.each([
  ['@fern and @Ash-2, (@oak_1).', ['fern and', 'fern', 'Ash-2', 'oak_1']],
  ['*@fern*', ['fern']],
  ['- @Zoë:', ['Zoë']],
  ['me@fern.example, a@fern, /@fern, https://a.example/@fern', []],
  ["@O'Neill's", ["O'Neill's", "O'Neill", 'O']],
  ['@fern said so', ['fern said so', 'fern said', 'fern']],
  ['`@fern` [@fern](https://a.example) \\@fern @@fern @ fern', []],
  ['> @fern said', []],
  ['@fern @fern', ['fern']],
])('%s calls %j', (source, names) => {
  expect(readText(source).mentions).toEqual(names)
})

test('a name that is called leads to its member, if there is one', () => {
  const facts = { ...allLinks('plain'), memberOf: (name: string) => (name === 'fern' ? '/m/fern' : null) }
  expect(renderText('@fern @ash', facts).html).toBe('<p><a href="/m/fern" data-mention="">@fern</a> @ash</p>')
})

test.each([
  ["@O'Neill said", ["O'Neill"], `<a href="/m/x" data-mention="">@O'Neill</a> said`],
  ['@O’Neill’s post', ["O'Neill"], '<a href="/m/x" data-mention="">@O’Neill</a>’s post'],
  ['@Dr. Fern, hello', ['Dr. Fern'], '<a href="/m/x" data-mention="">@Dr. Fern</a>, hello'],
  ['@Ann Marie Lee and', ['Ann', 'Ann Marie', 'Ann Marie Lee Ann'], '<a href="/m/x" data-mention="">@Ann Marie</a> Lee and'],
  ['@Ann Mariella', ['Ann', 'Ann Marie'], '<a href="/m/x" data-mention="">@Ann</a> Mariella'],
  ['@Ann. Marie went', ['Ann', 'Marie'], '<a href="/m/x" data-mention="">@Ann</a>. Marie went'],
  ['@ann *Marie*', ['ann', 'ann Marie'], '<a href="/m/x" data-mention="">@ann</a> <em>Marie</em>'],
  ['@Anne-Marie S. Lee!', ['Anne-Marie', 'Anne-Marie S. Lee'], '<a href="/m/x" data-mention="">@Anne-Marie S. Lee</a>!'],
  ['@Ann\nMarie', ['Ann', 'Ann Marie'], '<a href="/m/x" data-mention="">@Ann</a><br>Marie'],
  ['@Ann  Marie', ['Ann', 'Ann  Marie'], '<a href="/m/x" data-mention="">@Ann</a>  Marie'],
])('%s among %j calls the longest', (source, names, expected) => {
  const known = (name: string) => names.some((each) => each.replaceAll("'", '’') === name.replaceAll("'", '’'))
  expect(renderText(source, { ...allLinks('plain'), memberOf: (name) => (known(name) ? '/m/x' : null) }).html).toBe(`<p>${expected}</p>`)
})

test('a text calls no more than fifty names and holds no more than two thousand links', () => {
  const read = readText(`${Array.from({ length: 90 }, (_, index) => `@fern${index}`).join(' ')} ${'http://a.bc '.repeat(2500)}`)
  expect(read.mentions).toHaveLength(50)
  expect(read.links).toHaveLength(2000)
})

const SIGNS = [
  '> ',
  '>',
  '\n',
  '\n\n',
  '1. ',
  '2. ',
  '7) ',
  '- ',
  '* ',
  '   - ',
  '    ',
  ':\n',
  '*',
  '**',
  '_',
  '__',
  '`',
  '```\n',
  '~~~',
  '[',
  '](',
  ')',
  '](/p/1)',
  '](http://a.example/)',
  '](mailto:a@b.example)',
  '![',
  '<http://c.example>',
]
const WORDS = [
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
  '\\',
  '@fern',
  '# ',
  '---',
  '===',
  '•\t',
  'x',
  'Ärger',
  '12',
  '(',
]
const writing = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS, ...WORDS), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
  .map((pieces) => pieces.join(''))
const STATES = fc.constantFrom<LinkState>('plain', 'clickable')

/** Letters, digits and symbols that are no markup, in order: what a list counts and where a link leads may leave the text, nothing else. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M}\p{S}&"']|[`<>^=~|]/gu, '')
}

test('every letter and digit of the source is in the rendered text in its order, but for numbers of lists, targets and the language of code', () => {
  fc.assert(
    fc.property(writing, STATES, (source, state) => {
      const shown = lettersOf(textOf(html(source, state).replace(/<span data-host="">.*?<\/span>/g, '')))
      const typed = lettersOf(normaliseSource(source))
      const left = lettersOf([...source.matchAll(/\]\([^)\s]*\)?|\d{1,3}[.)]|```[^\n]*|•/g)].join(''))
      expect(isWithin(shown, typed)).toBe(true)
      expect(typed.length - shown.length).toBeLessThanOrEqual(left.length)
    }),
    { numRuns: 2000 },
  )
})

test('without signs of markup every visible character comes back as it was typed', () => {
  const plain = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/[*_`[\]\\<@>•●▪◦‣·\uF0B7\uF0A7-]|\d[.)]|```/u.test(text))
  fc.assert(
    fc.property(plain, (source) => {
      expect(textOf(html(source)).replace(/\s+/g, '')).toBe(normaliseSource(source).replace(/\s+/g, ''))
    }),
    { numRuns: 1000 },
  )
})

test('whatever is written, only known elements and attributes come out, the same each time, also after a second pass', () => {
  fc.assert(
    fc.property(writing, fc.constantFrom<LinkState>('plain', 'clickable', 'blocked'), (source, state) => {
      const rendered = html(source, state)
      expect(faultIn(rendered)).toBeNull()
      expect(html(source, state)).toBe(rendered)
      expect(html(normaliseSource(source), state)).toBe(rendered)
    }),
    { numRuns: 2000 },
  )
})

test('whatever is written, the links of a text are counted alike whatever is known of them', () => {
  fc.assert(
    fc.property(writing, (source) => {
      const { links, quotes, mentions } = renderText(source, { linkOf: () => ({ state: 'blocked' }), isGone: () => true, memberOf: () => '/m/x' })
      expect({ links, quotes, mentions, called: [] }).toEqual(readText(source))
      expect(links.map(({ ordinal }) => ordinal)).toEqual(links.map((_, index) => index + 1))
    }),
    { numRuns: 1000 },
  )
})

function textOf(rendered: string): string {
  return unescapeHtml(rendered.replace(/<[^>]*>/g, ''))
}

function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    at = whole.indexOf(letter, at) + letter.length
    if (at < letter.length) return false
  }
  return true
}

test.each([
  ['words of two paragraphs', '<p>a &amp; b</p><p>c<br>d</p>', 'a & b c d'],
  ['an answer without what it quotes', '<blockquote dir="auto"><p>a</p></blockquote><p>b</p>', 'b'],
  ['a quote where there is nothing else', '<blockquote dir="auto"><p>a</p></blockquote>', 'a'],
  ['entities decoded once', '<p>&amp;lt;</p>', '&lt;'],
  ['words that emphasis and code do not part', '<p>a<em>b</em><code>c</code></p>', 'abc'],
  ['the writer’s words without notes', '<p>a<span data-host=""> (b.example)</span><span data-gone=""> (gone, <a>copy</a>)</span> c</p>', 'a c'],
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

test('a text of more lines than are read as markup shows each as it was typed, and its addresses as links', () => {
  const lines = ['*a*', '> b &', '&', '- "c"', '', '<d> &amp', '', '', '\\*e*']
  const text = Array.from({ length: 7000 }, (_, at) => lines[at % lines.length]).join('\n')
  const own = normaliseSource(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(escapeText).join('<br>')}</p>`)
    .join('')
  expect(renderText(text, allLinks('plain')).html).toBe(own)
  const linked = renderText(`${text}\n\nhttp://a.example/1\nhttp://a.example/2\n\nb`, allLinks('plain'))
  expect(linked.links.map(({ address }) => address)).toEqual(['http://a.example/1', 'http://a.example/2'])
  expect(linked.html.slice(own.length)).toBe('<p><span data-link="1">http://a.example/1</span><br><span data-link="2">http://a.example/2</span></p><p>b</p>')
})
