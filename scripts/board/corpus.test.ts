import { expect, test } from 'vitest'
import { loadCorpus } from '@/bench/corpus/load'
import { turnsOf } from '@/bench/corpus/schedule'
import { COMMON_WORD, RARE_WORDS, Speech } from '@/bench/corpus/text'
import { db, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aReply } from '@/lib/testing/builders'
import { shapeOf } from './corpus'

useDatabase()

const shape = { posts: 1020, long: 120, threads: 18, boards: 3, members: 7, seed: 5 }
const load = (given = shape) => loadCorpus(given, { passwordHash: null, onPosts: () => undefined })

test('a corpus leaves every counter right and every number in its place', async () => {
  expect((await load()).outcome).toBe('loaded')
  expect(await recount()).toEqual([])
  expect(await db().post.count()).toBe(shape.posts)
  expect(await db().thread.count()).toBe(19)
  const gaps = await sql('select "threadId" from "Post" group by 1 having max(number) <> count(*) or min(number) <> 1')
  expect(gaps).toEqual([])
  const wrongEnds = await sql(`select t.id from "Thread" t join "Post" p on p."threadId" = t.id and p.number = t."lastPostNumber"
    where p."createdAt" <> t."lastPostAt" or p."nameId" <> t."lastPosterId"`)
  expect(wrongEnds).toEqual([])
})

test('its links begin as our rules say: plain for a newcomer, then clickable', async () => {
  const states = await sql<{ state: string; links: bigint }>('select state::text, count(*) as links from "PostLink" group by 1')
  expect(states.reduce((sum, { links }) => sum + Number(links), 0)).toBe(shape.posts / 10)
  expect(await db().post.count({ where: { html: { contains: '<a href="https://' } } })).toBe(Number(states.find(({ state }) => state === 'clickable')?.links))
})

test('the board goes on after it', async () => {
  const thread = await db().thread.findFirstOrThrow({ orderBy: { lastNumber: 'desc' } })
  expect((await aReply(thread)).number).toBe(shape.long + 1)
  expect(await recount()).toEqual([])
})

test('loaded again it is there already, and another is refused', async () => {
  expect((await load()).outcome).toBe('there already')
  expect(await load({ ...shape, seed: 6 })).toEqual({ outcome: 'other corpus', shape })
  expect(await db().post.count()).toBe(shape.posts + 1)
})

test('the same seed says the same words, another seed others', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => new Speech(seed, 100).post(1))
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect([...turnsOf(shape)]).toHaveLength(shape.posts)
})

test('one word is in a third of the posts, and each rare one in five', () => {
  const speech = new Speech(1, 600)
  const posts = Array.from({ length: 600 }, (_, index) => speech.post(index + 1))
  const holding = (word: string) => posts.filter((post) => post.includes(word)).length
  expect(holding(COMMON_WORD)).toBeGreaterThan(150)
  expect(holding(COMMON_WORD)).toBeLessThan(250)
  expect(RARE_WORDS.map(holding)).toEqual([5, 5, 5])
  expect(posts.filter((post) => /https:\/\//.test(post))).toHaveLength(60)
})

test('threads that are counted share the posts evenly', () => {
  const sizes = new Map([...turnsOf({ ...shape, long: 0, threads: 7 })].map(({ thread, number }) => [thread.index, number]))
  expect([...sizes.values()].sort()).toEqual([145, 145, 146, 146, 146, 146, 146])
})

const shapeFor = (values: Record<string, string>) => shapeOf({ boards: '8', members: '50', seed: '1', ...values })

test('a corpus may be asked for by its posts, its threads or both', () => {
  expect(shapeFor({})).toMatchObject({ posts: 200_000, long: 10_000, threads: 3800 })
  expect(shapeFor({ posts: '20000' })).toMatchObject({ posts: 20_000, long: 1000, threads: 380 })
  expect(shapeFor({ threads: '30' })).toMatchObject({ posts: 1500, long: 0, threads: 30 })
  expect(shapeFor({ threads: '30', posts: '100', seed: '7' })).toMatchObject({ posts: 100, long: 0, threads: 30, seed: 7 })
  expect(() => shapeFor({ threads: '30', posts: '25' })).toThrow('--posts must be 20 or more')
  expect(() => shapeFor({ posts: 'many' })).toThrow('--posts is a whole number')
})
