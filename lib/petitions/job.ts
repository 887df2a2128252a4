import { now } from '@/lib/platform/clock'
import { logFailure } from '@/lib/platform/log'
import { checkDue } from './commands'

/** How often it is looked whether a petition is due. */
const BEAT_MS = 7000

/** Begins to ask in the background when petitions close with which threads close; returns a way to stop, which waits for what is under way. */
export function startPetitionChecks(): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  let round: Promise<void> | undefined

  // One at a time: there are few, and all of them are asked of one service.
  async function run(): Promise<void> {
    try {
      while (!signal.aborted && (await checkDue({ now, rules: { signal } })));
    } catch (failure) {
      logFailure('asking about petitions', failure) // the claim ends by itself and is tried again
    }
  }

  const beat = setInterval(() => {
    round ??= run().finally(() => {
      round = undefined
    })
  }, BEAT_MS)
  return async () => {
    clearInterval(beat)
    stop.abort()
    await round
  }
}
