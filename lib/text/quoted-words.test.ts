import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoteSource } from './quote'
import { isSaid, readQuotations, readSaid } from './quoted-words'
import { allLinks, renderText } from './render'

const of = { author: 'fern', number: 2, postId: 16n }

function said(post: string, text: string): boolean[] {
  const words = readSaid(renderText(post, allLinks('plain')).html)
  return readQuotations(text, () => false).map((quotation) => isSaid(quotation, words))
}

const quote = (words: string) => `> [fern in #2](/p/16):\n> ${words.replaceAll('\n', '\n> ')}\n\nMine.`

test('what the post says fits, however it is marked, spaced and capitalised', () => {
  const post = 'It’s **really** _"here"_:\nsee [the page](https://example.org/a), and café.\n\nAnother paragraph.'
  for (const words of [
    'It\'s really "here": see the page (example.org), and café.',
    'it’s REALLY “here”',
    'eally',
    'see [the page](https://example.org/a)',
    'It’s … see … café',
    'It’s ... and [...] café.\n\n[…] paragraph',
    'It’s\n\nAnother paragraph.',
    '',
  ])
    expect(said(post, quote(words)), words).toEqual([true])
})

test('what it does not say does not fit', () => {
  const post = 'I like 5% of it 👍, [a page](https://example.org), $3.\n\n> [ivy in #1](/p/9):\n> Hers.\n\nLast.'
  for (const words of [
    'I liked 5% of it',
    'I like 6% of it',
    'I do not like',
    'of it … I like',
    'of it 👎',
    '£3',
    'a page (evil.org)',
    'a page (not)',
    'Hers.',
    '> I like',
    'Last.\n\nI like',
  ])
    expect(said(post, quote(words)), words).toEqual([false])
})

test('each head stands over its own words, an outer one before those inside', () => {
  const text = '> [fern in #2](/p/16):\n> one\n> > [ivy in #1](/p/9):\n> > two\n>\n> three\n> [ash in #4](/p/17): four\n\n> - [oak in #5](/p/18):\n>   five'
  expect(readQuotations(text, () => false).map(({ id, words }) => [id, words.match(/\w+/g)])).toEqual([
    [16n, ['one', 'three']],
    [17n, ['four']],
    [9n, ['two']],
    [18n, ['five']],
  ])
})

test('a head that is dressed in another way is one', () => {
  for (const head of ['**[fern in #2](/p/16)**:', '[fern in #2](/p/16) :', '[fern in #2](/p/16) wrote:', '— [fern in #2](/p/16)', '[see **this**](/p/16):'])
    expect(said('Yes.', `> ${head}\n> No.`), head).toEqual([false])
})

test('a blocked address is left open', () => {
  const [quotation] = readQuotations(quote('See https://shop.example/a or [this](https://shop.example/b) now.'), () => true)
  const words = readSaid(renderText('See https://shop.example/a or [this](https://shop.example/b) now.', allLinks('blocked')).html)
  expect(quotation && isSaid(quotation, words)).toBe(true)
  expect(said('See it now.', quote('See (link blocked) now.'))).toEqual([true])
})

const line = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', 'ß', 'Σ', '7', ' ', '*', '_', '`', '[', ']', '(', ')', '<', '>', '\\', '-', '1', '.', '#', '@', '’', '👍', '🏽'),
  minLength: 1,
  maxLength: 30,
})
const post = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'))

test('any part of what a post shows fits, as the board quotes it, and so does all of it', () => {
  fc.assert(
    fc.property(post, fc.nat(), fc.nat(), (source, from, length) => {
      const shown = [
        ...renderText(source, allLinks('plain'))
          .html.replace(/<br>|<\/p><p>/g, '\n')
          .replace(/<[^>]*>/g, ''),
      ].join('')
      const start = from % (shown.length + 1)
      const part = shown
        .slice(start, start + (length % 40))
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
        .replace(/&quot;/g, '"')
      fc.pre(!/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/.test(part))
      for (const text of [quoteSource({ ...of, source, part }), quoteSource({ ...of, source, maxParagraphs: 99 })])
        expect(said(source, text), text).toEqual([true])
    }),
  )
})

test('one other letter, or a word more, does not fit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), (words, at) => {
      const place = at % words.length
      const changed = words.with(place, `${words[place]?.slice(1)}z`)
      expect(said(words.join(' '), quote(changed.join(' ')))).toEqual([false])
      expect(said(words.join(' '), quote(words.toSpliced(place, 0, 'not').join(' ')))).toEqual([false])
    }),
  )
})

test('texts that repeat themselves are compared as others are', () => {
  const [text, run] = [`${'a '.repeat(20_000)}b`, 'a'.repeat(9_000)]
  expect([said(text, quote(`${run}b`)), said(text, quote(`${run}b${run}`)), said('aabaabaac', quote('aabaac'))]).toEqual([[true], [false], [true]])
})
