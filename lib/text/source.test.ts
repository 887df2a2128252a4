import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseSource } from './source'

test.each([
  ['line ends of all systems become one kind', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
  ['control characters go, tabs stay', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff\tg', 'abcdef\tg'],
  ['half a surrogate pair becomes the replacement character', 'a\uD83Db\uDE00c\u{1F600}', 'a\uFFFDb\uFFFDc\u{1F600}'],
  ['spaces at line ends go', 'a  \nb\u00A0\n  c\t', 'a\nb\n  c'],
  ['blank lines at both ends go', '\n \u00A0\n\na\n\n \n', 'a'],
  ['two blank lines stay', 'a\n\n\nb', 'a\n\n\nb'],
  ['three blank lines become one', 'a\n\n \n\nb', 'a\n\nb'],
  ['a byte order mark goes', '\uFEFFa', 'a'],
  ['a text of nothing but space is empty', ' \r\n\t ', ''],
  ['entities are left as they were typed', '&amp;lt;b&amp;gt; %253Cb%253E', '&amp;lt;b&amp;gt; %253Cb%253E'],
  ['an isolate ends in its line', 'a \u2067b\nc\u2069 \u2066d\u2069', 'a \u2067b\u2069\nc \u2066d\u2069'],
])('%s', (_, raw, expected) => {
  expect(normaliseSource(raw)).toBe(expected)
})

test('a second pass changes nothing', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u00A0', '\uFEFF', '\u2066', '\u2069', '\u0000', '\uD800'),
    maxLength: 40,
  })
  fc.assert(fc.property(texts, (raw) => normaliseSource(normaliseSource(raw)) === normaliseSource(raw)))
})

test('a text that is in this form already is given back as it is; whatever else it has is found', () => {
  const unit = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\n\n',
    '\t',
    '\u00A0',
    '\u{1F600}',
    '\r',
    '\v',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\u2066',
    '\u2069',
    '\u0000',
    '\uD800',
  )
  // A byte order mark in front has it taken apart.
  fc.assert(fc.property(fc.string({ unit, maxLength: 30 }), (raw) => normaliseSource(raw) === normaliseSource(`\uFEFF${raw}`)))
})

test('every visible character stays, in its order', () => {
  const visible = (text: string) => text.replace(/[\s\p{Cc}\uFEFF\u2066-\u2069]/gu, '')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => visible(normaliseSource(raw)) === visible(raw)))
})
