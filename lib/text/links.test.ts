import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLinks } from './links'

function found(text: string): string[] {
  return findLinks(text).map((link) => link.text)
}

test.each([
  ['see http://example.com', 'http://example.com'],
  ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
  ['http://example.com.', 'http://example.com'],
  ['http://example.com/a, then', 'http://example.com/a'],
  ['is it http://example.com/a?', 'http://example.com/a'],
  ['yes http://example.com/a!!', 'http://example.com/a'],
  ['here http://example.com/a: it says', 'http://example.com/a'],
  ['wait http://example.com/a…', 'http://example.com/a'],
  ['and so on http://example.com/a...', 'http://example.com/a'],
  ['http://example.com/a; b', 'http://example.com/a'],
  ["it's 'http://example.com/a'", 'http://example.com/a'],
  ['“http://example.com/a”', 'http://example.com/a'],
  ['<http://example.com/a>', 'http://example.com/a'],
  ['<a href="http://example.com/a">b</a>', 'http://example.com/a'],
  ['[url=http://example.com/a]b[/url]', 'http://example.com/a'],
  ['**http://example.com/a**', 'http://example.com/a'],
  ['(http://example.com/a)', 'http://example.com/a'],
  ['(see http://example.com/a_(b))', 'http://example.com/a_(b)'],
  ['http://example.com/a_(b)_c', 'http://example.com/a_(b)_c'],
  ['http://example.com/a(b', 'http://example.com/a'],
  ['www.example.com/search?q=a+(b)))', 'www.example.com/search?q=a+(b)'],
  ['http://example.com/?a[]=1&b={c}', 'http://example.com/?a[]=1&b={c}'],
  ['http://example.com/a#part-2.', 'http://example.com/a#part-2'],
  ['http://example.com?a=1&amp;b=2', 'http://example.com?a=1&amp;b=2'],
  ['http://example.com/a/', 'http://example.com/a/'],
  ['http://example.com/@someone/1', 'http://example.com/@someone/1'],
  ['http://example.com/100%25', 'http://example.com/100%25'],
  ['http://example.com/a---and more', 'http://example.com/a---and'],
  ['http://example.com—a dash', 'http://example.com'],
  ['http://example.com:8080/a', 'http://example.com:8080/a'],
  ['http://127.0.0.1/a', 'http://127.0.0.1/a'],
  ['http://[::1]:3000/a', 'http://[::1]:3000/a'],
  ['http://localhost:3000/a', 'http://localhost:3000/a'],
  ['https://www.gov.uk/a', 'https://www.gov.uk/a'],
  ['www.example.co.uk', 'www.example.co.uk'],
  ['Www.Example.com/A,', 'Www.Example.com/A'],
  ['https://bücher.example/ü', 'https://bücher.example/ü'],
  ['http://россия.рф', 'http://россия.рф'],
  ['http://xn--bcher-kva.example', 'http://xn--bcher-kva.example'],
  ['http://http://example.com/a', 'http://example.com/a'],
  ['看http://example.com/a，好', 'http://example.com/a'],
  ['me@http://example.com/a', 'http://example.com/a'],
  ['[a](http://example.com)[b](mailto:me@example.com)', 'http://example.com'],
  ['{"a":"http://example.com/a","b":"c"}', 'http://example.com/a'],
  ['http://✪.example/1', 'http://✪.example/1'],
  ['one sentence.http://example.com/a', 'http://example.com/a'],
  ['https://petition.parliament.uk/petitions/44403', 'https://petition.parliament.uk/petitions/44403'],
])('finds the address in: %s', (text, address) => {
  expect(found(text)).toEqual([address])
})

test.each([
  'example.com',
  'report.pdf and index.html',
  'at 15:00 or 3.30pm',
  'version 1.2.3.4',
  'E.g. this',
  'me@example.com',
  'me@www.example.com',
  'a.www.example.com',
  'www.example',
  'www.',
  'awww.cute.cat',
  'mailto:me@example.com',
  'ftp://example.com/a',
  '//example.com/a',
  'javascript://example.com/%0Aalert(1)',
  'data:text/html,hello',
  'xhttp://example.com',
  'git+https://example.com/a',
  'http://',
  'http://a',
  'http://.example.com',
  'http://-',
  'http:example.com',
  'http:/example.com',
  'http:\\\\example.com',
  'http://user@example.com',
  'http://user:secret@example.com/a',
  'http://example.org:80@example.com/a',
  'http://ex%61mple.com',
  'http://example.com:99999/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://1.2.3',
  'http://exаmple.com/ (a Cyrillic letter)',
  'http://сосо.com/ (nothing but look-alikes)',
  'http://example.com\u2571evil.example/',
  'http://example.com\u2044evil.example/',
  'http://\u202Emoc.elpmaxe',
  'http://exa mple',
])('finds no address in: %s', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  ['www.example.com', 'https://www.example.com/'],
  ['HTTP://Example.COM:80/A b', 'http://example.com/A'],
  ['https://bücher.example/ü?q=ä', 'https://xn--bcher-kva.example/%C3%BC?q=%C3%A4'],
  ['http://example.com/a/../b', 'http://example.com/b'],
  ['http://example.com/?q=%3Cb%3E', 'http://example.com/?q=%3Cb%3E'],
])('%s leads to %s', (text, address) => {
  expect(findLinks(text)[0]?.address).toBe(address)
})

test('several addresses are found in order with their places', () => {
  const text = 'a http://a.example/1, b (www.b.example) c'
  const links = findLinks(text)
  expect(links.map((link) => link.address)).toEqual(['http://a.example/1', 'https://www.b.example/'])
  expect(links.map((link) => text.slice(link.start, link.end))).toEqual(links.map((link) => link.text))
})

test.each([',', ';', '|', '),(', ' '])('addresses parted by %j are two', (between) => {
  expect(found(`(http://a.example/1${between}http://b.example/2)`)).toEqual(['http://a.example/1', 'http://b.example/2'])
})

test('a bidirectional control ends an address', () => {
  expect(found('http://example.com/a\u202Egpj.exe')).toEqual(['http://example.com/a'])
})

test('an address of 2,000 characters is one, a longer one is not', () => {
  const address = (length: number) => 'http://example.com/'.padEnd(length, 'a')
  expect(found(address(2000))).toHaveLength(1)
  expect(found(address(2001))).toEqual([])
  expect(found(`http://example.com/${'ü'.repeat(500)}`)).toEqual([])
})

test('whatever is written around it, every address found is http or https, without a user name, and stands in the text', () => {
  const pieces = fc.constantFrom(
    'http://',
    'https://',
    'www.',
    'a.example',
    '@',
    ':',
    '/',
    '.',
    '(',
    ')',
    ' ',
    'user',
    '?',
    '#',
    '%',
    '"',
    '[',
    ']',
    'é',
    '\u202E',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (words) => {
      const text = words.join('')
      let end = 0
      for (const link of findLinks(text)) {
        expect(link.start).toBeGreaterThanOrEqual(end)
        expect(text.slice(link.start, link.end)).toBe(link.text)
        expect(link.address).toMatch(/^https?:\/\/[^/@]+(?:\/|$)/)
        expect(new URL(link.address).href).toBe(link.address)
        end = link.end
      }
    }),
    { numRuns: 2000 },
  )
})
