import { defineJob } from '@/lib/jobs/define-job'
import { DAY_MS, now } from '@/lib/platform/clock'
import { pool } from '@/lib/platform/db'
import { AGES } from './ages'

/** Rows in one statement: nobody waits for it. */
const AT_ONCE = 1000

/** Sweeps out what has had its time, once an hour. */
export const sweep = defineJob({
  name: 'sweep',
  every: DAY_MS / 24,
  async run(_given, { signal }) {
    for (const { days, statement } of AGES) {
      const before = new Date(now().getTime() - days * DAY_MS)
      for (let gone = AT_ONCE; gone === AT_ONCE; ) {
        if (signal.aborted) return 'more'
        gone = (await pool().query(statement, [before, AT_ONCE])).rowCount ?? 0
      }
    }
    return 'done'
  },
})
