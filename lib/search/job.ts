import { setTimeout as sleep } from 'node:timers/promises'
import { logFailure } from '@/lib/platform/log'
import { areOlderLeft, remakeWords } from './older'

/** How long is waited where every row that is left is being written, and after a failure. */
const PATIENCE_MS = 10_000

/**
 * Makes the words of posts anew in the background after a version that reads them otherwise; ended halfway, the next start goes on.
 * Returns a way to stop, which waits for what is under way.
 */
export function startWordJob(): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const done = run(signal)
  return async () => {
    stop.abort()
    await done
  }
}

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const began = performance.now()
    try {
      const made = await remakeWords()
      if (made === 0 && !(await areOlderLeft())) return
      await pause(made === 0 ? PATIENCE_MS : performance.now() - began, signal) // half of the time is everybody else’s
    } catch (failure) {
      logFailure('making words anew', failure)
      await pause(PATIENCE_MS, signal)
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
