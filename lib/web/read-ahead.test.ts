import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withFormRead } from './read-ahead'

const answeredBefore = async (body: string) => {
  let answered = false
  void setImmediate().then(() => {
    answered = true
  })
  return withFormRead({ body }, async () => answered)
}

test('others are answered between the reading of a long text and its check; a short one waits for nobody', async () => {
  expect(await answeredBefore('words '.repeat(1000))).toBe(true)
  expect(await answeredBefore('words')).toBe(false)
})
