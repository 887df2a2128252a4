import { expect, test } from 'vitest'
import { findBoardPage } from '@/lib/boards/queries'
import type { Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { reply } from '@/lib/posts/commands/reply'
import { recount } from '@/lib/posts/recount'
import { findReplyForm } from '@/lib/posts/writing-forms'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findAlias } from '@/lib/threads/addresses/aliases'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { findLeading, findThread } from '@/lib/threads/queries'
import { findLog } from '../log/log-queries'
import { perform } from '../perform'
import { findThreadLog } from '../queries'
import { undoAct } from '../undo'
import { mergeThreads } from './merge-threads'
import { splitThread } from './split-thread'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const minute = (number: number) => new Date(Date.now() - DAY_MS + number * 60_000)

/** Two threads on two boards, their posts written in turn: the last post of all stands in the first thread. */
async function aStage({ lengthCap = 1000 } = {}) {
  const board = await aBoard()
  const other = await aBoard({ lengthCap })
  const moderator = await aMember({ moderates: [board.id, other.id] })
  const into = await atTime(minute(0), () => aThread(other, { title: 'School uniforms' }))
  const thread = await atTime(minute(1), () => aThread(board, { title: 'Uniforms, second hand' }))
  for (const [at, where] of [into, thread, into, thread].entries()) await atTime(minute(at + 2), () => aReply(where, { body: `Post of minute ${at + 2}.` }))
  return { board, other, moderator, thread, into }
}

function merge({ thread, into }: { thread: { id: bigint }; into: { id: bigint } }, viewer: Viewer, key = unique('key-of-act')) {
  return perform(mergeThreads, viewer, mergeThreads.input.parse({ subject: String(thread.id), into: String(into.id), key, reason: 'same', words: '' }))
}

function split(thread: { id: bigint }, viewer: Viewer, posts: string) {
  const given = { subject: String(thread.id), key: unique('key-of-act'), reason: 'apart', words: '', posts, title: 'On their own' }
  return perform(splitThread, viewer, splitThread.input.parse(given))
}

