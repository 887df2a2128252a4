import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import type { FetchRules } from '@/lib/platform/foreign-fetch'
import { checkDue } from './commands'

/** Asks when petitions close with which threads close. One at a time: there are few, and all of them are asked of one service. */
export const askPetitions = defineJob({
  name: 'ask-petitions',
  every: 10 * SECOND_MS,
  wanted: () => env().asksPetitions,
  async run(_given, { signal }) {
    const rules = { signal, allow: onLoopback() }
    while (!signal.aborted) if (!(await checkDue({ now, rules }))) return 'done'
    return 'more'
  },
})

/** A board that is served on loopback, to be tried out or tested, may ask a service there that its operator names. */
function onLoopback(): FetchRules['allow'] {
  const { loopback, PETITIONS_URL } = env()
  const { hostname, port } = new URL(PETITIONS_URL)
  return loopback && hostname === '127.0.0.1' ? (address, asked) => address === hostname && asked === Number(port || 80) : undefined
}
