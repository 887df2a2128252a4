import { beforeAll, expect, test } from 'vitest'
import { pool, sql } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread } from '@/lib/testing/builders'
import { planOf, queriesOf, readWhole, thrownAway } from '@/lib/testing/plans'
import { areOlderLeft, remakeWords } from './older'
import { search } from './queries'
import type { SearchInput } from './schema'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const LARGE = ['Post']

let name = ''
let board = ''

/** Twelve thousand posts in three hundred threads, a rare word in ten of them, twenty by one name. */
beforeAll(async () => {
  const [by, other] = [await aMember(), await aMember()]
  const place = await aBoard()
  ;[name, board] = [by.name, place.slug]
  const { id, openingId } = await aThread(place, { by: other, title: 'Plain title', body: 'Plain words.' })
  await pool().query(
    `with threads as (
      insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId")
      select "boardId", 'Title ' || n, 'title', "starterId", "createdAt", "activityAt", 40, 40, "lastPostAt", 40, "lastPosterId"
      from "Thread", generate_series(1, 300) n where id = $1 returning id)
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select threads.id, n, case when n = 7 and threads.id % 15 = 0 then $3 else "nameId" end, 'Word ' || n || case when n = 9 and threads.id % 30 = 0 then ' quincunx' else '' end,
      html, "textVersion", "createdAt" + n * interval '1 hour' from threads, "Post" p, generate_series(1, 40) n where p.id = $2`,
    [id, openingId, by.nameId],
  )
  await asOwner('analyze')
  forget('older-words')
})

const asked: [string, SearchInput][] = [
  ['a rare word', { q: 'quincunx' }],
  ['a rare word on a board', { q: 'quincunx', board: 'here' }],
  ['a rare word within days', { q: 'quincunx', from: '2020-01-01', to: '2030-01-01' }],
  ['a name', { by: 'her' }],
  ['a word by a name', { q: 'word', by: 'her' }],
  ['what nobody wrote', { q: 'zyzzyva' }],
]

async function expectIndexes({ by, board: on, ...rest }: SearchInput): Promise<void> {
  const input = { ...rest, ...(by && { by: name }), ...(on && { board }) }
  const queries = await queriesOf(() => search(everyone, input))
  for (const query of queries) {
    const plan = await planOf(query)
    expect(readWhole(plan, LARGE), query.text).toEqual([])
    expect(thrownAway(plan, LARGE), query.text).toBeLessThan(50)
  }
}

test.each(asked)('%s is found by an index', async (_what, input) => {
  expect(await areOlderLeft()).toBe(false)
  await expectIndexes(input)
})

test.each(asked)('%s is found by an index while old words are left', async (_what, input) => {
  await pool().query(`update "Post" set "wordVersion" = 0 where number = 9`)
  await asOwner('analyze "Post"')
  forget('older-words')
  expect(await areOlderLeft()).toBe(true)
  await expectIndexes(input)
})

test('whether old words are left, and which, is found by an index', async () => {
  for (const read of [() => areOlderLeft(), () => remakeWords()]) {
    const [query] = await queriesOf(read)
    expect(readWhole(await planOf(query as never), ['Post']), query?.text).toEqual([])
  }
  while ((await remakeWords()) > 0);
  expect(await sql('select 1 from "Post" where "wordVersion" < 1')).toEqual([])
})
