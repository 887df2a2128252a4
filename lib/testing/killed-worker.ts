// A process that does jobs until it is killed: for lib/jobs/killed.test.ts.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { defineJob } from '@/lib/jobs/define-job'
import { startRunner } from '@/lib/jobs/runner'
import { sql } from '@/lib/platform/db'

/** Leaves a trace where it begins and where it ends. */
export const tracing = defineJob({
  name: 'tracing',
  data: z.object({ n: z.number() }),
  limit: 2,
  async run({ n }) {
    await sql('insert into begun values ($1)', [n])
    process.send?.('at work')
    await sleep(15)
    await sql('insert into ended values ($1)', [n])
    return 'done'
  },
})

if (process.argv[1]?.endsWith('killed-worker.ts')) startRunner([tracing], { beat: 50, care: 200 })
