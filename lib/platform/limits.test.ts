import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allowancesOf, LIMITS, type LimitName, limitLines, type Standing } from './limits'

const doors = readFileSync(join(import.meta.dirname, '../../docs/doors.md'), 'utf8')

/** Cells without the padding that a table may have. */
const cells = (line: string) => line.split('|').map((cell) => cell.trim())

test('the doors show exactly the limits that hold', () => {
  const [, table = ''] = doors.split('### How often')
  const shown = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
  expect(shown.map(cells)).toEqual(limitLines().map(cells))
})

test('staff may do more than members, and newcomers no more than they', () => {
  const order: Standing[] = ['newcomer', 'member', 'staff']
  for (const name of Object.keys(LIMITS) as LimitName[]) {
    const [newcomer, member, staff] = order.map((standing) => allowancesOf(name, standing)[0]?.most ?? 0)
    expect(
      [newcomer, member, staff].toSorted((a = 0, b = 0) => a - b),
      name,
    ).toEqual([newcomer, member, staff])
  }
})

test('what a lively parent does in an evening is far below what is refused', () => {
  const perHour = (name: LimitName, standing: Standing) => Math.min(...allowancesOf(name, standing).map(({ most, seconds }) => (most / seconds) * 3600 || 0))
  const inARow = (name: LimitName, standing: Standing) => Math.min(...allowancesOf(name, standing).map(({ most }) => most))
  expect(inARow('reply', 'newcomer')).toBeGreaterThanOrEqual(10) // one every half a minute in a talk that runs hot
  expect(inARow('reply', 'member')).toBeGreaterThanOrEqual(20)
  expect(perHour('search', 'guest')).toBeGreaterThanOrEqual(1000)
  expect(inARow('thread', 'newcomer')).toBeGreaterThanOrEqual(4)
})
