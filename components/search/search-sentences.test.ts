import { expect, test } from 'vitest'
import { wrongFilters } from './search-sentences'

test('the summary of a search that is refused names each field that needs another look', () => {
  const problems = [
    { field: 'from', code: 'no_day' },
    { field: 'by', code: 'no_name' },
  ] as const
  expect(Object.keys(wrongFilters({ problems: [...problems] }))).toEqual(['from', 'by'])
  expect(wrongFilters({ problems: [] })).toEqual({})
})
