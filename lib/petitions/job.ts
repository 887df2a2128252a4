import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import type { FetchRules } from '@/lib/platform/foreign-fetch'
import { logFailure } from '@/lib/platform/log'
import { checkDue } from './commands'

/** How often it is looked whether a petition is due. */
const BEAT_MS = 7000

/** Begins to ask in the background when petitions close with which threads close; returns a way to stop, which waits for what is under way. */
export function startPetitionChecks(): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const rules = { signal, allow: onLoopback() }
  let round: Promise<void> | undefined

  // One at a time: there are few, and all of them are asked of one service.
  async function run(): Promise<void> {
    try {
      while (!signal.aborted && (await checkDue({ now, rules })));
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

/** A board that is served on loopback, to be tried out or tested, may ask a service there that its operator names. */
function onLoopback(): FetchRules['allow'] {
  const { loopback, PETITIONS_URL } = env()
  const { hostname, port } = new URL(PETITIONS_URL)
  return loopback && hostname === '127.0.0.1' ? (address, asked) => address === hostname && asked === Number(port || 80) : undefined
}
