import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { answerOperator } from './operators'
import type { Exchange } from './replies'

useDatabase()

const server = createServer((request, response) => void answerOperator({ request, response } as Exchange, new URL('http://localhost/metrics')))
beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)))
afterAll(() => server.close())

/** What a program of this machine reads there. */
async function metrics(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`)).text()
}

test('figures of jobs stand beside the others, and are left out where the database does not say them', async () => {
  await sql(`insert into queue (name, policy) values ('counted', 'standard')`)
  await sql(`insert into job (name, state, start_after) values ('counted', 'created', now() - interval '30 seconds'), ('counted', 'failed', now())`)
  const lines = (await metrics()).split('\n')
  expect(lines).toContain('# TYPE parley_jobs_waiting gauge')
  expect(lines).toContain('parley_jobs_waiting{job="counted"} 1')
  expect(lines).toContain('parley_jobs_running{job="counted"} 0')
  expect(lines).toContain('parley_jobs_dead{job="counted"} 1')
  expect(Number(lines.find((line) => line.startsWith('parley_jobs_oldest_seconds{job="counted"}'))?.split(' ')[1])).toBeCloseTo(30, 0)

  await asOwner('alter table job rename to job_away')
  const others = await metrics()
  expect(others).toContain('parley_uptime_seconds')
  expect(others).not.toContain('{job=')
})
