import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localFields, localMoment, localMoments } from './local-moment'

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

test.each([
  ['2027-06-08', '18:00', ['2027-06-08T17:00:00.000Z']],
  ['2027-10-31', '00:59', ['2027-10-30T23:59:00.000Z']],
  ['2027-10-31', '01:00', ['2027-10-31T00:00:00.000Z', '2027-10-31T01:00:00.000Z']],
  ['2027-10-31', '01:59', ['2027-10-31T00:59:00.000Z', '2027-10-31T01:59:00.000Z']],
  ['2027-10-31', '02:00', ['2027-10-31T02:00:00.000Z']],
  ['2027-03-28', '00:59', ['2027-03-28T00:59:00.000Z']],
  ['2027-03-28', '01:00', []],
  ['2027-03-28', '01:59', []],
  ['2027-03-28', '02:00', ['2027-03-28T01:00:00.000Z']],
])('%s at %s by British clocks comes as often as the clocks show it', (day, hour, moments) => {
  expect(localMoments(day, hour)?.map((at) => at.toISOString())).toEqual(moments)
})

test('what the fields say of a moment leads back to it, also in the hour that comes twice', () => {
  const night = fc.integer({ min: -180, max: 180 }).map((minutes) => new Date(Date.parse('2027-10-31T01:00:00Z') + minutes * 60_000))
  const ever = fc.date({ min: new Date('1996-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.oneof(night, ever), (at) => {
      const { day, hour, turn } = localFields(at)
      const moments = localMoments(day, hour) ?? []
      expect(turn === undefined).toBe(moments.length === 1)
      expect(moments[turn === 'second' ? 1 : 0]?.getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000)
    }),
  )
})

test('a form is filled with what the clocks showed', () => {
  expect(localFields(new Date('2027-06-08T17:00:00Z'))).toEqual({ day: '2027-06-08', hour: '18:00' })
})
