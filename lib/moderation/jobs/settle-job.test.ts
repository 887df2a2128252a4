import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { ask } from '@/lib/jobs/ask'
import { countJobs } from '@/lib/jobs/dead'
import { finish, giveBack, listDue, take } from '@/lib/jobs/queue'
import { db, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { maskRemainingQuotes } from '@/lib/posts/mask-quotes'
import { aMember, outcomeOf } from '@/lib/testing/builders'
import { settleJobInput } from './job-schema'
import { findJobs, findSettlePage, settleJob } from './settle-job'

useDatabase()

beforeEach(() => db().queuedJob.deleteMany())

const NAME = maskRemainingQuotes.name
const given = (job: string, what: 'again' | 'discard') => settleJobInput.parse({ job, what, words: 'The other side is back.' })

/** A job that has failed for good. */
async function aDeadJob(): Promise<string> {
  await db().$transaction((tx) => ask(tx, maskRemainingQuotes, { side: 'quoted', of: 'post', id: 7n }))
  await sql(`update job set retry_count = retry_limit where state = 'created'`)
  const taken = await take(NAME, 1)
  await giveBack(maskRemainingQuotes, taken, 'It did not answer.')
  return taken[0]?.id ?? ''
}

test('a dead job is shown with what it was, when, how often it was tried and why it failed', async () => {
  const id = await aDeadJob()
  const { count, dead, failing } = await findJobs(1)
  expect(count).toBe(1)
  expect(dead).toMatchObject([{ id, name: NAME, tried: 12, why: 'It did not answer.', askedAt: expect.any(Date), triedAt: expect.any(Date) }])
  expect(failing).toEqual({ count: 0, failing: [] })
  expect(await findSettlePage(id)).toMatchObject({ data: '{"id":"7","of":"post","side":"quoted"}' })
})

test('they are counted and shown page by page, and so are those that will be tried again', async () => {
  await sql(
    `insert into job (name, state, completed_on, output) select 'many', 'failed', now() - n * interval '1 minute', '{"message":"No."}' from generate_series(1, 120) n`,
  )
  await sql(`insert into job (name, state, start_after, retry_count, output) values ('again', 'retry', now() + interval '1 hour', 3, '{"message":"Not yet."}')`)
  const pages = [await findJobs(1), await findJobs(2), await findJobs(3), await findJobs(4)]
  expect(pages.map(({ count, pages: all, dead }) => [count, all, dead.length])).toEqual([
    [120, 3, 50],
    [120, 3, 50],
    [120, 3, 20],
    [120, 3, 0],
  ])
  expect(new Set(pages.flatMap(({ dead }) => dead.map(({ id }) => id))).size).toBe(120)
  expect(pages[0]?.failing).toMatchObject({ count: 1, failing: [{ name: 'again', tried: 4, why: 'Not yet.' }] })
})

test('an admin has one tried again, which is then done or dead anew', async () => {
  const admin = await aMember({ admin: true })
  const id = await aDeadJob()
  await settleJob(admin, given(id, 'again'))
  expect(await listDue([NAME])).toEqual([NAME])
  const again = await take(NAME, 1)
  expect(again).toMatchObject([{ id }])
  await giveBack(maskRemainingQuotes, again, 'Still no answer.')
  expect((await findJobs(1)).dead).toMatchObject([{ id, tried: 13, why: 'Still no answer.' }])
  await settleJob(admin, given(id, 'again'))
  await finish(maskRemainingQuotes, await take(NAME, 1), 'done')
  expect(await db().queuedJob.count()).toBe(0)
})

test('an admin discards one, once; who did it and why is kept', async () => {
  const admin = await aMember({ admin: true })
  const id = await aDeadJob()
  expect(await findSettlePage(randomUUID())).toBeNull()
  const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(settleJob(admin, given(id, 'discard')))))
  expect(outcomes.toSorted()).toEqual(['already_done', 'already_done', 'done'])
  expect(await db().queuedJob.count()).toBe(0)
  expect(await findSettlePage(id)).toBeNull()
  const [event] = await db().event.findMany({ where: { kind: 'job.settled', actorId: admin.id } })
  expect(event?.detail).toMatchObject({ job: NAME, id, what: 'discard', why: 'The other side is back.', error: 'It did not answer.' })
})

test('what waits or runs cannot be discarded, and nobody but admins finds anything', async () => {
  const id = await aDeadJob()
  for (const viewer of [await aMember(), await aMember({ moderates: 'all' })])
    expect(await outcomeOf(settleJob(viewer, given(id, 'discard')))).toBe('not_found')
  expect(await outcomeOf(settleJob({ kind: 'guest' }, given(id, 'discard')))).toBe('signed_out')
  const admin = await aMember({ admin: true })
  await sql(`update job set state = 'active'`)
  for (const what of ['again', 'discard'] as const) expect(await outcomeOf(settleJob(admin, given(id, what)))).toBe('already_done')
  expect(await db().queuedJob.count({ where: { state: 'active' } })).toBe(1)
})

test('a form without a choice or a reason says which', () => {
  const problems = (sent: object) => settleJobInput.safeParse(sent).error?.issues.map(({ path }) => path[0])
  expect(problems({ job: randomUUID() })).toEqual(['what', 'words'])
  expect(problems({ job: 'seven', what: 'again', words: 'x'.repeat(501) })).toEqual(['job', 'words'])
})

test('of every job it is counted what waits, runs and is dead, and how long the oldest has been due', async () => {
  await aDeadJob()
  await sql(
    `insert into job (name, state, start_after) values ($1, 'created', now() - interval '90 seconds'), ($1, 'retry', now() + interval '1 hour'), ($1, 'active', now() - interval '1 day')`,
    [NAME],
  )
  const figures = (await countJobs()).find(({ name }) => name === NAME)
  expect(figures).toMatchObject({ waiting: 1n, running: 1n, dead: 1n })
  expect(Math.round(figures?.oldest ?? 0)).toBe(90)
})
