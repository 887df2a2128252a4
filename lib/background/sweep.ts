import { defineJob, type Outcome, type Working } from '@/lib/jobs/define-job'
import { DAY_MS, now } from '@/lib/platform/clock'
import { pool } from '@/lib/platform/db'
import { AGES, type Kept } from './ages'

/** Rows in one statement: few enough that nobody waits for them. */
const AT_ONCE = 1000

/** Once an hour: what is over by its own time. */
export const sweepOver = defineJob({
  name: 'sweep-over',
  every: DAY_MS / 24,
  run: (_given, working) =>
    sweepOut(
      AGES.filter(({ days }) => days === 0),
      working,
    ),
})

/** Once a day, for it reads whole tables: what is so many days old. */
export const sweepOld = defineJob({
  name: 'sweep-old',
  every: DAY_MS,
  run: (_given, working) =>
    sweepOut(
      AGES.filter(({ days }) => days > 0),
      working,
    ),
})

async function sweepOut(kept: readonly Kept[], { signal }: Working): Promise<Outcome> {
  for (const { days, statement } of kept) {
    const before = new Date(now().getTime() - days * DAY_MS)
    for (let gone = AT_ONCE; gone === AT_ONCE; ) {
      if (signal.aborted) return 'more'
      gone = (await pool().query(statement, [before, AT_ONCE])).rowCount ?? 0
    }
  }
  return 'done'
}
