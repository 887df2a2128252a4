import { expect, test } from 'vitest'
import { isOver, type Known, learn } from './policy'

const NOW = new Date('2027-03-01T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const inMs = (ms: number) => new Date(NOW.getTime() + ms)
const NOTHING: Known = { state: null, closesAt: null, failures: 0, nextCheckAt: NOW }
const openFor = (ms: number, failures = 0): Known => ({ state: 'open', closesAt: inMs(ms), failures, nextCheckAt: NOW })

test.each([
  ['months ahead: every six hours', 100 * DAY, 6 * HOUR],
  ['the last two days are not missed', 2 * DAY + 2 * HOUR, 2 * HOUR],
  ['in its last two days: every hour', 30 * HOUR, HOUR],
  ['just after its moment', 20 * MINUTE, 21 * MINUTE],
  ['still said to be open afterwards: every hour', -2 * MINUTE, HOUR],
])('%s', (_name, left, wait) => {
  const known = openFor(left)
  const told = { state: 'open', closesAt: inMs(left) } as const
  expect(learn(known, told, NOW)).toEqual({ ...known, nextCheckAt: inMs(wait) })
})

test('what fails is asked again after longer and longer waits, and changes nothing', () => {
  const waits = [0, 1, 2, 5, 6, 7, 40].map((failures) => {
    const known = openFor(100 * DAY, failures)
    const learnt = learn(known, 'failed', NOW)
    expect(learnt).toEqual({ ...known, failures: failures + 1, nextCheckAt: expect.any(Date) })
    return ((learnt.nextCheckAt?.getTime() ?? 0) - NOW.getTime()) / MINUTE
  })
  expect(waits).toEqual([5, 10, 20, 160, 320, 360, 360])
})

test('what is not public yet is asked again later, and is no failure', () => {
  expect(learn({ ...NOTHING, failures: 3 }, 'unpublished', NOW)).toEqual({ ...NOTHING, nextCheckAt: inMs(6 * HOUR) })
})

test('what is over closes when we found that, unless we knew the moment, and is not asked about again', () => {
  expect(learn(NOTHING, { state: 'closed' }, NOW)).toEqual({ state: 'closed', closesAt: NOW, failures: 0, nextCheckAt: null })
  expect(learn(NOTHING, { state: 'rejected' }, NOW)).toMatchObject({ state: 'rejected', closesAt: NOW })
  expect(learn(openFor(50 * DAY), { state: 'closed' }, NOW)).toMatchObject({ closesAt: NOW }) // a Parliament was dissolved
  expect(learn(openFor(-HOUR), { state: 'closed' }, NOW)).toMatchObject({ closesAt: inMs(-HOUR) })
})

test('an open petition has the day that it is given, later or earlier than before', () => {
  expect(learn(openFor(DAY), { state: 'open', closesAt: inMs(9 * DAY) }, NOW)).toMatchObject({ closesAt: inMs(9 * DAY) })
  expect(learn(openFor(9 * DAY), { state: 'open', closesAt: inMs(DAY) }, NOW)).toMatchObject({ closesAt: inMs(DAY) })
  expect(learn(openFor(9 * DAY), { state: 'open', closesAt: inMs(-DAY) }, NOW)).toMatchObject({ closesAt: NOW })
})

test('a petition is over once it is closed or rejected, or its moment has come', () => {
  const over = [openFor(0), { ...openFor(DAY), state: 'closed' as const }, { ...openFor(DAY), state: 'rejected' as const }]
  expect(over.map((known) => isOver(known, NOW))).toEqual([true, true, true])
  expect([NOTHING, openFor(1)].map((known) => isOver(known, NOW))).toEqual([false, false])
})
