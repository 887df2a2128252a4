import { expect, test } from 'vitest'
import { endOf, type Span } from './span'

test.each<[Span, string, string | null]>([
  ['1d', '2026-06-01T10:00:00Z', '2026-06-02T10:00:00.000Z'],
  ['12h', '2026-06-01T10:00:00Z', '2026-06-01T22:00:00.000Z'],
  ['ever', '2026-06-01T10:00:00Z', null],
  ['morning', '2026-06-01T21:30:15Z', '2026-06-02T07:00:00.000Z'],
  ['morning', '2026-06-01T06:59:59Z', '2026-06-01T07:00:00.000Z'],
  ['morning', '2026-06-01T07:00:00Z', '2026-06-02T07:00:00.000Z'],
  ['morning', '2026-01-10T02:00:00Z', '2026-01-10T08:00:00.000Z'],
  ['morning', '2026-03-28T22:00:00Z', '2026-03-29T07:00:00.000Z'], // the clocks go forward in this night
  ['morning', '2026-10-24T22:00:00Z', '2026-10-25T08:00:00.000Z'], // and back in this one
])('%s from %s ends at %s', (span, from, end) => {
  expect(endOf(span, new Date(from))?.toISOString() ?? null).toBe(end)
})
