import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import { stateDue } from './state-ruled'

/** For posts whose links were found to lead to a refused host. */
export const stateDueRules = defineJob({
  name: 'state-due-rules',
  every: 10 * SECOND_MS,
  async run() {
    await stateDue(now())
    return 'done'
  },
})
