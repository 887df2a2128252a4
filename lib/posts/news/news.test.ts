import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { MINUTE_MS } from '@/lib/jobs/define-job'
import { approvePost } from '@/lib/moderation/actions/approve-post'
import { perform } from '@/lib/moderation/perform'
import { markRead } from '@/lib/notifications/commands'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { letterWhere } from '@/lib/testing/letters'
import { queriesOf } from '@/lib/testing/plans'
import { watchThread } from '@/lib/threads/watch'
import { askToTell } from './ask-to-tell'
import { tellNews } from './tell-news'

useDatabase()

const watch = (by: MemberViewer, { id }: { id: bigint }) => watchThread(by, { thread: threadId.parse(String(id)), watch: 'yes' })
const watchBoard = ({ id }: MemberViewer, board: { id: bigint }) => db().boardWatch.create({ data: { memberId: id, boardId: board.id, createdAt: now() } })
const linesOf = async (member: MemberViewer) => (await findNotifications(member))?.lines ?? []
const told = async (member: MemberViewer) => (await linesOf(member)).map(({ sentence }) => sentence)
const waiting = () => db().news.count()

async function aStage() {
  const [board, starter, watcher] = [await aBoard(), await aMember(), await aMember()]
  const thread = await aThread(board, { by: starter, title: 'Sleep' })
  await watch(watcher, thread)
  return { board, thread, starter, watcher }
}

test('a starter and whoever watches are told of new posts in one line that counts on and leads to the first; the writer is not', async () => {
  const { thread, starter, watcher } = await aStage()
  const writer = await aMember()
  await watch(writer, thread)
  const first = await aReply(thread, { by: writer })
  await tellNews()
  await aReply(thread, { by: writer })
  await aReply(thread, { by: starter })
  await tellNews()
  expect(await told(watcher)).toEqual(['3 new posts in “Sleep”.'])
  expect(await told(starter)).toEqual(['2 new posts in “Sleep”.'])
  expect(await told(writer)).toEqual(['1 new post in “Sleep”.'])
  expect((await linesOf(watcher))[0]?.post?.id).toBe(first.id)
  await markRead(watcher, { upTo: (await linesOf(watcher))[0]?.id ?? 0n })
  await aReply(thread, { by: writer })
  await tellNews()
  expect(await told(watcher)).toEqual(['1 new post in “Sleep”.', '3 new posts in “Sleep”.'])
})

test('a reply that concerns nobody asks for nothing', async () => {
  const [board, starter] = [await aBoard(), await aMember()]
  const before = await waiting()
  const thread = await aThread(board, { by: starter })
  await aReply(thread, { by: starter }) // who alone watches it
  expect(await waiting()).toBe(before)
  await aReply(thread)
  expect(await waiting()).toBe(before + 1)
})

test('ten thousand watchers cost the reply nothing, and are told once each in a few statements', async () => {
  const { thread } = await aStage()
  const [{ first } = { first: 0 }] = await db().$queryRaw<{ first: number }[]>`
    with made as (insert into "Member" ("joinedAt") select now() from generate_series(1, 10000) returning id),
    watching as (insert into "Watch" ("memberId", "threadId", "createdAt") select id, ${thread.id}, now() from made)
    select min(id)::int as first from made`
  const few = await aStage()
  await aReply(few.thread) // warm
  const [costs, usual] = [await queriesOf(() => aReply(thread)), await queriesOf(() => aReply(few.thread))]
  expect(costs.length).toBe(usual.length)
  const telling = await queriesOf(tellNews)
  expect(telling.length).toBeLessThan(10)
  await Promise.all([tellNews(), tellNews()])
  expect(await db().notification.count({ where: { memberId: { gte: BigInt(first) }, threadId: thread.id } })).toBe(10_000)
})

test('two nodes at once tell of each post once', async () => {
  const { thread, watcher } = await aStage()
  for (let at = 0; at < 12; at++) await aReply(thread)
  await Promise.all(Array.from({ length: 6 }, () => tellNews()))
  await tellNews()
  expect(await told(watcher)).toEqual(['12 new posts in “Sleep”.'])
})

test('nobody is told who may not read, is banned, or was told of the very post by name', async () => {
  const { board, thread, watcher, starter } = await aStage()
  const named = await aMember()
  await watch(named, thread)
  await aReply(thread, { body: `@${named.name}, look.` })
  await db().member.update({ where: { id: starter.id }, data: { bannedAt: now() } })
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  await tellNews()
  expect([await told(watcher), await told(starter), await told(named)]).toEqual([[], [], ['Somebody mentioned you.']])
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'everyone' } })
  await aReply(thread, { body: `@${named.name}, again.` })
  await tellNews()
  expect(await told(watcher)).toHaveLength(1)
  expect((await told(named)).every((line) => line.endsWith('mentioned you.'))).toBe(true)
})

