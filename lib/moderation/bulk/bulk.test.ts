import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { memberId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { wordsIn } from '@/lib/testing/letters'
import { removePost } from '../actions/remove-post'
import { warnMember } from '../actions/warn-member'
import { findMemberFile } from '../member-queries'
import { perform } from '../perform'
import { findThreadLog } from '../queries'
import { actOnMany } from './bulk'
import { findBulkReport } from './bulk-report'
import { type BulkInput, bulkInput } from './bulk-schema'
import { findThreadMenu } from './bulk-thread'

useDatabase()

async function aStage() {
  const board = await aBoard()
  const author = await aMember()
  const thread = await aThread(board)
  const replies = []
  for (let index = 0; index < 3; index += 1) replies.push(await aReply(thread, { by: author, body: `Buy this, number ${index}: https://shop.example/` }))
  return { board, author, thread, replies, moderator: await aMember({ moderates: 'all' }) }
}

type Post = { id: bigint; revision?: number }
const formOf = (thread: { id: bigint }, posts: Post[], more = {}): BulkInput =>
  bulkInput.parse({
    kind: 'thread',
    of: String(thread.id),
    act: 'remove',
    post: posts.map(({ id, revision = 1 }) => `${id}:${revision}`),
    key: unique('key-of-many'),
    reason: 'spam',
    ...more,
  })

const reportOf = (moderator: Parameters<typeof findBulkReport>[0], sent: Awaited<ReturnType<typeof actOnMany>>) => findBulkReport(moderator, sent)

test('many posts removed at once: an entry and a statement of reasons each, and a second sending changes nothing', async () => {
  const { thread, replies, moderator, author } = await aStage()
  const form = formOf(thread, replies)
  await Promise.all([actOnMany(moderator, form), actOnMany(moderator, form)])
  const sent = await actOnMany(moderator, form)
  expect(await db().moderationEntry.count({ where: { threadId: thread.id, action: 'post.remove' } })).toBe(3)
  expect(await db().outbox.count({ where: { memberId: author.id, kind: 'statement' } })).toBe(3)
  expect(await db().post.count({ where: { threadId: thread.id, removedAt: null } })).toBe(1)
  expect((await reportOf(moderator, sent))?.posts.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
})

test('each post is told apart: done, changed since it was shown, done already', async () => {
  const { thread, replies, moderator, board } = await aStage()
  const [first, second, third] = replies as unknown as [Post, Post, Post]
  await actOnMany(await aMember({ moderates: [board.id] }), formOf(thread, [third]))
  await db().post.update({ where: { id: second.id }, data: { revision: 2 } })
  const sent = await actOnMany(moderator, formOf(thread, [first, second, third]))
  expect((await reportOf(moderator, sent))?.posts.map(({ outcome }) => outcome)).toEqual(['done', 'changed', 'already'])
  expect((await db().post.findUniqueOrThrow({ where: { id: second.id } })).removedAt).toBeNull()
})

test('besides a removal the thread is locked and the author warned and suspended, once each, for the same reason', async () => {
  const { thread, replies, moderator, author } = await aStage()
  const form = formOf(thread, replies, { also: ['suspend', 'lock', 'warn'], words: 'A secret of hers.' })
  await actOnMany(moderator, form)
  const sent = await actOnMany(moderator, form)
  const entries = await db().moderationEntry.findMany({ where: { moderatorId: moderator.id, postId: null }, orderBy: { id: 'asc' }, include: { kept: true } })
  expect(entries.map(({ action, rule }) => [action, rule])).toEqual([
    ['thread.lock', null],
    ['member.warn', 'spam'],
    ['member.suspend', 'spam'],
  ])
  expect(entries[0]?.kept?.words).not.toContain('secret')
  expect(await db().member.findUniqueOrThrow({ where: { id: author.id } })).toMatchObject({ suspendedUntil: expect.any(Date) })
  expect((await reportOf(moderator, sent))?.besides.map(({ also, done }) => [also, done])).toEqual([
    ['lock', true],
    ['warn', true],
    ['suspend', true],
  ])
})

test('the lock beside a removal is shown as HQ’s, by the day, so that the pair does not name who removed the posts', async () => {
  const { thread, replies, moderator } = await aStage()
  await actOnMany(moderator, formOf(thread, replies, { also: 'lock' }))
  const log = (await findThreadLog(sightOf('public'), thread.id))?.entries ?? []
  expect(log).toHaveLength(4)
  for (const { parts, dayOnly } of log) expect([dayOnly, parts.map(({ text }) => text).join('')]).toEqual([true, expect.not.stringContaining(moderator.name)])
})

test('where no post was removed, nobody is suspended', async () => {
  const { thread, replies, moderator, author } = await aStage()
  const form = formOf(
    thread,
    replies.map(({ id }) => ({ id, revision: 7 })),
    { also: 'suspend' },
  )
  await actOnMany(moderator, form)
  expect((await db().member.findUniqueOrThrow({ where: { id: author.id } })).suspendedUntil).toBeNull()
})

test('a moderator of this board alone removes its posts and sanctions nobody; of another board, nothing', async () => {
  const { thread, replies, board, author } = await aStage()
  const elsewhere = await aMember({ moderates: [(await aBoard()).id] })
  const refused = await actOnMany(elsewhere, formOf(thread, replies))
  expect((await reportOf(elsewhere, refused))?.posts.map(({ outcome }) => outcome)).toEqual([])
  const here = await aMember({ moderates: [board.id] })
  const sent = await actOnMany(here, formOf(thread, replies, { also: 'suspend' }))
  expect(await reportOf(here, sent)).toMatchObject({ posts: [{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'done' }], besides: [{ done: false }] })
  expect((await db().member.findUniqueOrThrow({ where: { id: author.id } })).suspendedUntil).toBeNull()
  expect(await outcomeOf(actOnMany(author, formOf(thread, replies)))).toBe('not_allowed')
})

test('removed posts are restored together, and links made clickable together', async () => {
  const { thread, replies, moderator } = await aStage()
  await actOnMany(moderator, formOf(thread, replies))
  await actOnMany(moderator, formOf(thread, replies, { act: 'restore', reason: 'wrong' }))
  expect(await db().post.count({ where: { threadId: thread.id, removedAt: null } })).toBe(4)
  await actOnMany(moderator, formOf(thread, replies, { act: 'links', reason: 'checked' }))
  expect(await db().postLink.count({ where: { state: 'clickable', post: { threadId: thread.id } } })).toBe(3)
})

test('the form asks as the acts do: a rule with its facts, a post at least, a hundred at most', () => {
  const given = { kind: 'thread', of: '1', act: 'remove', key: 'key-of-many', reason: 'attack', post: '1:1' }
  const problems = (more: object) => bulkInput.safeParse({ ...given, ...more }).error?.issues.map(({ path }) => path[0])
  expect(problems({})).toEqual(['words'])
  expect(problems({ reason: 'spam' })).toBeUndefined()
  expect(problems({ reason: 'wrong', words: 'x' })).toEqual(['reason'])
  expect(problems({ reason: 'spam', post: undefined })).toEqual(['post'])
  expect(problems({ reason: 'spam', post: Array.from({ length: 101 }, (_, at) => `${at + 1}:1`) })).toEqual(['post'])
  expect(problems({ act: 'burn' })).toEqual(['act'])
})

test('the page of a thread offers what is possible now, to its moderators alone', async () => {
  const { thread, board, moderator, author } = await aStage()
  const words = (await findThreadMenu(moderator, thread.id, {}))?.acts.map(({ word }) => word)
  expect(words).toEqual(expect.arrayContaining(['move', 'title', 'lock', 'pin', 'calm', 'duplicate', 'split', 'merge', 'remove']))
  expect(words).not.toContain('unlock')
  const here = await findThreadMenu(await aMember({ moderates: [board.id] }), thread.id, {})
  expect(here?.bulk.also).toEqual(['lock'])
  expect(here?.bulk.posts.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(await findThreadMenu(author, thread.id, {})).toBeNull()
  expect(await findThreadMenu(await aMember({ moderates: [(await aBoard()).id] }), thread.id, {})).toBeNull()
})

test('the page of a member: her standing and what was done to her for moderators of all boards, her posts on their boards for the others', async () => {
  const { board, author, moderator, replies } = await aStage()
  await aThread(await aBoard(), { by: author })
  const warning = { subject: memberId.parse(String(author.id)), key: unique('key'), reason: 'spam', words: '', origin: 'own' as const, open: false }
  await perform(warnMember, moderator, warning)
  await perform(removePost, moderator, { ...warning, subject: postId.parse(String(replies[0]?.id)), key: unique('key') })
  const file = await findMemberFile(moderator, author.name.toUpperCase(), {})
  expect(file?.acts.map(({ word }) => word)).toEqual(['warn', 'suspend', 'ban'])
  expect(file?.standing).toMatchObject({ posts: 3, removed: 1, standing: { lacks: 'removal' } })
  expect(file?.done).toHaveLength(2)
  expect(file?.bulk.posts).toHaveLength(4)
  const here = await findMemberFile(await aMember({ moderates: [board.id] }), author.name, {})
  expect(here).toMatchObject({ acts: [], standing: null, done: null })
  expect(here?.bulk.posts).toHaveLength(3)
  expect(await findMemberFile(author, author.name, {})).toBeNull()
  await db().name.updateMany({ where: { memberId: author.id }, data: { retiredAt: new Date() } })
  expect(await findMemberFile(moderator, author.name, {})).toBeNull()
})

test('the author reads what was done and the letter about it among her notifications, nobody else does', async () => {
  const { thread, replies, moderator, author } = await aStage()
  await actOnMany(moderator, formOf(thread, replies.slice(0, 1)))
  const told = await findNotifications(author)
  expect(told?.lines[0]?.act?.parts.map((part) => part.text).join('')).toMatch(/^HQ removed your post #2 in “.+”$/)
  expect(wordsIn(told?.lines[0]?.act?.letter)).toContain('The rule it rests on')
  expect((await findNotifications(await aMember()))?.lines).toEqual([])
})
