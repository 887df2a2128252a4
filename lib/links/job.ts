import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { DAY_MS, now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { lookAt, readForeign } from '@/lib/platform/foreign-fetch'
import { once } from '@/lib/platform/process'
import { mayBeAsked } from '@/lib/posts/destination-policy'
import { CHECK_LINKS } from '@/lib/posts/destinations'
import type { Asking } from './archive'
import { askForBacklog } from './backlog'
import { checkDue } from './commands'

/** Addresses asked at once by one node, whatever the number of runs. */
const LANES = 4
/** After this a lane leaves what is still due to the next run. */
const ENOUGH_MS = 20 * SECOND_MS

/** Asks for the addresses that are due. A slow host holds up one lane and no other. */
export const checkLinks = defineJob({
  ...CHECK_LINKS,
  async run(_given, { signal }) {
    const lanes = once('link-lanes', () => ({ busy: 0 }))
    const asking = askingUntil(signal)
    const until = performance.now() + ENOUGH_MS
    const mine: Promise<boolean>[] = []
    while (lanes.busy < LANES) {
      lanes.busy += 1
      mine.push(lane().finally(() => (lanes.busy -= 1)))
    }
    const ended = await Promise.allSettled(mine) // one that fails leaves none behind
    for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
    return ended.some((lane) => lane.status === 'fulfilled' && lane.value) ? 'more' : 'done'

    /** Whether something may still be due. */
    async function lane(): Promise<boolean> {
      while (!signal.aborted && performance.now() < until) if ((await checkDue({ now, asking, limit: 1, stopped: signal })) === 0) return false
      return true
    }
  },
})

/** Has links asked about that were written before anybody asked. */
export const findOlderLinks = defineJob({
  name: 'find-older-links',
  every: DAY_MS,
  limit: 600,
  wanted: CHECK_LINKS.wanted,
  async run(_given, { signal }) {
    await askForBacklog(signal)
    return signal.aborted ? 'more' : 'done'
  },
})

/** How the world outside is asked until this signal comes. */
export function askingUntil(signal: AbortSignal): Asking {
  const own = new URL(env().SITE_URL).hostname
  // A short address may lead to one that is meant for one person: we learn that it does, and do not go there.
  const rules = { signal, mayFollow: (address: string) => mayBeAsked(address, own) }
  return { look: (address) => lookAt(address, rules), read: (address) => readForeign(address, { signal }) }
}
