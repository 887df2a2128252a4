import { beforeAll, expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { claimNext as claimDestination } from '@/lib/links/claims'
import { claimNext as claimPetition } from '@/lib/petitions/claims'
import { db, pool } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { planOf, queriesOf, questionsInTransactionsOf, readWhole, rowsRead, thrownAway } from '@/lib/testing/plans'
import { endOverdueAppeals } from './appeals/appeal-ending'
import { endTimers } from './timers'

useDatabase()

const ROWS = 6000
const LARGE = ['Appeal', 'Destination', 'Draft', 'LinkRequest', 'ModerationEntry', 'Notification', 'Petition', 'Request', 'Session', 'Thread', 'UrlAlias']
const LONG_AGO = new Date('2011-01-01')

let thread: { id: bigint }
let post: { id: bigint }
let board: { id: bigint }
let entry = 0n

beforeAll(async () => {
  const hq = await aMember({ moderates: 'all' })
  board = await aBoard()
  thread = await aThread(board)
  post = await aReply(thread)
  await fill(hq)
  await asOwner('analyze')
})

const sought: [string, () => Promise<unknown>][] = [
  ['what an entry told', () => db().notification.findMany({ where: { entryId: entry } })],
  ['who was told of a post', () => db().notification.findMany({ where: { postId: post.id, kind: 'held' } })],
  ['the requests that an entry answered', () => db().request.findMany({ where: { entryId: entry } })],
  ['the wishes for links that an entry answered', () => db().linkRequest.findMany({ where: { entryId: entry } })],
  ['the old addresses of a thread', () => db().urlAlias.findMany({ where: { threadId: thread.id } })],
  ['the old addresses of a post', () => db().urlAlias.findMany({ where: { postId: post.id } })],
  ['the old addresses of a board', () => db().urlAlias.findMany({ where: { boardId: board.id } })],
  ['drafts that are too old', () => db().draft.findMany({ where: { savedAt: { lt: LONG_AGO } } })],
  ['sessions that have run out', () => db().session.findMany({ where: { expiresAt: { lt: LONG_AGO } } })],
  ['appeals against what has ended', () => endOverdueAppeals(new Date())],
]

test.each(sought)('%s: found by an index', async (_what, read) => {
  const asked = await queriesOf(async () => (await read()) ?? 'done')
  expect(asked.length).toBeGreaterThan(0)
  for (const query of asked) await isQuick(query)
})

const timers: [string, () => Promise<unknown>][] = [
  ['pins, locks and calm that run out', () => endTimers(new Date())],
  ['links that are due to be looked at', () => claimDestination(new Date())],
  ['petitions that are due to be asked about', () => claimPetition(new Date())],
]

test.each(timers)('every few seconds: %s, found by an index', async (_what, look) => {
  const asked = await questionsInTransactionsOf(look)
  expect(asked.length).toBeGreaterThan(0)
  for (const query of asked) await isQuick(query)
})

async function isQuick(query: { text: string; values: unknown[] }): Promise<void> {
  const plan = await planOf(query)
  expect(readWhole(plan, LARGE), query.text).toEqual([])
  expect(thrownAway(plan, LARGE), query.text).toBeLessThan(100)
  expect(rowsRead(plan, LARGE), query.text).toBeLessThan(100)
}

/** Thousands of rows of each kind that are not meant, and one or none that is. */
async function fill({ id, nameId }: MemberViewer): Promise<void> {
  const run = (text: string, ...values: unknown[]) => pool().query(text, values)
  await asOwner('alter table "ModerationEntry" disable trigger user') // or each entry would be sealed
  const { rows } = await pool().query<{ id: bigint }>(
    `insert into "ModerationEntry" (action, "moderatorId", "nameId", "boardId", "threadId", reason, because, says, digest, key, "textHash", "createdAt")
     select 'thread.lock', $1, $2, $3, $4, 'other', '', '{by} acted', '', 'filled-' || n, '', now() from generate_series(1, ${ROWS}) n returning id`,
    [id, nameId, board.id, thread.id],
  )
  entry = rows[0]?.id ?? 0n
  const each = `from generate_series(1, ${ROWS}) n`
  await run(
    `insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId")
     select $1, 'Thread ' || n, 'thread', $2, now(), now(), 1, 1, now(), 1, $2 ${each}`,
    board.id,
    nameId,
  )
  await run(
    `insert into "Notification" ("memberId", kind, key, "postId", "entryId", "createdAt")
     select $1, 'act', 'n' || n, case when n % 100 = 0 then (select min(id) from "Post") end, $2 + n - 1, now() ${each}`,
    id,
    entry,
  )
  await run(
    `insert into "Request" ("threadId", "memberId", act, words, "createdAt", "entryId") select $1, $2, 'lock', '', now(), $3 + n - 1 ${each}`,
    thread.id,
    id,
    entry,
  )
  await run(`insert into "LinkRequest" ("postId", revision, "askerId", "createdAt", "entryId") select $1, n, $2, now(), $3 + n - 1 ${each}`, post.id, id, entry)
  await run(
    `insert into "UrlAlias" (path, "threadId", "createdAt") select '/old/' || n, (select id from "Thread" order by id offset 1 limit 1) + n - 1, now() ${each}`,
  )
  await run(
    `insert into "Appeal" ("entryId", "memberId", words, "createdAt", outcome, "endedAt") select $2 + n - 1, $1, 'Please.', now(), 'settled', now() ${each}`,
    id,
    entry,
  )
  await run(`insert into "Draft" ("memberId", place, fields, "savedAt") select $1, '/t/' || n || '/reply', '{}', now() ${each}`, id)
  await run(`insert into "Session" ("tokenHash", "memberId", "createdAt", "expiresAt") select 'h' || n, $1, now(), now() + interval '9 days' ${each}`, id)
  await run(`insert into "Destination" (address, "nextCheckAt", "createdAt") select 'https://x.example/' || n, now() + interval '1 day', now() ${each}`)
  await run(`insert into "Petition" (number, "nextCheckAt", "createdAt") select 700000 + n, now() + interval '1 day', now() ${each}`)
}
