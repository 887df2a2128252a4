import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { lookAt, readForeign } from '@/lib/platform/foreign-fetch'
import { logFailure } from '@/lib/platform/log'
import { mayBeAsked } from '@/lib/posts/destination-policy'
import type { Asking } from './archive'
import { askForBacklog } from './backlog'
import { checkDue } from './commands'

/** How often the queue is looked at while nothing is due. */
const BEAT_MS = 7000
/** Addresses asked at once by one node. */
const LANES = 4

/** Begins to ask in the background where links lead; returns a way to stop, which waits for what is under way. */
export function startLinkChecks(): () => Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const asking = askingUntil(signal)
  const lanes = new Set<Promise<void>>()

  // A lane goes on by itself while something is due, so that a slow host holds up one lane and no other.
  async function run(): Promise<void> {
    try {
      while (!signal.aborted && (await checkDue({ now, asking, limit: 1, stopped: signal })) > 0);
    } catch (failure) {
      logFailure('checking links', failure) // the claim ends by itself and is tried again
    }
  }

  function fill(): void {
    while (lanes.size < LANES) {
      const lane = run().finally(() => lanes.delete(lane))
      lanes.add(lane)
    }
  }

  const backlog = askForBacklog(signal).catch((failure) => logFailure('queueing links', failure))
  const beat = setInterval(fill, BEAT_MS)
  return async () => {
    clearInterval(beat)
    stop.abort()
    await Promise.all([backlog, ...lanes])
  }
}

/** How the world outside is asked until this signal comes. */
export function askingUntil(signal: AbortSignal): Asking {
  const own = new URL(env().SITE_URL).hostname
  // A short address may lead to one that is meant for one person: we learn that it does, and do not go there.
  const rules = { signal, mayFollow: (address: string) => mayBeAsked(address, own) }
  return { look: (address) => lookAt(address, rules), read: (address) => readForeign(address, { signal }) }
}
