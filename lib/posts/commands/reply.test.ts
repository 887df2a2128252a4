import { expect, test } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { reply } from './reply'

useDatabase()

const to = (thread: { id: bigint }) => threadId.parse(String(thread.id))

test('a reply gets the next number and brings the thread up to date', async () => {
  const thread = await aThread(await aBoard())
  const parent = await aMember()
  const post = await reply(parent, { thread: to(thread), key: unique('key-of-form'), body: 'Tea is\r\nready.', voice: 'personal' })
  const kept = await db().post.findUniqueOrThrow({ where: { id: post.id }, include: { thread: true } })
  expect(post.number).toBe(2)
  expect(kept.body).toBe('Tea is\nready.')
  expect(kept.html).toBe('<p>Tea is<br>ready.</p>')
  expect(kept.thread).toMatchObject({
    lastNumber: 2,
    postCount: 2,
    lastPostNumber: 2,
    lastPosterId: parent.nameId,
    lastPostAt: kept.createdAt,
    activityAt: kept.createdAt,
  })
})

test('a form sent twenty times at once makes one post, and every answer leads to it', async () => {
  const thread = await aThread(await aBoard())
  const parent = await aMember()
  const sending = { thread: to(thread), key: unique('key-of-form'), body: 'Once, please.', voice: 'personal' } as const
  const posts = await Promise.all(Array.from({ length: 20 }, () => reply(parent, sending)))
  expect(new Set(posts.map(({ id }) => id)).size).toBe(1)
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(2)
})

test('the same key with other words is refused', async () => {
  const thread = await aThread(await aBoard())
  const parent = await aMember()
  const key = unique('key-of-form')
  await reply(parent, { thread: to(thread), key, body: 'First words.', voice: 'personal' })
  expect(await outcomeOf(reply(parent, { thread: to(thread), key, body: 'Other words.', voice: 'personal' }))).toBe('sent_before')
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(2)
})

test('two members may happen to use the same key', async () => {
  const thread = await aThread(await aBoard())
  const key = unique('key-of-form')
  for (const parent of [await aMember(), await aMember()]) await reply(parent, { thread: to(thread), key, body: 'Mine.', voice: 'personal' })
  expect(await db().post.count({ where: { threadId: thread.id } })).toBe(3)
})

test('a refused sending uses up neither its key nor a number', async () => {
  const thread = await aThread(await aBoard())
  const parent = await aMember()
  const sending = { thread: to(thread), key: unique('key-of-form'), body: 'Patience.', voice: 'personal' } as const
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await outcomeOf(reply(parent, sending))).toBe('thread_locked')
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: null } })
  expect((await reply(parent, sending)).number).toBe(2)
})

test('forty replies at once get forty numbers without a gap', async () => {
  const thread = await aThread(await aBoard())
  const parents = await Promise.all(Array.from({ length: 8 }, () => aMember()))
  await Promise.all(Array.from({ length: 40 }, (_, index) => aReply(thread, { by: parents[index % 8], body: `Number ${index}` })))
  const posts = await db().post.findMany({ where: { threadId: thread.id }, orderBy: { number: 'asc' } })
  expect(posts.map(({ number }) => number)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1))
  expect(await recount()).toEqual([])
})

test('who may not reply is told why in one word', async () => {
  const open = await aThread(await aBoard())
  expect(await outcomeOf(reply(guest, { thread: to(open), key: unique('key-of-form'), body: 'Hello.', voice: 'personal' }))).toBe('signed_out')
  const staffBoard = await aBoard({ readableBy: 'staff' })
  const hidden = await aThread(staffBoard, { by: await aMember({ moderates: [staffBoard.id] }) })
  expect(await outcomeOf(aReply(hidden))).toBe('not_found')
  const house = await aBoard({ repliableBy: 'staff' })
  expect(await outcomeOf(aReply(await aThread(house)))).toBe('not_allowed')
  const short = await aThread(await aBoard({ lengthCap: 1 }))
  expect(await outcomeOf(aReply(short))).toBe('thread_full')
})

test('only staff of the board speak as HQ there', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const asHq = (by: Awaited<ReturnType<typeof aMember>>) => reply(by, { thread: to(thread), key: unique('key-of-form'), body: 'Hello from HQ.', voice: 'hq' })
  expect(await outcomeOf(asHq(await aMember()))).toBe('not_allowed')
  expect(await outcomeOf(asHq(await aMember({ moderates: [(await aBoard()).id] })))).toBe('not_allowed')
  expect(await outcomeOf(asHq(await aMember({ moderates: [board.id] })))).toBe('done')
})

test('a newcomer’s links begin plain, those of a member of standing can be tapped', async () => {
  const thread = await aThread(await aBoard())
  const newcomer = await aMember()
  const first = await aReply(thread, { by: newcomer, body: 'See https://example.org/a' })
  for (let post = 0; post < 4; post += 1) await aReply(thread, { by: newcomer })
  const later = await aReply(thread, { by: newcomer, body: 'See https://example.org/b' })
  const states = await db().postLink.findMany({ where: { postId: { in: [first.id, later.id] } }, orderBy: { postId: 'asc' }, select: { state: true } })
  expect(states).toEqual([{ state: 'plain' }, { state: 'clickable' }])
  const young = await aMember({ joinedAt: new Date() })
  for (let post = 0; post < 5; post += 1) await aReply(thread, { by: young })
  const { id } = await aReply(thread, { by: young, body: 'www.example.org/c' })
  expect(await db().postLink.findFirst({ where: { postId: id } })).toMatchObject({ state: 'plain', address: 'https://www.example.org/c' })
})
