import { expect, test } from 'vitest'
import { readAhead } from './read-ahead'

const answeredMeanwhile = async (body: string) => {
  let answered = false
  setImmediate(() => {
    answered = true
  })
  await readAhead({ body })
  return answered
}

test('others are answered between the reading of a long text and its check; a short one waits for nobody', async () => {
  expect(await answeredMeanwhile('words '.repeat(1000))).toBe(true)
  expect(await answeredMeanwhile('words')).toBe(false)
})
