import { expect, test } from 'vitest'
import { db, pool } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { remakeOlderWords } from './job'
import { areOlderLeft, countOlderWords, remakeWords } from './older'
import { search } from './queries'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const found = async (q: string) => (await search(everyone, { q })).found.map(({ number }) => number)

/** As the version before had left every row. */
async function makeOlder(): Promise<void> {
  await db().$executeRaw`update "Post" set "wordVersion" = 0, search = to_tsvector('english', regexp_replace(body, '(?n)^ {0,3}>.*$', '', 'g'))`
  await db().$executeRaw`update "Thread" set "wordVersion" = 0, search = to_tsvector('english', title)`
  forget('older-words')
}

test('a trigger makes the words when a post or a title is written, and makes them anew with an edit', async () => {
  const by = await aMember()
  const thread = await aThread(await aBoard(), { by, title: 'Words', body: 'First “quagga”.' })
  expect(await found('quagga')).toEqual([1])
  await db().post.update({ where: { id: thread.openingId }, data: { body: 'Now an “onager”.' } })
  expect(await found('quagga')).toEqual([])
  expect(await found('onager')).toEqual([1])
  await db().thread.update({ where: { id: thread.id }, data: { title: 'A “kiang”' } })
  expect(await found('kiang')).toEqual([1])
})

test('until all words are made anew both kinds are found, then the new ones alone', async () => {
  const thread = await aThread(await aBoard(), { title: 'A gerenuk, plainly', body: 'A dibatag.' })
  await aReply(thread, { body: 'A “dibatag”.' })
  await makeOlder()
  await aReply(thread, { body: 'Another “dibatag”.' })
  expect(await areOlderLeft()).toBe(true)
  expect((await found('dibatag')).sort()).toEqual([1, 3]) // 2 was not found before either
  expect(await found('dibatag -another')).toEqual([1])
  expect(await found('gerenuk')).toEqual([1])
  while ((await remakeWords()) > 0);
  expect(await countOlderWords()).toBe(0)
  expect(await areOlderLeft()).toBe(false)
  expect((await found('dibatag')).sort()).toEqual([1, 2, 3])
  expect(await found('gerenuk')).toEqual([1])
})

test('rows that somebody is writing are passed over and made later; nothing that is written meanwhile is lost', async () => {
  const thread = await aThread(await aBoard(), { title: 'Raced', body: 'A pudu.' })
  await makeOlder()
  const writer = await pool().connect()
  await writer.query('begin')
  await writer.query(`update "Post" set body = 'A “huemul”.' where id = $1`, [thread.openingId])
  while ((await remakeWords()) > 0);
  expect(await areOlderLeft()).toBe(true)
  await writer.query('commit')
  writer.release()
  while ((await remakeWords()) > 0);
  expect(await areOlderLeft()).toBe(false)
  expect(await found('huemul')).toEqual([1])
  expect(await found('pudu')).toEqual([])
})

test('two nodes at once make each row once, and the job ends by itself', async () => {
  const thread = await aThread(await aBoard(), { title: 'Many', body: 'A serow.' })
  await db().$executeRaw`insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", n, "nameId", body, html, "textVersion", "createdAt" from "Post", generate_series(2, 900) n where id = ${thread.openingId}`
  await makeOlder()
  const [older] = [await countOlderWords()]
  const all = await Promise.all(Array.from({ length: 4 }, () => remakeWords()))
  expect(all.reduce((sum, made) => sum + made, 0) + (await countOlderWords())).toBe(older)
  const { signal } = new AbortController()
  expect(await Promise.all([remakeOlderWords.run(null, { signal }), remakeOlderWords.run(null, { signal })])).toContain('done')
  expect(await countOlderWords()).toBe(0)
  expect(await areOlderLeft()).toBe(false)
})

test('one batch is bounded by its characters', async () => {
  const thread = await aThread(await aBoard(), { title: 'Long ones', body: 'x' })
  await db().$executeRaw`insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", n, "nameId", repeat('goral ', 16000), html, "textVersion", "createdAt" from "Post", generate_series(2, 20) n where id = ${thread.openingId}`
  while ((await remakeWords()) > 0);
  await db().$executeRaw`update "Post" set "wordVersion" = 0 where "threadId" = ${thread.id}`
  expect(await remakeWords()).toBeLessThan(8)
  expect(await remakeWords()).toBeGreaterThan(0)
})
