import { expect, test } from 'vitest'
import { agoWords, untilWords } from './relative-words'

const NOW = Date.UTC(2026, 0, 10, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

test('a moment of the last day is told in minutes, then in hours', () => {
  const told = [0, 59_999, MINUTE, 10 * MINUTE, HOUR - 1, HOUR, 2 * HOUR, 24 * HOUR - 1].map((passed) => agoWords(NOW - passed, NOW))
  expect(told).toEqual(['just now', 'just now', '1 minute ago', '10 minutes ago', '59 minutes ago', '1 hour ago', '2 hours ago', '23 hours ago'])
})

test('an older moment has its date alone', () => {
  expect(agoWords(NOW - 24 * HOUR, NOW)).toBe('')
})

test('a device whose clock is behind sees a new post as new', () => {
  expect(agoWords(NOW + 5 * MINUTE, NOW)).toBe('just now')
})

test('what ends within a day says when', () => {
  expect([30_000, MINUTE, 90 * MINUTE, 23 * HOUR].map((left) => untilWords(NOW + left, NOW))).toEqual([
    'in a moment',
    'in 1 minute',
    'in 1 hour',
    'in 23 hours',
  ])
  expect([0, -MINUTE, 24 * HOUR].map((left) => untilWords(NOW + left, NOW))).toEqual(['', '', ''])
})
