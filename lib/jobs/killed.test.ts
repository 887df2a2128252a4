import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { db, sql } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { tracing } from '@/lib/testing/killed-worker'
import { askAll } from './ask'

useDatabase()

/** `KILLS=50 npm run unit -- jobs/killed` is the long form. */
const KILLS = Number(process.env.KILLS ?? 5)
const JOBS = KILLS * 8

const workers: ChildProcess[] = []

beforeAll(() => asOwner('create table begun (n int)', 'create table ended (n int)', 'grant select, insert on begun, ended to public'))

afterAll(() => {
  for (const worker of workers) worker.kill('SIGKILL')
})

test(
  'killed at work again and again, no job is lost, and none is begun anew that was not under way',
  async () => {
    await change((tx) =>
      askAll(
        tx,
        tracing,
        Array.from({ length: JOBS }, (_, n) => ({ n })),
      ),
    )
    for (let killed = 0; killed < KILLS; killed += 1) {
      const worker = startWorker()
      await once(worker, 'message')
      await sleep(Math.random() * 60)
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    startWorker()
    await expect.poll(() => db().queuedJob.count(), { timeout: 60_000 + KILLS * 2000, interval: 100 }).toBe(0)

    const [counts] = await sql<{ begun: bigint; ended: bigint }>('select (select count(*) from begun) as begun, (select count(distinct n) from ended) as ended')
    expect(counts?.ended).toBe(BigInt(JOBS))
    expect(Number(counts?.begun) - JOBS).toBeLessThanOrEqual(KILLS)
  },
  120_000 + KILLS * 15_000,
)

function startWorker() {
  const worker = fork('lib/testing/killed-worker.ts', { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  workers.push(worker)
  return worker
}
