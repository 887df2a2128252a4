import { expect, test } from 'vitest'
import { quoteOf } from './quote-part'

test('words become part of the address', () => {
  expect(quoteOf('/t/1/reply?quote=3', ' late & cold \n')).toBe('/t/1/reply?quote=3&part=late%20%26%20cold')
})

test.each([
  ['nothing', ' \n '],
  ['more than a quotation may hold', 'x'.repeat(2001)],
  ['more than an address may hold', '😀'.repeat(1000)],
])('%s is not offered', (_what, words) => {
  expect(quoteOf('/t/1/reply?quote=3', words)).toBeNull()
})
