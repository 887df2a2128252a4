import { expect, test } from 'vitest'
import { readThreadText } from './thread-text'

function timesOf(...clocks: string[]): string[] {
  const text = `Title\n\n${clocks.map((clock) => `fern ${clock}\n\nText.`).join('\n\n')}`
  return readThreadText(text).posts.map(({ at }) => at.toISOString().slice(5, 16))
}

test('the hour that comes twice follows the order of the text', () => {
  expect(timesOf('27/10/13 00:59', '27/10/13 01:50', '27/10/13 01:10', '27/10/13 01:55', '27/10/13 02:05')).toEqual([
    '10-26T23:59',
    '10-27T00:50',
    '10-27T01:10',
    '10-27T01:55',
    '10-27T02:05',
  ])
  expect(timesOf('27/10/13 01:30', '27/10/13 01:40')).toEqual(['10-27T00:30', '10-27T00:40'])
  expect(timesOf('27/10/13 02:00', '27/10/13 01:40')).toEqual(['10-27T02:00', '10-27T00:40'])
})

test('the hour that spring leaves out does too', () => {
  expect(timesOf('31/03/13 00:50', '31/03/13 01:30', '31/03/13 02:10')).toEqual(
    ['03-31T00:50', '03-31T01:30', '03-31T01:10'].map((at, index) => (index === 1 ? '03-31T00:30' : at)),
  )
  expect(timesOf('31/03/13 00:50', '31/03/13 01:30', '31/03/13 02:40')).toEqual(['03-31T00:50', '03-31T01:30', '03-31T01:40'])
})
