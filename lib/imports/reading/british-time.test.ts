import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMomentAtEnd } from './british-time'

const read = (text: string) => readMomentAtEnd(text)?.moment

test.each([
  ['summer time is an hour ahead', 'Sat 08-Jun-13 15:00:15', '2013-06-08T14:00:15.000Z'],
  ['winter time is UTC', 'Tue 01-Jan-13 00:00:00', '2013-01-01T00:00:00.000Z'],
  ['early on a summer day it is still yesterday in UTC', 'Sat 08-Jun-13 00:30:00', '2013-06-07T23:30:00.000Z'],
  ['seconds may be missing', 'Sat 8-Jun-13 15:00', '2013-06-08T14:00:00.000Z'],
  ['the year may have four digits', 'Sat 08-Jun-2013 15:00:15', '2013-06-08T14:00:15.000Z'],
  ['names may be written out', 'Saturday 08-june-13 15:00:15', '2013-06-08T14:00:15.000Z'],
  ['70 to 99 are in the last century', 'Fri 31-Dec-99 23:59:59', '1999-12-31T23:59:59.000Z'],
  ['69 is in this one', 'Tue 01-Jan-69 00:00:00', '2069-01-01T00:00:00.000Z'],
  ['in 1970 the clocks stayed an hour ahead all year', 'Thu 01-Jan-70 12:00:00', '1970-01-01T11:00:00.000Z'],
  ['a leap day is a day', 'Wed 29-Feb-12 12:00:00', '2012-02-29T12:00:00.000Z'],
  ['the last second before summer time', 'Sun 31-Mar-13 00:59:59', '2013-03-31T00:59:59.000Z'],
  ['the first second of summer time', 'Sun 31-Mar-13 02:00:00', '2013-03-31T01:00:00.000Z'],
  ['the hour that spring leaves out is read as if summer time had begun', 'Sun 31-Mar-13 01:30:00', '2013-03-31T00:30:00.000Z'],
  ['the hour that comes twice is read as the first', 'Sun 27-Oct-13 01:30:00', '2013-10-27T00:30:00.000Z'],
  ['a dot behind the weekday', 'Sat. 08-Jun-13 15:00:15', '2013-06-08T14:00:15.000Z'],
  ['a weekday as it is often shortened', 'Weds, 5th June 2013 at 3.00 p.m.', '2013-06-05T14:00:00.000Z'],
  ['no weekday', '08-Jun-13 15:00', '2013-06-08T14:00:00.000Z'],
  ['all written out', 'Saturday, 8 June 2013, 3:00pm', '2013-06-08T14:00:00.000Z'],
  ['noon', '8 Jun 2013 12:00 PM', '2013-06-08T11:00:00.000Z'],
  ['midnight', '8 Jun 2013 12:05 am', '2013-06-07T23:05:00.000Z'],
  ['dashes that are no hyphens', 'Sat 08‑Jun–13 15:00 hrs', '2013-06-08T14:00:00.000Z'],
  ['an hour alone', '8 June 2013 at 3pm', '2013-06-08T14:00:00.000Z'],
  ['the month first where it is a word', 'Sat Jun 08, 2013 3:00 pm', '2013-06-08T14:00:00.000Z'],
  ['slashes with the day first', '08/06/2013 15:00', '2013-06-08T14:00:00.000Z'],
  ['dots with the day first', '8.6.13 - 15:00', '2013-06-08T14:00:00.000Z'],
  ['ISO', '2013-06-08 15:00:15', '2013-06-08T14:00:15.000Z'],
  ['ISO with a T and a zone', '2013-06-08T15:00:15.123Z', '2013-06-08T15:00:15.000Z'],
  ['an offset', '2013-06-08T15:00:15+02:00', '2013-06-08T13:00:15.000Z'],
  ['the hour that comes twice, with its zone', 'Sun 27-Oct-13 01:30:00 GMT', '2013-10-27T01:30:00.000Z'],
  ['the time first', '14:41 Sat 8 June 2013', '2013-06-08T13:41:00.000Z'],
  ['the time first, with words between', 'at 2:41 pm on 8/6/13', '2013-06-08T13:41:00.000Z'],
  ['an hour alone first', '3pm, Sat. 08-Jun-13', '2013-06-08T14:00:00.000Z'],
  ['the time first, and its zone', '15:00:15 GMT on Saturday 8th June 2013', '2013-06-08T15:00:15.000Z'],
  ['the time first, and the zone last', '15:00, 2013-06-08 UTC', '2013-06-08T15:00:00.000Z'],
  ['the time first in the hour that comes twice', '01:30 Sun 27-Oct-13', '2013-10-27T00:30:00.000Z'],
  ['after the hour that comes twice', 'Sun 27-Oct-13 02:00:00', '2013-10-27T02:00:00.000Z'],
])('%s: %s', (_, text, expected) => {
  expect(read(text)).toMatchObject({ problem: null })
  expect(read(text)?.readings[0]).toEqual(new Date(expected))
})

test.each([
  ['Fri 08-Jun-13 15:00:15', '8 June 2013 was a Saturday, not “Fri”.'],
  ['Sat 31-Feb-13 15:00:15', 'no 31 February 2013'],
  ['Fri 29-Feb-13 15:00:15', 'no 29 February 2013'],
  ['Sat 00-Jun-13 15:00:15', 'no 0 June 2013'],
  ['Sat 08-Jux-13 15:00:15', '“Jux” is not a month'],
  ['Sat 08-Jun-13 24:00:00', 'not a time of day'],
  ['Sat 08-Jun-13 15:60:00', 'not a time of day'],
  ['Sat 08-Jun-13 15:00:61', 'not a time of day'],
  ['Sat 06/08/13 15:60', 'not a time of day'],
  ['06/13/2013 15:00', 'There is no month 13'],
  ['15:60 Sat 8 June 2013', 'not a time of day'],
  ['14:41 Fri 8 June 2013', '8 June 2013 was a Saturday, not “Fri”.'],
  ['at 2:41 pm on 6/13/13', 'There is no month 13'],
  ['Sat 08-Jun-1013 15:00', 'The year 1013 cannot be right'],
])('%j is refused with the reason', (text, words) => {
  expect(read(text)?.readings).toEqual([])
  expect(read(text)?.problem).toContain(words)
})

test('what London’s clock shows at a moment is one of the readings', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const moments = fc.date({ min: new Date('1972-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const at = new Date(Math.floor(moment.getTime() / 1000) * 1000)
      const shown = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
      const month = shown.month?.slice(0, 3)
      const text = `${shown.weekday} ${shown.day}-${month}-${shown.year} ${shown.hour}:${shown.minute}:${shown.second}`
      const found = read(text)
      expect(found?.problem).toBeNull()
      expect(found?.readings).toContainEqual(at)
    }),
  )
})
