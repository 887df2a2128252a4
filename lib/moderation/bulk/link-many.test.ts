import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findWaitingLinks } from '../links/link-waiting'
import { findBulkReport } from './bulk-report'
import { makeManyClickable, makeManyInput } from './link-many'

useDatabase()

async function aStage(posts = 3) {
  const board = await aBoard()
  const author = await aMember()
  const thread = await aThread(board, { by: author })
  const replies = []
  for (let index = 1; index <= posts; index += 1)
    replies.push(await aReply(thread, { by: author, body: `https://example.org/${index} and https://other.example/` }))
  return { board, thread, author, replies, moderator: await aMember({ moderates: [board.id] }) }
}

const sendingOf = (thread: { id: bigint }, posts: { id: bigint; revision?: number }[], more = {}) => ({
  kind: 'thread' as const,
  of: String(thread.id),
  post: posts.map(({ id, revision = 1 }) => ({ id, revision })),
  key: unique('key-of-many'),
  reason: 'checked',
  words: '',
  ...more,
})

const reportOf = async (moderator: MemberViewer, sent: string, posts: string) => (await findBulkReport(moderator, { sent, posts, did: 'links' }))?.posts

test('many posts at once: an entry each, and a second sending changes nothing', async () => {
  const { thread, replies, moderator } = await aStage()
  const sending = sendingOf(thread, replies)
  await Promise.all([makeManyClickable(moderator, sending), makeManyClickable(moderator, sending)])
  const { key, posts } = await makeManyClickable(moderator, sending)
  expect(await db().moderationEntry.count({ where: { threadId: thread.id } })).toBe(3)
  expect(await db().postLink.count({ where: { state: 'clickable', post: { threadId: thread.id } } })).toBe(6)
  expect((await reportOf(moderator, key, posts))?.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
})

test('each post is told apart: done, changed since, done already', async () => {
  const { thread, replies, moderator, board } = await aStage()
  const [first = { id: 0n }, second = { id: 0n }, third = { id: 0n }] = replies
  await makeManyClickable(await aMember({ moderates: [board.id] }), sendingOf(thread, [third]))
  await db().post.update({ where: { id: second.id }, data: { revision: 2 } })
  const { key, posts } = await makeManyClickable(moderator, sendingOf(thread, [first, second, third]))
  expect((await reportOf(moderator, key, posts))?.map(({ outcome }) => outcome)).toEqual(['done', 'changed', 'already'])
  expect(await reportOf(moderator, key, 'not a list')).toBeUndefined()
})

test('the piles of a thread, a member and a host hold what waits on her boards, and a host’s form touches only that host', async () => {
  const { thread, author, replies, moderator } = await aStage()
  const elsewhere = await aThread(await aBoard(), { by: author, body: 'https://example.org/elsewhere' })
  const listed = async (kind: 'thread' | 'member' | 'host', of: string) =>
    (await findWaitingLinks(moderator, { kind, of }, {}))?.posts.map(({ id, links }) => [id, links.length])
  const whole = replies.map(({ id }) => [id, 2])
  expect(await listed('thread', String(thread.id))).toEqual(whole)
  expect(await listed('member', author.name)).toEqual(whole)
  expect(await listed('host', 'example.org')).toEqual(replies.map(({ id }) => [id, 1]))
  expect(await listed('host', '*.example')).toBeUndefined()
  expect(await listed('thread', String(elsewhere.id))).toBeUndefined()
  expect(await findWaitingLinks(author, { kind: 'thread', of: String(thread.id) }, {})).toBeNull()
  await makeManyClickable(moderator, sendingOf(thread, replies, { kind: 'host', of: 'example.org' }))
  expect(await listed('host', 'example.org')).toEqual([])
  expect(await listed('host', 'other.example')).toEqual(replies.map(({ id }) => [id, 1]))
})

test('more than a hundred posts come page by page', async () => {
  const { thread, moderator, author } = await aStage(1)
  await db().post.createMany({
    data: Array.from({ length: 104 }, (_, index) => ({
      threadId: thread.id,
      number: 100 + index,
      nameId: author.nameId,
      body: 'https://example.org/',
      html: '',
      textVersion: 1,
      createdAt: new Date(),
    })),
  })
  const posts = await db().post.findMany({ where: { threadId: thread.id, number: { gte: 100 } }, select: { id: true } })
  await db().postLink.createMany({
    data: posts.map(({ id }) => ({
      postId: id,
      ordinal: 1,
      address: 'https://example.org/',
      text: 'https://example.org/',
      target: 'https://example.org/',
      state: 'plain' as const,
    })),
  })
  const first = await findWaitingLinks(moderator, { kind: 'thread', of: String(thread.id) }, {})
  expect(first?.posts).toHaveLength(100)
  const second = await findWaitingLinks(moderator, { kind: 'thread', of: String(thread.id) }, { after: first?.next })
  expect(second?.posts).toHaveLength(5)
  expect(second?.next).toBeUndefined()
})

test('a form of a hundred and one posts is refused, and so is one without any', async () => {
  const given = { kind: 'thread', of: '1', key: 'key-of-form', reason: 'checked' }
  expect(makeManyInput.safeParse(given).error?.issues[0]).toMatchObject({ path: ['post'], message: 'Tick at least one post.' })
  expect(makeManyInput.safeParse({ ...given, post: Array.from({ length: 101 }, (_, index) => `${index + 1}:1`) }).success).toBe(false)
  expect(makeManyInput.parse({ ...given, post: '12:3' }).post).toEqual([{ id: 12n, revision: 3 }])
  expect(await outcomeOf(makeManyClickable(await aMember(), sendingOf({ id: 1n }, [])))).toBe('not_allowed')
})
