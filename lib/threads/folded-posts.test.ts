import { beforeAll, expect, test } from 'vitest'
import { guest, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { rerender } from '@/lib/posts/rerender'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { findThread } from './queries'
import { findWholePost } from './whole-post'

useDatabase()

const everyone = sightOf(guest)
const LONG = `${'A sentence of the campaign. '.repeat(1000)}The end.`
let board: { id: bigint }

beforeAll(async () => {
  board = await aBoard()
})

async function postsOf(id: bigint, after?: number) {
  const thread = await findThread(everyone, id, after === undefined ? { kind: 'page', page: 1 } : { kind: 'whole', after })
  return { thread, posts: thread?.items.flatMap((item) => (item.kind === 'post' ? [item.post] : [])) ?? [] }
}

test('a long post is shown by its beginning on pages of many, and in full on its own', async () => {
  const thread = await aThread(board)
  const { id } = await aReply(thread, { body: LONG })
  const [opening, folded] = (await postsOf(thread.id)).posts
  expect(opening?.foldedLength).toBeNull()
  expect(folded?.foldedLength).toBe(LONG.length)
  expect(folded?.html).toMatch(/^<p>A sentence.* …<\/p>$/)
  expect(folded?.html.length).toBeLessThan(5000)
  const whole = await findWholePost(everyone, id)
  expect(whole?.post).toMatchObject({ number: 2, html: `<p>${LONG}</p>`, foldedLength: null })
})

test('a long post that an older version left whole is folded when it is first read, and kept so', async () => {
  const thread = await aThread(board, { body: LONG })
  const html = `<p>${LONG.replaceAll('sentence', '&quot;sentence&quot;')}</p>`
  await db().post.update({ where: { id: thread.openingId }, data: { html, textVersion: 2 } })
  expect(await db().post.findUniqueOrThrow({ where: { id: thread.openingId } })).toMatchObject({ foldedHtml: null })
  const [read] = (await postsOf(thread.id)).posts
  expect(read?.html).toMatch(/^<p>A &quot;sentence&quot;.* …<\/p>$/)
  const { foldedHtml } = await db().post.findUniqueOrThrow({ where: { id: thread.openingId } })
  expect(foldedHtml).toBe(read?.html)
  await rerender()
  expect((await postsOf(thread.id)).posts[0]?.html).toMatch(/^<p>A sentence.* …<\/p>$/)
})

test('a post that is gone has no page of its own, nor has one of another audience', async () => {
  const author = await aMember()
  const thread = await aThread(board)
  const { id } = await aReply(thread, { by: author, body: LONG })
  await withdrawPost(author, { post: postId.parse(String(id)), key: unique('key-of-form') })
  expect(await findWholePost(everyone, id)).toBeNull()
  const staff = await aThread(await aBoard({ readableBy: 'staff' }), { by: await aMember({ moderates: 'all' }), body: LONG })
  expect(await findWholePost(everyone, staff.openingId)).toBeNull()
  expect(await findWholePost(everyone, 999_999n)).toBeNull()
})

test('a thread on one page ends where it would be too heavy, and goes on from there without a gap', async () => {
  const thread = await aThread(board)
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", n, "nameId", body, '<p>' || repeat('abcd ', case when n < 100 then 2000 else 100 end) || '</p>', 3, "createdAt"
    from "Post", generate_series(2, 700) n where id = ${thread.openingId}`
  await db().thread.update({ where: { id: thread.id }, data: { lastNumber: 700, postCount: 700 } })
  const seen: number[] = []
  const sizes: number[] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { thread: page, posts }: Awaited<ReturnType<typeof postsOf>> = await postsOf(thread.id, after)
    seen.push(...posts.map(({ number }) => number))
    sizes.push(posts.reduce((sum, { html }) => sum + html.length, 0))
    after = page?.nextAfter
  }
  expect(seen).toEqual(Array.from({ length: 700 }, (_, index) => index + 1))
  expect(sizes.length).toBeGreaterThan(4)
  expect(Math.max(...sizes)).toBeLessThan(300_000)
  expect((await postsOf(thread.id, 700)).thread).toBeNull()
})

test('fifty of the heaviest posts are less than a megabyte', async () => {
  const heavy = ['"', '&a', '<', '漢', '👩‍👩‍👧', 'a\n', '[a](http://b.cd/?x=1) ', '> a\n\n'].map((piece) => piece.repeat(9000).slice(0, 20_000).trim())
  const thread = await aThread(board, { body: heavy[0] })
  for (const body of heavy.slice(1)) await aReply(thread, { body: `${body}.` }).catch(() => undefined)
  const { posts } = await postsOf(thread.id)
  expect(posts.length).toBe(heavy.length)
  for (const { html } of posts) expect(Buffer.byteLength(html)).toBeLessThanOrEqual(12_000)
})