test('a post that waits is told of when HQ shows it, and one that was removed before anybody was told never', async () => {
  const { board, thread, watcher } = await aStage()
  await db().board.update({ where: { id: board.id }, data: { holds: 'newcomers' } })
  await db().watch.deleteMany({ where: { memberId: { not: watcher.id } } })
  const hq = await aMember({ moderates: [board.id] })
  const held = await aReply(thread, { by: await aMember({ joinedAt: now() }) })
  await tellNews()
  expect(await told(watcher)).toEqual([])
  await perform(approvePost, hq, { subject: postId.parse(String(held.id)), key: unique('key-of-act'), reason: 'fine', words: '' })
  await tellNews()
  expect(await told(watcher)).toEqual(['1 new post in “Sleep”.'])
  const gone = await aReply(thread, { by: hq })
  await db().post.update({ where: { id: gone.id }, data: { removedAt: now() } })
  await tellNews()
  expect(await told(watcher)).toEqual(['1 new post in “Sleep”.'])
})

test('whoever watches a board is told of its new threads, in one line, and not of replies', async () => {
  const board = await aBoard({ name: unique('Naps') })
  const watcher = await aMember()
  await watchBoard(watcher, board)
  const thread = await aThread(board)
  await tellNews()
  await aThread(board)
  await aReply(thread)
  await tellNews()
  expect(await told(watcher)).toEqual([`2 new threads on ${board.name}.`])
})

test('replying begins a watch where that was chosen, and not else', async () => {
  const { thread } = await aStage()
  const [chose, not] = [await aMember(), await aMember()]
  await db().member.update({ where: { id: chose.id }, data: { repliesWatchAt: now() } })
  await aReply(thread, { by: chose })
  await aReply(thread, { by: not })
  const watching = await db().watch.findMany({ where: { threadId: thread.id, memberId: { in: [chose.id, not.id] } } })
  expect(watching.map(({ memberId }) => memberId)).toEqual([chose.id])
})

test('a letter goes with a line that begins, to whoever chose letters and has an address', async () => {
  const { thread, watcher, starter } = await aStage()
  await db().member.update({ where: { id: watcher.id }, data: { mailsNewsAt: now(), email: `${unique('w')}@mail.example` } })
  await aReply(thread)
  await tellNews()
  await aReply(thread)
  await tellNews()
  expect(await db().outbox.count({ where: { kind: 'news', memberId: starter.id } })).toBe(0)
  expect(await db().outbox.count({ where: { kind: 'news', memberId: watcher.id } })).toBe(1)
  expect(await letterWhere({ kind: 'news', memberId: watcher.id })).toMatchObject({ title: 'New posts in “Sleep”', body: expect.stringContaining('/t/') })
})

test('what is days old by now is told to nobody', async () => {
  const { thread, watcher } = await aStage()
  await aReply(thread)
  await db().news.updateMany({ data: { createdAt: new Date(Date.now() - 4 * DAY_MS) } })
  await tellNews()
  expect([await told(watcher), await waiting()]).toEqual([[], 0])
})

test('asking again for the same post tells nobody twice', async () => {
  const { thread, board, watcher } = await aStage()
  const writer = await aMember()
  const post = await aReply(thread, { by: writer })
  await tellNews()
  await askToTell(db(), { id: post.id, threadId: thread.id, boardId: board.id, number: 2, memberId: writer.id, at: now() })
  await tellNews()
  expect(await told(watcher)).toEqual(['1 new post in “Sleep”.'])
})

test('one post that cannot be told of keeps no other waiting, and has another try later', async () => {
  const { thread, board, watcher } = await aStage()
  await watchBoard(watcher, board)
  const broken = { memberId: watcher.id, kind: 'threads', key: `threads:${board.id}` }
  const { id } = await db().notification.create({ data: { ...broken, detail: { count: 'many' }, createdAt: now() } })
  await aThread(board)
  for (let at = 0; at < 6; at++) await aReply(thread)
  for (let tries = 0; tries < 20 && (await waiting()) > 1; tries++) await tellNews().catch(() => 'more')
  const counted = () => db().notification.findMany({ where: { memberId: watcher.id, readAt: null }, orderBy: { kind: 'asc' }, select: { detail: true } })
  expect([await waiting(), await counted()]).toMatchObject([1, [{ detail: { count: 6 } }, { detail: { count: 'many' } }]])
  await db().notification.update({ where: { id }, data: { detail: { count: 1 } } })
  await tellNews()
  expect(await waiting()).toBe(1) // it was tried a moment ago
  await atTime(new Date(Date.now() + 2 * MINUTE_MS), tellNews)
  expect([await waiting(), await counted()]).toMatchObject([0, [{ detail: { count: 6 } }, { detail: { count: 2 } }]])
})
