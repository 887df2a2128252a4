import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unescapeHtml } from './escape'
import { personalDataIn } from './personal'
import { allLinks, renderText } from './render'

function html(source: string): string {
  return renderText(source, allLinks('clickable')).html
}

function words(source: string): string {
  return unescapeHtml(
    html(source)
      .replaceAll('</p><p>', '\n\n')
      .replace(/<br>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )
}

test.each([
  '>_<',
  '>:(',
  '>:(  not again',
  '>50% of parents',
  '>.<',
  '>=3 children',
  '>_> and <_<',
  '>"quoted"',
  '>£5 a day',
  '>100 signatures\n>200 signatures',
  '^_^',
  '^_^ hello ^_^',
  '(*_*)',
  '(*_*) what (*_*)',
  '*_*',
  '(*^_^*)',
  '-_- and -_-',
  '=_= =_=',
  '._. ._.',
  ';_; so sad ;_;',
  'T_T T_T',
  'o_O O_o',
  ':_( so sad :_(',
  '@_@ @_@',
  '¯\\_(ツ)_/¯',
  '* term time only',
  'From £40 a day*\n\n* term time only',
  'It costs £40* a day.\n* term time only',
  '* term time only\n** under fives',
  '*',
  '**',
  '* *',
  '_ _',
  '***',
  '(*)',
  '5 * 3 * 2',
  '**** note ****',
  'C:\\_new',
  'C:\\_new\\_old and D:\\_x',
  '"C:\\_new"',
  'c:\\users\\_me\\#1',
  '✓ done',
  '– Mary',
  '– she said\nand went',
  'o that it were so',
  '■ this one',
  '✓ yes\n✗ no',
])('%j is what was typed', (source) => {
  expect(words(source)).toBe(source)
})

test.each([
  ['> a\n>b\n>>c', '<blockquote dir="auto"><p>a<br>b</p><blockquote dir="auto"><p>c</p></blockquote></blockquote>'],
  ['>Élan', '<blockquote dir="auto"><p>Élan</p></blockquote>'],
  ['>\u00A0a', '<blockquote dir="auto"><p>\u00A0a</p></blockquote>'],
  ['> >_<', '<blockquote dir="auto"><p>&gt;_&lt;</p></blockquote>'],
  ['>>50%', '<blockquote dir="auto"><p>&gt;50%</p></blockquote>'],
  ['> a\n>50% b', '<blockquote dir="auto"><p>a</p></blockquote><p>&gt;50% b</p>'],
  ['- >50% a\n- >_< b', '<ul><li>&gt;50% a</li><li>&gt;_&lt; b</li></ul>'],
  ['```\n>_< *a*\n– b\n– c\n```', '<pre><code>&gt;_&lt; *a*\n– b\n– c\n</code></pre>'],
  ['\uFDD0 > a\n>5', '<p>\uFDD0 &gt; a</p><blockquote dir="auto"><p>5</p></blockquote>'],
  ['*o*', '<p><em>o</em></p>'],
  ['Note: *this* (*that*) "_those_" –*these*–', '<p>Note: <em>this</em> (<em>that</em>) "<em>those</em>" –<em>these</em>–</p>'],
  ['*👍* **!**', '<p><em>👍</em> **!**</p>'],
  ['* a\n* b', '<ul><li>a</li><li>b</li></ul>'],
  ['bring:\n* a', '<p>bring:</p><ul><li>a</li></ul>'],
  ['- a\n  * b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
  ['- a', '<ul><li>a</li></ul>'],
  ['o\ta\no\tb', '<ul><li>a</li><li>b</li></ul>'],
  ['○ a\n○ b', '<ul><li>a</li><li>b</li></ul>'],
  ['■ a\n\n■ b', '<ul><li>a</li><li>b</li></ul>'],
  ['– a\n– b', '<ul><li>a</li><li>b</li></ul>'],
  ['➢ a\n➢ b', '<ul><li>a</li><li>b</li></ul>'],
  ['✓ a\n✓ b', '<ul><li>a</li><li>b</li></ul>'],
  ['✓\ta', '<ul><li>a</li></ul>'],
  ['\uF0D8\ta', '<ul><li>a</li></ul>'],
  ['• a\n  ○ b\n  ○ c', '<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>'],
  ['snake\\_case and \\*a\\*', '<p>snake_case and *a*</p>'],
  [
    'wow![a](https://b.example)',
    '<p>wow!<a href="https://b.example/" rel="nofollow ugc noopener noreferrer" data-link="1">a</a><span data-host=""> (b.example)</span></p>',
  ],
  [
    'see ![](https://b.example/c.png)',
    '<p>see <a href="https://b.example/c.png" rel="nofollow ugc noopener noreferrer" data-link="1">https://b.example/c.png</a></p>',
  ],
  ['(![a](/p/1))', '<p>(<a href="/p/1">a</a>)</p>'],
  ['\\![a](/p/1)', '<p>!<a href="/p/1">a</a></p>'],
])('%j means something', (source, expected) => {
  expect(html(source)).toBe(expected)
})

test('columns of spaces or tabs keep their shape', () => {
  expect(html('Mon    9am   5pm\nTue    10am  4pm\n       (half day)')).toBe(
    '<p data-columns="">Mon    9am   5pm<br>Tue    10am  4pm<br>\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0(half day)</p>',
  )
  expect(html('a\tb\nc\td')).toBe('<p data-columns="">a\tb<br>c\td</p>')
  expect(html('x\n\n      a     b\n1     2     3')).toBe('<p>x</p><p data-columns="">\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0a     b<br>1     2     3</p>')
  expect(html('> a     b\n> c     d')).toBe('<blockquote dir="auto"><p data-columns="">a     b<br>c     d</p></blockquote>')
  expect(html('One.  Two.  Three.\nFour.  Five.')).toBe('<p>One.  Two.  Three.<br>Four.  Five.</p>')
  expect(html('Name:      Date:')).toBe('<p>Name:      Date:</p>')
})

test('a line that quotes nothing is asked for personal data', () => {
  expect(personalDataIn('>07700 900123')).toEqual(['phone'])
  expect(personalDataIn('> 07700 900123')).toEqual([])
})

const FACES = fc.constantFrom('>_<', '^_^', '(*_*)', '-_-', ':_(', '>:(', '(*^_^*)', 'T_T', '=_=', '^.^', 'o_O')

test('faces among words stay faces, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(FACES, fc.constantFrom('hello', 'so tired', 'no!')), { minLength: 1, maxLength: 8 }), (pieces) => {
      const source = pieces.join(' ')
      expect(words(source)).toBe(source)
    }),
    { numRuns: 1000 },
  )
})
