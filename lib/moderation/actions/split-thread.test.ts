import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { findReplyForm } from '@/lib/posts/writing-forms'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { findThread } from '@/lib/threads/queries'
import { perform } from '../perform'
import { findActPage, findThreadLog } from '../queries'
import { undoAct } from '../undo'
import { splitThread } from './split-thread'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const NEW_TITLE = 'Second-hand uniforms'

async function aStage(posts = 6) {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const thread = await atTime(minute(0), () => aThread(board, { title: 'School uniforms' }))
  for (let number = 2; number <= posts; number += 1) await atTime(minute(number), () => aReply(thread, { body: `Post ${number}.` }))
  return { board, moderator, thread, subject: threadId.parse(String(thread.id)) }
}

const minute = (number: number) => new Date(Date.now() - DAY_MS + number * 60_000)

type Stage = Awaited<ReturnType<typeof aStage>>

function split({ subject }: Pick<Stage, 'subject'>, viewer: Viewer, posts: string | string[], key = unique('key-of-act')) {
  const given = splitThread.input.parse({ subject: String(subject), key, reason: 'apart', words: '', posts, title: NEW_TITLE })
  return perform(splitThread, viewer, given)
}

const undo = (viewer: Viewer, id: bigint) => undoAct(viewer, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const newThread = () => db().thread.findFirstOrThrow({ where: { title: NEW_TITLE }, orderBy: { id: 'desc' } })
const postsOf = (id: bigint) => db().post.findMany({ where: { threadId: id }, orderBy: { number: 'asc' }, select: { id: true, number: true, wasNumber: true } })
const numbersOf = async (id: bigint) => (await postsOf(id)).map(({ number }) => number)

/** A page of a thread as its reader sees it, a line for each item. */
async function linesOf(id: bigint, page = 1): Promise<string[]> {
  const thread = await findThread(everyone, id, { kind: 'page', page })
  return (thread?.items ?? []).flatMap((item) => {
    if (item.kind === 'departure') return `${item.departure.firstNumber}–${item.departure.lastNumber} → ${item.departure.title}`
    if (item.kind === 'notice') return item.notice.parts.map(({ text }) => text).join('')
    if (item.kind === 'run') return `${item.posts.length} removed`
    return [...(item.post.cameFrom ? [`From ${item.post.cameFrom.title}: #${item.post.wasNumber}`] : []), `#${item.post.number}`]
  })
}

describeAction(splitThread, async () => {
  const stage = await aStage()
  return {
    ...stage,
    perform: (viewer, key) => split(stage, viewer, ['3', '5-6'], key),
    state: async () => [await db().thread.findUnique({ where: { id: stage.thread.id } }), await postsOf(stage.thread.id)],
  }
})

test('posts that are split off keep their keys and their order, and a line tells where each run went', async () => {
  const stage = await aStage()
  const before = await postsOf(stage.thread.id)
  await split(stage, stage.moderator, ['3', '5-6'])
  const made = await newThread()
  expect(await numbersOf(stage.thread.id)).toEqual([1, 2, 4])
  expect(await postsOf(made.id)).toEqual([
    { id: before[2]?.id, number: 1, wasNumber: 3 },
    { id: before[4]?.id, number: 2, wasNumber: 5 },
    { id: before[5]?.id, number: 3, wasNumber: 6 },
  ])
  expect(await findPostAddress(everyone, before[4]?.id ?? 0n)).toMatch(new RegExp(`^/t/${made.id}/.*#post-2$`))
  const says = `${stage.moderator.name} (HQ) split 3 posts off from “School uniforms” into “${NEW_TITLE}”`
  expect(await linesOf(stage.thread.id)).toEqual(['#1', '#2', `3–3 → ${NEW_TITLE}`, '#4', `5–6 → ${NEW_TITLE}`, says])
  expect(await linesOf(made.id)).toEqual([says, 'From School uniforms: #3', '#1', 'From School uniforms: #5', '#2', '#3'])
  expect((await findThreadLog(everyone, made.id))?.entries).toHaveLength(1)
  expect(await recount()).toEqual([])
})

test('both threads know their last post and how many stand, withdrawn and removed posts going along', async () => {
  const stage = await aStage()
  const [, , third, , fifth] = await db().post.findMany({ where: { threadId: stage.thread.id }, orderBy: { number: 'asc' } })
  await db().post.update({ where: { id: third?.id }, data: { withdrawnAt: new Date() } })
  await db().thread.update({ where: { id: stage.thread.id }, data: { postCount: 5 } })
  await split(stage, stage.moderator, '3 5, 6')
  const [old, made] = [await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } }), await newThread()]
  expect(old).toMatchObject({ lastNumber: 6, postCount: 3, lastPostNumber: 4 })
  expect(made).toMatchObject({ lastNumber: 3, postCount: 2, lastPostNumber: 3, starterId: third?.nameId, createdAt: third?.createdAt })
  expect(old.activityAt).toEqual(old.lastPostAt)
  expect(old.activityAt < made.activityAt && (fifth?.createdAt ?? 0) < made.activityAt).toBe(true)
  expect((await aReply(stage.thread)).number).toBe(7)
  expect(await recount()).toEqual([])
})

