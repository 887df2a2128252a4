import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import { once } from '@/lib/platform/process'
import { endOverdueAppeals } from './appeal-ending'

/** Closes appeals against what has ended by itself. Where so many wait that one run does not see them all, the next goes on. */
export const endAppealsJob = defineJob({
  name: 'end-appeals',
  every: 30 * SECOND_MS,
  async run(_given, { signal }) {
    const place = once('appeals-looked-at', () => ({ after: 0n }))
    do place.after = await endOverdueAppeals(now(), { after: place.after })
    while (place.after > 0n && !signal.aborted)
    return place.after > 0n ? 'more' : 'done'
  },
})
