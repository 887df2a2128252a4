import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { takeLoopDelay, watchLoopDelay } from './loop-delay'

test('what keeps the event loop is seen once, and then forgotten', async () => {
  watchLoopDelay()
  await sleep(30)
  takeLoopDelay()
  await sleep(30) // it looks again from here on
  keepEverybodyWaiting(150)
  await sleep(30)
  const { p99, longest } = takeLoopDelay()
  expect(longest).toBeGreaterThan(0.12)
  expect(p99).toBeLessThanOrEqual(longest)
  expect(takeLoopDelay()).toEqual({ p99: 0, longest: 0 })
})

function keepEverybodyWaiting(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}