test('numbers that are neighbours among those still there are one run', async () => {
  const stage = await aStage(8)
  await split(stage, stage.moderator, '4')
  const first = await newThread()
  await split(stage, stage.moderator, ['3', '5', '6'])
  expect(
    await db().departure.findMany({
      where: { threadId: stage.thread.id },
      orderBy: { id: 'asc' },
      select: { firstNumber: true, lastNumber: true, toId: true },
    }),
  ).toEqual([
    { firstNumber: 4, lastNumber: 4, toId: first.id },
    { firstNumber: 3, lastNumber: 6, toId: (await newThread()).id },
  ])
})

test('none, all, the opening post alone, and posts that are not there are refused, and nothing changes', async () => {
  const stage = await aStage(3)
  for (const [posts, refusal] of [
    ['1-3', 'not_these_posts'],
    ['1', 'not_these_posts'],
    [['2', '9'], 'changed_since'],
    ['7-9', 'changed_since'],
  ] as const)
    expect(await outcomeOf(split(stage, stage.moderator, [...posts].flat().length ? (posts as string) : ''))).toBe(refusal)
  for (const posts of ['', '0', '2-1', 'two', '-3', '99999999999', '1;drop'])
    expect(splitThread.input.safeParse({ subject: '1', key: 'key-of-form', reason: 'apart', posts, title: NEW_TITLE }).error?.issues[0]?.path).toEqual([
      'posts',
    ])
  expect(await numbersOf(stage.thread.id)).toEqual([1, 2, 3])
  expect(await db().moderationEntry.count({ where: { threadId: stage.thread.id } })).toBe(0)
  expect(await outcomeOf(split(stage, stage.moderator, '1, 3'))).toBe('done') // the opening post with others may go
})

test('a post and all later ones go with one choice, beside posts that were ticked', async () => {
  const stage = await aStage()
  await split(stage, stage.moderator, ['2', '5-', ''])
  expect(await numbersOf(stage.thread.id)).toEqual([1, 3, 4])
})

test('its form shows the posts to tick, those of the page on which the post stands from which one comes', async () => {
  const stage = await aStage(4)
  await db().post.updateMany({ where: { threadId: stage.thread.id, number: 4 }, data: { number: 54 } })
  await db().thread.update({ where: { id: stage.thread.id }, data: { lastNumber: 54 } })
  const formFrom = async (asked: { from?: number; page?: number }) => (await findActPage(stage.moderator, 'split', 'thread', stage.thread.id, asked))?.form
  expect(await formFrom({})).toMatchObject({ kind: 'split', page: 1, pages: 2, posts: [{ number: 1 }, { number: 2 }, { number: 3 }] })
  expect(await formFrom({ from: 54 })).toMatchObject({ kind: 'split', from: 54, page: 2, posts: [{ number: 54 }] })
  expect(await formFrom({ from: 54, page: 1 })).toMatchObject({ from: 54, page: 1 })
})

