import { beforeAll, expect, test } from 'vitest'
import { findBoardPage, findHome, listActiveThreads } from '@/lib/boards/queries'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { pool } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { findMemberPage } from '@/lib/posts/queries'
import { aBoard, aMember } from '@/lib/testing/builders'
import { planOf, queriesOf, readWhole, thrownAway } from '@/lib/testing/plans'
import type { Showing } from './post-rows'
import { findThread } from './queries'

useDatabase()

const THREADS = 4000
const POSTS_EACH = 3
const LONG = 4000
const LARGE = ['Post', 'Thread']
const everyone = sightOf('public')

let writer: MemberViewer
let token = ''
let board = { id: 0n, slug: '' }
let longThread = 0n

beforeAll(async () => {
  board = await aBoard()
  const boards = [board, await aBoard(), await aBoard(), await aBoard()]
  const quiet = await aBoard()
  await aBoard() // nobody has written here yet
  writer = await aMember()
  const people = [writer, ...(await Promise.all(Array.from({ length: 39 }, () => aMember())))]
  const names = people.map(({ nameId }) => nameId)
  token = (await openSession(writer.id)).token
  const ids = boards.map(({ id }) => id)
  await startThreads({ boards: ids, count: THREADS, posts: POSTS_EACH, from: '2016-01-01', names })
  await startThreads({ boards: [quiet.id], count: 1, posts: POSTS_EACH, from: '2015-01-01', names })
  longThread = await startThreads({ boards: ids, count: 1, posts: LONG, from: '2017-01-01', names })
  await asOwner('analyze')
})

const hot: [string, () => Promise<unknown>][] = [
  ['the first page of a thread', () => thread({ kind: 'page', page: 1 })],
  ['a page in the middle of a thread', () => thread({ kind: 'page', page: LONG / 100 })],
  ['the last page of a thread', () => thread({ kind: 'page', page: LONG / 50 })],
  ['what the OP wrote', () => thread({ kind: 'by', by: 'op', after: 0 })],
  ['what HQ wrote', () => thread({ kind: 'by', by: 'hq', after: 0 })],
  ['a board', () => findBoardPage(everyone, board.slug, 1)],
  ['the most active threads', () => listActiveThreads(everyone)],
  ['the front page', () => findHome(everyone)],
  ['a member', () => findMemberPage(everyone, writer.name)],
  ['who is asking', () => findViewer(token, true)],
]

test.each(hot)('%s is found without reading a table from end to end', async (_what, read) => {
  const asked = await queriesOf(read)
  expect(asked.length).toBeGreaterThan(0)
  for (const query of asked) expect(readWhole(await planOf(query), LARGE), query.text).toEqual([])
})

test.each(hot)('%s throws hardly a row away that it has read', async (_what, read) => {
  for (const query of await queriesOf(read)) expect(thrownAway(await planOf(query), LARGE), query.text).toBeLessThan(50)
})

async function thread(showing: Showing) {
  const found = await findThread(everyone, longThread, showing)
  if (!found?.items.length) throw new Error('This page of the thread shows no post.')
}

type Start = { boards: bigint[]; count: number; posts: number; from: string; names: bigint[] }

/** Threads with their posts, a minute apart, every tenth post by HQ. Gives the key of the last thread. */
async function startThreads({ boards, count, posts, from, names }: Start): Promise<bigint> {
  const { rows } = await pool().query<{ id: bigint }>(
    `insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId")
     select ($1::bigint[])[1 + n % cardinality($1)], 'Thread ' || n, 'thread-' || n, ($2::bigint[])[1 + n % cardinality($2)], at, at, $3, $3, at, $3, ($2::bigint[])[1]
     from (select n, $4::timestamptz + n * interval '1 minute' as at from generate_series(1, $5) n) as threads order by n returning id`,
    [boards, names, posts, from, count],
  )
  const ids = rows.map(({ id }) => id)
  await pool().query(
    `insert into "Post" ("threadId", number, "nameId", voice, body, html, "textVersion", "createdAt")
     select id, n, ($2::bigint[])[1 + n % cardinality($2)], (case when n % 10 = 0 then 'hq' else 'personal' end)::"Voice", repeat('Quite a few words. ', 20), '<p>Words.</p>', 1,
       $3::timestamptz + n * interval '1 minute'
     from unnest($1::bigint[]) as id cross join generate_series(1, $4) n`,
    [ids, names, from, posts],
  )
  return ids.at(-1) ?? 0n
}
