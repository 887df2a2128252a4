import { beforeAll, expect, test } from 'vitest'
import { SearchTooLong, searchSql, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'

useDatabase()

beforeAll(async () => {
  await sql('select 1')
})

test('a search that takes longer than a second is ended', async () => {
  await expect(searchSql('select pg_sleep(20)')).rejects.toBeInstanceOf(SearchTooLong)
})

test('all searches together use two connections, and who waits for one longer than a second is told so', async () => {
  const slow = () => searchSql<{ pid: number }>('select pg_backend_pid() as pid, pg_sleep(0.8)')
  const answers = await Promise.allSettled(Array.from({ length: 12 }, slow))
  const pids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.map(({ pid }) => pid) : []))
  expect(new Set(pids).size).toBeLessThanOrEqual(2)
  expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(SearchTooLong)
})

test('what is wrong in a search is no matter of time', async () => {
  await expect(searchSql('select no_such_function()')).rejects.not.toBeInstanceOf(SearchTooLong)
})

test('a search takes one process of the server, other work as many as that likes', async () => {
  const helpers = "select current_setting('max_parallel_workers_per_gather') as helpers"
  expect(await searchSql(helpers)).toEqual([{ helpers: '0' }])
  const [other] = await sql<{ helpers: string }>(helpers)
  expect(Number(other?.helpers)).toBeGreaterThan(0)
})