const undo = (viewer: Viewer, id: bigint) => undoAct(viewer, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const rowOf = (id: bigint) => db().thread.findUniqueOrThrow({ where: { id } })
const postsOf = (id: bigint) => db().post.findMany({ where: { threadId: id }, orderBy: { number: 'asc' } })
const numbersOf = async (id: bigint) => (await postsOf(id)).map(({ number }) => number)

async function linesOf(id: bigint): Promise<string[]> {
  const thread = await findThread(everyone, id, { kind: 'page', page: 1 })
  return (thread?.items ?? []).flatMap((item) => {
    if (item.kind === 'departure') return `${item.departure.firstNumber}–${item.departure.lastNumber} → ${item.departure.title}`
    if (item.kind === 'notice') return item.notice.parts.map(({ text }) => text).join('')
    if (item.kind === 'run') return `${item.posts.length} removed`
    return [...(item.post.cameFrom ? [`From ${item.post.cameFrom.title}: #${item.post.wasNumber}`] : []), `#${item.post.number}`]
  })
}

describeAction(mergeThreads, async () => {
  const stage = await aStage()
  const led = await aThread(stage.other)
  await merge({ thread: led, into: stage.thread }, await aMember({ moderates: 'all' }))
  return {
    ...stage,
    perform: (viewer, key) => merge(stage, viewer, key),
    async state() {
      const { lastNumber: _, ...stayed } = await rowOf(stage.into.id) // a number is never given twice
      return [await rowOf(stage.thread.id), stayed, await rowOf(led.id), await postsOf(stage.thread.id), await postsOf(stage.into.id)]
    },
  }
})

test('a merge brings all posts to the end in their order, and says where they came from', async () => {
  const stage = await aStage()
  const before = await postsOf(stage.thread.id)
  await merge(stage, stage.moderator)
  const says = `${stage.moderator.name} (HQ) merged “Uniforms, second hand” into “School uniforms”`
  expect(await linesOf(stage.into.id)).toEqual(['#1', '#2', '#3', says, 'From Uniforms, second hand: #1', '#4', '#5', '#6'])
  expect((await postsOf(stage.into.id)).slice(3).map(({ id, wasNumber }) => ({ id, wasNumber }))).toEqual(
    before.map(({ id, number }) => ({ id, wasNumber: number })),
  )
  expect(await rowOf(stage.into.id)).toMatchObject({ lastNumber: 6, postCount: 6, lastPostNumber: 6, activityAt: before[2]?.createdAt })
  expect(await findPostAddress(everyone, before[1]?.id ?? 0n)).toMatch(new RegExp(`^/t/${stage.into.id}/.*#post-5$`))
  expect((await findThreadLog(everyone, stage.into.id))?.entries).toHaveLength(1)
  expect((await findThread(everyone, stage.into.id, { kind: 'page', page: 1 }))?.acts).toBe(1)
  expect((await findLog(everyone))?.entries[0]).toMatchObject({ action: 'thread.merge', thread: { id: stage.into.id } })
  expect(await findThreadLog(everyone, stage.thread.id)).toBeNull()
  expect(await recount()).toEqual([])
})

test('the last post is the newest of both, wherever it stands', async () => {
  const stage = await aStage()
  await merge({ thread: stage.into, into: stage.thread }, stage.moderator)
  expect(await rowOf(stage.thread.id)).toMatchObject({ lastNumber: 6, lastPostNumber: 3 })
})

test('every old address leads to the thread that stays, in one hop, and for nobody who may not read it', async () => {
  const stage = await aStage()
  const first = await aThread(stage.board)
  await db().urlAlias.create({ data: { path: unique('/Talk/old-'), threadId: first.id, createdAt: new Date() } })
  const alias = await db().urlAlias.findFirstOrThrow({ where: { threadId: first.id } })
  await merge({ thread: first, into: stage.thread }, stage.moderator)
  expect(await findLeading(everyone, first.id)).toMatchObject({ id: stage.thread.id, number: 4 })
  await merge(stage, stage.moderator)
  expect(await rowOf(first.id)).toMatchObject({ mergedIntoId: stage.into.id })
  expect(await findLeading(everyone, first.id)).toMatchObject({ id: stage.into.id })
  expect(await findLeading(everyone, stage.thread.id, 2)).toMatchObject({ id: stage.into.id, number: 5 })
  expect(await findAlias(everyone, alias.path)).toBe(`/t/${stage.into.id}/school-uniforms`)
  expect(await findThread(everyone, stage.thread.id, { kind: 'page', page: 1 })).toBeNull()
  await db().board.update({ where: { id: stage.other.id }, data: { readableBy: 'staff' } })
  expect(await findLeading(everyone, first.id)).toBeNull()
  expect(await findAlias(everyone, alias.path)).toBeNull()
})

test('a reply to the thread that went lands in the one that stays, once', async () => {
  const stage = await aStage()
  const parent = await aMember()
  const sending = { thread: threadId.parse(String(stage.thread.id)), key: unique('key-of-reply'), body: 'Still typing.', voice: 'personal' } as const
  expect((await findReplyForm(parent, stage.thread.id))?.id).toBe(stage.thread.id)
  await merge(stage, stage.moderator)
  const place = await reply(parent, sending)
  expect(place).toMatchObject({ number: 7, thread: { id: stage.into.id } })
  expect((await reply(parent, sending)).id).toBe(place.id)
  const form = await findReplyForm(parent, stage.thread.id, { number: 2 })
  expect(form).toMatchObject({ id: stage.into.id })
  expect(form?.begins).toContain('Post of minute 3.')
})

test('watchers, notifications and signposts follow, and are as before after the undo', async () => {
  const stage = await aStage()
  const watcher = await aMember()
  const at = new Date()
  await db().watch.create({ data: { memberId: watcher.id, threadId: stage.thread.id, createdAt: at } })
  const post = (await postsOf(stage.thread.id))[1]
  await db().notification.create({
    data: { memberId: watcher.id, kind: 'quote', key: unique('quote'), threadId: stage.thread.id, postId: post?.id, createdAt: at },
  })
  await db().notification.create({ data: { memberId: watcher.id, kind: 'act', key: unique('act'), threadId: stage.thread.id, createdAt: at } })
  const { id } = await merge(stage, stage.moderator)
  expect(await db().watch.count({ where: { memberId: watcher.id, threadId: stage.into.id } })).toBe(1)
  const told = async () => (await findNotifications(watcher))?.lines.map(({ thread }) => thread?.id)
  expect(await told()).toEqual([stage.into.id, stage.into.id])
  await undo(stage.moderator, id)
  expect(await told()).toEqual([stage.thread.id, stage.thread.id])
})

test('a signpost of the thread that went is not shown, and stands again after the undo', async () => {
  const stage = await aStage()
  const old = await aBoard()
  const { id } = await merge({ thread: stage.into, into: stage.thread }, stage.moderator)
  await undo(stage.moderator, id)
  await db().signpost.create({ data: { boardId: old.id, threadId: stage.thread.id, entryId: id, activityAt: new Date() } })
  const signposts = async () => (await findBoardPage(everyone, old.slug, 1))?.rows.length
  const { id: merged } = await merge(stage, stage.moderator)
  expect(await signposts()).toBe(0)
  await undo(stage.moderator, merged)
  expect(await signposts()).toBe(1)
})

test('what cannot be merged is refused, and nothing changes', async () => {
  const stage = await aStage()
  const { thread, into, moderator } = stage
  const hidden = await aThread(await aBoard({ readableBy: 'staff', startableBy: 'members' }), { by: await aMember({ moderates: 'all' }) })
  const members = await aThread(await aBoard({ readableBy: 'members' }))
  const all = await aMember({ moderates: 'all' })
  expect(await outcomeOf(merge({ thread, into: thread }, moderator))).toBe('no_such_thread')
  expect(await outcomeOf(merge({ thread, into: { id: 999_999n } }, moderator))).toBe('no_such_thread')
  await expect(merge({ thread, into: { id: 999_999n } }, moderator)).rejects.toMatchObject({
    fields: { into: expect.stringContaining('There is no such thread') },
  })
  expect(await outcomeOf(merge({ thread, into: hidden }, moderator))).toBe('no_such_thread')
  expect(await outcomeOf(merge({ thread, into: members }, all))).toBe('other_readers')
  expect(await outcomeOf(merge(stage, await aMember({ moderates: [stage.board.id] })))).toBe('not_allowed')
  await db().thread.update({ where: { id: into.id }, data: { duplicateOfId: thread.id } })
  expect(await outcomeOf(merge(stage, moderator))).toBe('leads_elsewhere')
  await db().thread.update({ where: { id: into.id }, data: { duplicateOfId: null, removedAt: new Date() } })
  expect(await outcomeOf(merge(stage, moderator))).toBe('no_such_thread')
  await db().thread.update({ where: { id: into.id }, data: { removedAt: null } })
  await db().board.update({ where: { id: stage.other.id }, data: { lengthCap: 5 } })
  expect(await outcomeOf(merge(stage, moderator))).toBe('thread_full')
  await db().board.update({ where: { id: stage.other.id }, data: { lengthCap: 6 } })
  expect(await db().moderationEntry.count({ where: { threadId: thread.id } })).toBe(0)
  expect(await outcomeOf(merge(stage, moderator))).toBe('done')
  expect(await outcomeOf(merge(stage, moderator))).toBe('already_done')
  expect(await outcomeOf(merge({ thread: into, into: thread }, moderator))).toBe('leads_elsewhere')
})

test('the undo leaves what was written since, and tells where the posts went back to', async () => {
  const stage = await aStage()
  const { id } = await merge(stage, stage.moderator)
  await aReply(stage.into)
  await undo(stage.moderator, id)
  expect(await numbersOf(stage.thread.id)).toEqual([1, 2, 3])
  expect(await numbersOf(stage.into.id)).toEqual([1, 2, 3, 7])
  expect(await linesOf(stage.into.id)).toEqual(['#1', '#2', '#3', '4–6 → Uniforms, second hand', '#7'])
  expect((await findThreadLog(everyone, stage.into.id))?.entries).toHaveLength(2)
  expect(await findLeading(everyone, stage.thread.id)).toBeNull()
  expect(await recount()).toEqual([])
})

test('a merge cannot be undone once a post of it went elsewhere, until that is undone', async () => {
  const stage = await aStage()
  const { id } = await merge(stage, stage.moderator)
  const before = await postsOf(stage.into.id)
  const apart = await split(stage.into, stage.moderator, '2, 5')
  expect(await outcomeOf(undo(stage.moderator, id))).toBe('changed_since')
  await undo(stage.moderator, apart.id)
  expect(await postsOf(stage.into.id)).toEqual(before) // also from where they had come
  expect(await outcomeOf(undo(stage.moderator, id))).toBe('done')
  expect(await recount()).toEqual([])
})

test('ten thousand posts are merged, and parted again', async () => {
  const stage = await aStage({ lengthCap: 100_000 })
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select t.id, n, t."starterId", 'Post ' || n || ' of many words about uniforms and shoes.', '<p>Post</p>', 1, t."createdAt" + n * interval '1 second'
    from "Thread" t, generate_series(4, 10000) n where t.id = ${stage.thread.id}`
  await db().$executeRaw`update "Thread" set "lastNumber" = 10000, "postCount" = 10000 where id = ${stage.thread.id}`
  const { id } = await merge(stage, stage.moderator)
  expect(await rowOf(stage.into.id)).toMatchObject({ lastNumber: 10_003, postCount: 10_003 })
  await undo(stage.moderator, id)
  expect(await recount()).toEqual([])
}, 120_000)
