import { expect, test } from 'vitest'
import { localFields, localMoment } from './local-moment'

test.each([
  ['2027-06-08', '18:00', '2027-06-08T17:00:00.000Z'], // summer time
  ['2027-01-08', '18:00', '2027-01-08T18:00:00.000Z'],
  ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'], // no clock shows it: an hour later by the clock
  ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'], // comes twice: the first
  ['2028-02-29', '00:00', '2028-02-29T00:00:00.000Z'],
])('%s at %s by British clocks is %s', (day, hour, at) => {
  expect(localMoment(day, hour)?.toISOString()).toBe(at)
})

test.each([
  ['2027-02-29', '12:00'],
  ['2027-06-08', '24:00'],
  ['2027-06-08', ''],
  ['', '12:00'],
  ['8 June 2027', '6 pm'],
])('“%s” at “%s” is no moment', (day, hour) => {
  expect(localMoment(day, hour)).toBeNull()
})

test('a form is filled with what the clocks showed', () => {
  expect(localFields(new Date('2027-06-08T17:00:00Z'))).toEqual({ day: '2027-06-08', hour: '18:00' })
})
