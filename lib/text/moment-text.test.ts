import { expect, test } from 'vitest'
import { clockText, closingText, dayText, momentText } from './moment-text'

test.each([
  ['2013-06-08T14:00:15Z', 'Sat 8 June 2013, 15:00'],
  ['2013-09-25T18:18:00Z', 'Wed 25 September 2013, 19:18'],
  ['2013-12-31T23:59:59Z', 'Tue 31 December 2013, 23:59'],
  ['2014-01-01T00:00:00Z', 'Wed 1 January 2014, 00:00'],
  ['2026-10-24T23:59:59Z', 'Sun 25 October 2026, 00:59'],
  ['2026-10-25T00:00:00Z', 'Sun 25 October 2026, 01:00 BST'],
  ['2026-10-25T00:59:59Z', 'Sun 25 October 2026, 01:59 BST'],
  ['2026-10-25T01:00:00Z', 'Sun 25 October 2026, 01:00 GMT'],
  ['2026-10-25T01:59:59Z', 'Sun 25 October 2026, 01:59 GMT'],
  ['2026-10-25T02:00:00Z', 'Sun 25 October 2026, 02:00'],
  ['2026-03-29T00:59:00Z', 'Sun 29 March 2026, 00:59'],
  ['2026-03-29T01:00:00Z', 'Sun 29 March 2026, 02:00'],
  ['2026-10-26T01:30:00Z', 'Mon 26 October 2026, 01:30'],
])('%s is shown as %s', (utc, shown) => {
  expect(momentText(new Date(utc))).toBe(shown)
})

test('the hour that comes twice is told apart wherever a clock is shown, and the day has no hour', () => {
  const [summer, winter] = [new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z')]
  expect(clockText(winter, summer)).toBe('01:30 GMT')
  expect(closingText(winter)).toBe('on Sun 25 October 2026, 01:30 GMT')
  expect([summer, winter].map(dayText)).toEqual(['Sun 25 October 2026', 'Sun 25 October 2026'])
})

test.each([
  ['2013-06-08T17:12:00Z', '2013-06-08T14:00:15Z', '18:12'],
  ['2013-06-08T23:05:00Z', '2013-06-08T22:50:00Z', 'Sun 9 June 2013, 00:05'],
  ['2014-06-08T17:12:00Z', '2013-06-08T14:00:15Z', 'Sun 8 June 2014, 18:12'],
])('%s beside %s is shown as %s', (at, besides, shown) => {
  expect(clockText(new Date(at), new Date(besides))).toBe(shown)
})

test.each([
  ['2027-06-07T23:00:00Z', 'at the end of Mon 7 June 2027'],
  ['2027-12-31T00:00:00Z', 'at the end of Thu 30 December 2027'],
  ['2027-06-08T17:00:00Z', 'on Tue 8 June 2027, 18:00'],
])('what closes at %s closes %s', (at, words) => {
  expect(closingText(new Date(at))).toBe(words)
})