test('a split is taken back only as long as the new thread is as it was made', async () => {
  const stage = await aStage()
  const { id } = await split(stage, stage.moderator, '3-4')
  const made = await newThread()
  await aReply(stage.thread) // the old thread may go on
  await aReply(made)
  expect(await outcomeOf(undo(stage.moderator, id))).toBe('changed_since')
  const again = await split(stage, stage.moderator, '5')
  const empty = await newThread()
  expect(await outcomeOf(undo(stage.moderator, again.id))).toBe('done')
  expect(await db().thread.findUniqueOrThrow({ where: { id: empty.id } })).toMatchObject({ postCount: 0, mergedIntoId: stage.thread.id })
  expect(await linesOf(stage.thread.id)).toContain(`${stage.moderator.name} (HQ) brought 1 post back that had been split off`)
  expect(await recount()).toEqual([])
})

test('whoever watched the thread watches both; a reply may still quote what was split off', async () => {
  const stage = await aStage()
  const watcher = await aMember()
  await db().watch.create({ data: { memberId: watcher.id, threadId: stage.thread.id, createdAt: new Date() } })
  await split(stage, stage.moderator, '3-4')
  expect(await db().watch.count({ where: { memberId: watcher.id, threadId: (await newThread()).id } })).toBe(1)
  const form = await findReplyForm(watcher, stage.thread.id, { number: 3 })
  expect(form?.id).toBe(stage.thread.id)
  expect(form?.begins).toContain('Post 3.')
})

test('an act upon a post is told under it in its new thread', async () => {
  const stage = await aStage()
  const post = await db().post.findFirstOrThrow({ where: { threadId: stage.thread.id, number: 3 } })
  const { makeLinksClickable } = await import('./make-links-clickable')
  const linked = await aReply(stage.thread, { by: await aMember({ joinedAt: new Date() }), body: 'See https://example.org/page now.' })
  await perform(
    makeLinksClickable,
    stage.moderator,
    makeLinksClickable.input.parse({ subject: String(linked.id), key: unique('key-of-act'), reason: 'other', words: 'Looked at.', revision: '1', link: ['1'] }),
  )
  await split(stage, stage.moderator, [String(post.number), String(linked.number)])
  const made = await findThread(everyone, (await newThread()).id, { kind: 'page', page: 1 })
  expect(made?.items.flatMap((item) => (item.kind === 'post' ? item.post.made.length : []))).toEqual([0, 1])
})

test('five thousand posts are split off, and brought back', async () => {
  const stage = await aStage(2)
  await aLongThread(stage.thread.id, 10_000)
  const numbers = Array.from({ length: 5000 }, (_, index) => index * 2 + 3).filter((number) => number <= 10_000)
  await split(stage, stage.moderator, numbers.join(' ').slice(0, 9_999).replace(/ \d*$/, ''))
  const { id } = await split(stage, stage.moderator, '4001-9001')
  await undo(stage.moderator, id)
  expect(await recount()).toEqual([])
}, 120_000)

/** As many posts as a test of size needs, by the thread's starter. */
async function aLongThread(id: bigint, posts: number): Promise<void> {
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select t.id, n, t."starterId", 'Post ' || n || ' of many words about uniforms and shoes.', '<p>Post</p>', 1, t."createdAt" + n * interval '1 second'
    from "Thread" t, generate_series(t."lastNumber" + 1, ${posts}::int) n where t.id = ${id}`
  await db().$executeRaw`update "Thread" set "lastNumber" = ${posts}::int, "postCount" = ${posts}::int where id = ${id}`
}
