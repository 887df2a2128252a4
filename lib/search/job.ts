import { setTimeout as sleep } from 'node:timers/promises'
import { defineJob, MINUTE_MS, SECOND_MS } from '@/lib/jobs/define-job'
import { areOlderLeft, remakeWords } from './older'

/** How long one run goes on. */
const ENOUGH_MS = 30 * SECOND_MS

/** Makes the words of posts anew after a version that reads them otherwise. Rows that somebody writes just now have their turn in a minute. */
export const remakeOlderWords = defineJob({
  name: 'remake-older-words',
  every: MINUTE_MS,
  async run(_given, { signal }) {
    const until = performance.now() + ENOUGH_MS
    while (await areOlderLeft()) {
      if (signal.aborted || performance.now() > until) return 'more'
      const began = performance.now()
      if ((await remakeWords()) === 0) return 'done'
      await sleep(performance.now() - began, undefined, { signal }).catch(() => undefined) // half of the time is everybody else’s
    }
    return 'done'
  },
})
