import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import type { Job } from '@/lib/jobs/define-job'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { tellLogHead } from '@/lib/moderation/log/tell-log-head'
import { findLogHead } from '@/lib/moderation/log/verify-log'
import { perform } from '@/lib/moderation/perform'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { renderJudgedLinks } from '@/lib/posts/judge-links'
import { maskRemainingQuotes } from '@/lib/posts/mask-quotes'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { AGES } from './ages'
import { ALL_JOBS } from './all-jobs'
import { startBackground } from './start'
import { sweepOld, sweepOver } from './sweep'

useDatabase()

const { signal } = new AbortController()
const data: Record<string, unknown> = {
  [maskRemainingQuotes.name]: { side: 'quoted', of: 'thread', id: 1n },
  [renderJudgedLinks.name]: { thread: 1n },
}
const run = (job: Job) => job.run(data[job.name] as never, { signal })

test('every job has a name of its own, and done twice, one after the other or both at once, does no harm', async () => {
  expect(new Set(ALL_JOBS.map(({ name }) => name)).size).toBe(ALL_JOBS.length)
  await aThread(await aBoard()) // number 1
  for (const job of ALL_JOBS) {
    expect(job.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(await run(job), job.name).toBe('done')
    expect(await Promise.all([run(job), run(job)]), job.name).toEqual(['done', 'done'])
  }
})

test('every job that the server starts with is done, and it stops', async () => {
  const thread = await aThread(await aBoard(), { body: 'A serow.' })
  await db().thread.update({ where: { id: thread.id }, data: { pinnedAt: new Date(), pinnedUntil: new Date(Date.now() - 1000) } })
  const stop = startBackground()
  await expect.poll(async () => (await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).pinnedAt, { timeout: 10_000 }).toBeNull()
  const periodic = ALL_JOBS.filter(({ every, wanted }) => every && (wanted?.() ?? true)).map(({ name }) => name)
  await expect
    .poll(async () => (await db().queuedJob.findMany({ where: { startAfter: { gt: new Date() } } })).map(({ name }) => name).sort(), { timeout: 10_000 })
    .toEqual(periodic.toSorted())
  await stop()
  expect(await db().queuedJob.count({ where: { state: { in: ['active', 'failed'] } } })).toBe(0)
})

test('what has had its time is swept out, and nothing a moment before', async () => {
  const member = await aMember()
  const thread = await aThread(await aBoard(), { by: member })
  const at = (days: number, ms = 0) => new Date(Date.now() - days * DAY_MS + ms)
  const write = async (ms: number) => {
    const key = unique('swept')
    await sql(`insert into "Session" ("tokenHash", "memberId", "createdAt", "expiresAt") values ($1, $2, $3, $3)`, [key, member.id, at(0, ms)])
    await sql(`insert into "RateLimit" values ($1, 1, $2)`, [key, at(0, ms).getTime()])
    await db().draft.create({ data: { memberId: member.id, place: `/t/${key}`, fields: {}, savedAt: at(30, ms) } })
    await db().submission.create({ data: { memberId: member.id, key, textHash: '', createdAt: at(30, ms) } })
    await db().notification.create({ data: { memberId: member.id, kind: 'mention', key, createdAt: at(100), readAt: at(90, ms) } })
    await db().event.create({ data: { kind: 'post.created', threadId: thread.id, at: at(90, ms), detail: { key } } })
    await sql(`insert into job (name, state, singleton_key, completed_on) values ('swept', 'failed', $1, $2)`, [key, at(90, ms)])
    await db().outbox.create({ data: { memberId: member.id, kind: 'moved', title: key, body: '', createdAt: at(365, ms) } })
    return key
  }
  const [old, young] = [await write(-60_000), await write(60_000)]
  await db().notification.create({ data: { memberId: member.id, kind: 'mention', key: 'unread', createdAt: at(400) } })
  for (const data of [{}, { kept: { title: '', body: '', threads: [], entries: [] } }])
    await db().outbox.create({ data: { memberId: member.id, kind: 'statement', data, createdAt: at(4000) } })
  await sweepOld.run(null, { signal })
  await sweepOver.run(null, { signal })

  const left = (key: string) =>
    Promise.all([
      db().session.count({ where: { tokenHash: key } }),
      db().rateLimit.count({ where: { key } }),
      db().draft.count({ where: { place: `/t/${key}` } }),
      db().submission.count({ where: { key } }),
      db().notification.count({ where: { key } }),
      db().event.count({ where: { detail: { path: ['key'], equals: key } } }),
      db().queuedJob.count({ where: { singletonKey: key } }),
      db().outbox.count({ where: { title: key } }),
    ])
  expect(await left(old)).toEqual(AGES.map(() => 0))
  expect(await left(young)).toEqual(AGES.map(() => 1))
  expect(await db().notification.count({ where: { key: 'unread' } })).toBe(1)
  expect(await db().outbox.count({ where: { memberId: member.id, kind: 'statement' } })).toBe(2)
  expect((await openSession(member.id)).token).toBeTruthy()
})

test('more than one batch is swept in one go, and a run that has to stop goes on later', async () => {
  await sql(`insert into "RateLimit" select 'many' || n, 1, 1 from generate_series(1, 2500) n`)
  expect(await sweepOver.run(null, { signal: AbortSignal.abort() })).toBe('more')
  expect(await db().rateLimit.count({ where: { key: { startsWith: 'many' } } })).toBe(2500)
  expect(await sweepOver.run(null, { signal })).toBe('done')
  expect(await db().rateLimit.count({ where: { key: { startsWith: 'many' } } })).toBe(0)
})

test('events can be added, read and, once they are old, swept out; nobody rewrites or forgets a young one', async () => {
  const { id } = await db().event.create({ data: { kind: 'post.created', at: new Date() } })
  await expect(db().event.delete({ where: { id } })).rejects.toThrow(/kept for 90 days/)
  await expect(db().event.update({ where: { id }, data: { kind: 'nothing' } })).rejects.toThrow(/permission denied/)
  await expect(asOwner(`delete from "Event" where id = ${id}`)).rejects.toThrow(/kept for 90 days/)
  await expect(asOwner('truncate "Event"')).rejects.toThrow(/append only/)
})

test('docs/doors.md says of everything that is swept out when', () => {
  const doors = readFileSync('docs/doors.md', 'utf8')
  const cells = doors.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  for (const { what, days, since } of AGES) expect(cells, what).toContainEqual(['', what, days === 0 ? `when ${since}` : `${days} days after ${since}`, ''])
})

test('every admin has one letter a day with the end of the log, and nobody else', async () => {
  const [admin, former, moderator] = [await aMember({ admin: true }), await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  await db().role.updateMany({ where: { memberId: former.id }, data: { endedAt: new Date() } })
  const thread = await aThread(await aBoard())
  const letters = (member: { id: bigint }) => db().outbox.findMany({ where: { memberId: member.id, kind: 'log.head' } })
  await perform(lockThread, moderator, { subject: threadId.parse(String(thread.id)), reason: 'other', words: 'Enough.', key: unique('key-of-act') })
  await Promise.all([run(tellLogHead), run(tellLogHead), run(tellLogHead)])
  const { position, hash } = await findLogHead()
  const [letter, ...more] = await letters(admin)
  expect(letter?.data).toEqual({ head: `${position}:${hash}` })
  expect(more).toEqual([])
  expect(await letters(former)).toEqual([])
  expect(await letters(moderator)).toEqual([])
  await atTime(new Date(Date.now() + DAY_MS), () => run(tellLogHead))
  expect(await letters(admin)).toHaveLength(2)
})
