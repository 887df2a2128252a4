import { expect, test } from 'vitest'
import { findBoardPage } from '@/lib/boards/queries'
import type { Viewer } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findThread } from '@/lib/threads/queries'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { moveThread } from './move-thread'

useDatabase()

/** RACES=full moves it two hundred times. */
const ROUNDS = process.env.RACES === 'full' ? 200 : 12

const everyone = { members: false, staffBoards: [] }
const board = (id: bigint) => boardId.parse(String(id))

async function aStage() {
  const from = await aBoard({ name: unique('Chat') })
  const to = await aBoard({ name: unique('Petitions') })
  const thread = await aThread(from)
  const moderator = await aMember({ moderates: [from.id, to.id] })
  return { from, to, thread, moderator, subject: threadId.parse(String(thread.id)) }
}

type Stage = Awaited<ReturnType<typeof aStage>>
type Extra = Partial<{ say: string; signpost: '0' | '7' | '30' | 'ever'; key: string; words: string; from: bigint; to: string }>

function move({ from, to, subject }: Pick<Stage, 'from' | 'to' | 'subject'>, viewer: Viewer, extra: Extra = {}) {
  return perform(moveThread, viewer, {
    subject,
    key: extra.key ?? unique('key-of-act'),
    reason: 'belongs',
    words: extra.words ?? '',
    from: board(extra.from ?? from.id),
    to: extra.to ?? to.slug,
    signpost: extra.signpost ?? '30',
    say: extra.say ?? '',
  })
}

const undo = (viewer: Viewer, id: bigint) => undoAct(viewer, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

describeAction(moveThread, async () => {
  const stage = await aStage()
  await db().thread.update({ where: { id: stage.thread.id }, data: { pinnedAt: new Date('2026-01-01') } })
  return {
    ...stage,
    board: stage.from,
    perform: (viewer, key) => move(stage, viewer, { key }),
    async state() {
      const { boardId: where, pinnedAt } = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
      return {
        where,
        pinnedAt,
        signposts: await db().signpost.findMany({ where: { threadId: stage.thread.id }, select: { boardId: true, activityAt: true, endsAt: true } }),
      }
    },
  }
})

test('a move keeps the address, tells in the thread, leaves a signpost and keeps the counters exact', async () => {
  const stage = await aStage()
  await aReply(stage.thread)
  const entry = await move(stage, stage.moderator, { words: 'Petitions live there.', say: 'Hello from HQ.' })
  const thread = await findThread(everyone, stage.thread.id, { kind: 'page', page: 1 })
  expect(thread).toMatchObject({ slug: stage.thread.slug, boardSlug: stage.to.slug, postCount: 3 })
  expect(thread?.items.map((item) => (item.kind === 'post' ? item.post.number : item.kind === 'notice' && item.notice.id))).toEqual([1, 2, entry.id, 3])
  const notice = thread?.items.find((item) => item.kind === 'notice')
  expect(notice?.kind === 'notice' && notice.notice.parts.map(({ text }) => text).join('')).toBe(
    `${stage.moderator.name} (HQ) moved this thread from ${stage.from.name} to ${stage.to.name}`,
  )
  const old = await findBoardPage(everyone, stage.from.slug, 1)
  expect(old?.rows).toMatchObject([{ kind: 'signpost', signpost: { threadId: stage.thread.id, toSlug: stage.to.slug } }])
  expect(old?.board).toMatchObject({ threads: 0, posts: 0 })
  expect((await findBoardPage(everyone, stage.to.slug, 1))?.board).toMatchObject({ threads: 1, posts: 3 })
  expect(await recount()).toEqual([])
})

test('a notice takes no number and does not bump the thread', async () => {
  const stage = await aStage()
  const before = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
  await move(stage, stage.moderator)
  const { boardId: _, ...rest } = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
  expect(before).toMatchObject(rest)
})

test('a signpost stands at the old place for as long as was chosen', async () => {
  for (const [signpost, days] of [
    ['0', null],
    ['7', 7],
    ['30', 30],
    ['ever', Number.POSITIVE_INFINITY],
  ] as const) {
    const stage = await aStage()
    await move(stage, stage.moderator, { signpost })
    const rowsIn = (inDays: number) =>
      atTime(new Date(Date.now() + inDays * DAY_MS), async () => (await findBoardPage(everyone, stage.from.slug, 1))?.rows.length)
    expect(await rowsIn(0)).toBe(days === null ? 0 : 1)
    expect(await rowsIn(8)).toBe(days !== null && days > 8 ? 1 : 0)
    expect(await rowsIn(4000)).toBe(days === Number.POSITIVE_INFINITY ? 1 : 0)
  }
})

test('moved again, all signposts point to the thread itself; moved back, the one there goes', async () => {
  const stage = await aStage()
  const third = await aBoard()
  const moderator = await aMember({ moderates: 'all' })
  await move(stage, moderator)
  await move({ ...stage, from: stage.to, to: third }, moderator)
  for (const slug of [stage.from.slug, stage.to.slug]) {
    expect((await findBoardPage(everyone, slug, 1))?.rows).toMatchObject([{ kind: 'signpost', signpost: { toSlug: third.slug } }])
  }
  const back = await move({ ...stage, from: third, to: stage.from }, moderator)
  expect((await findBoardPage(everyone, stage.from.slug, 1))?.rows).toMatchObject([{ kind: 'thread' }])
  await undo(moderator, back.id)
  expect((await findBoardPage(everyone, stage.from.slug, 1))?.rows).toMatchObject([{ kind: 'signpost', signpost: { toSlug: third.slug } }])
  expect(await db().signpost.count({ where: { threadId: stage.thread.id } })).toBe(2)
})

test('a move needs rights on both boards, to do and to undo', async () => {
  const stage = await aStage()
  expect(await outcomeOf(move(stage, await aMember({ moderates: [stage.from.id] })))).toBe('not_allowed')
  expect(await outcomeOf(move(stage, await aMember({ moderates: [stage.to.id] })))).toBe('not_found')
  const entry = await move(stage, await aMember({ admin: true }))
  expect(await outcomeOf(undo(await aMember({ moderates: [stage.from.id] }), entry.id))).toBe('not_found')
  expect(await outcomeOf(undo(stage.moderator, entry.id))).toBe('done')
})

test('a move is refused to a board that is missing, hidden, the same, or read by fewer people where no rule is given', async () => {
  const stage = await aStage()
  const moderator = await aMember({ moderates: [stage.from.id, stage.to.id, (await aBoard()).id] })
  const members = await aBoard({ readableBy: 'members' })
  const hidden = await aBoard({ readableBy: 'staff' })
  expect(await outcomeOf(move(stage, moderator, { to: 'nowhere' }))).toBe('no_such_board')
  await expect(move(stage, moderator, { to: 'nowhere' })).rejects.toMatchObject({ fields: { to: expect.stringContaining('There is no such board') } })
  expect(await outcomeOf(move(stage, moderator, { to: hidden.slug }))).toBe('no_such_board')
  expect(await outcomeOf(move(stage, moderator, { to: stage.from.slug }))).toBe('already_there')
  expect(await outcomeOf(move(stage, await aMember({ admin: true }), { to: members.slug }))).toBe('statement_needed')
  expect(await outcomeOf(move(stage, await aMember({ admin: true }), { to: hidden.slug }))).toBe('statement_needed')
  expect(await db().moderationEntry.count({ where: { threadId: stage.thread.id } })).toBe(0)
})

test(`two moderators moving one thread at once, ${ROUNDS} times: one board, one told`, async () => {
  const stage = await aStage()
  const other = await aBoard()
  const [first, second] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const boards = [stage.from, stage.to, other]
  for (let round = 0; round < ROUNDS; round += 1) {
    const { boardId: at } = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
    const [left, right] = boards.filter(({ id }) => id !== at)
    if (!left || !right) throw new Error('The thread is on none of its boards.')
    const to = [left.slug, round % 4 === 0 ? left.slug : right.slug] as const
    const outcomes = await Promise.all([outcomeOf(move(stage, first, { from: at, to: to[0] })), outcomeOf(move(stage, second, { from: at, to: to[1] }))])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'changed_since' || outcome === 'already_there')).toHaveLength(1)
  }
  expect(await db().moderationEntry.count({ where: { threadId: stage.thread.id } })).toBe(ROUNDS)
  const { boardId: at } = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
  expect(await db().signpost.findMany({ where: { threadId: stage.thread.id, boardId: at } })).toEqual([])
  expect(await recount()).toEqual([])
}, 120_000)

test('fifty writers against fifty moves: no acknowledged post is lost or doubled', async () => {
  const stage = await aStage()
  const moderator = await aMember({ moderates: 'all' })
  const writers = await Promise.all(Array.from({ length: 50 }, () => aMember()))
  const moving = (async () => {
    for (let round = 0; round < 50; round += 1) {
      const [from, to] = round % 2 === 0 ? [stage.from, stage.to] : [stage.to, stage.from]
      await move({ ...stage, from, to }, moderator)
    }
  })()
  const acknowledged = await Promise.all(
    writers.map(async (by, writer) => {
      const posts = []
      for (let turn = 0; turn < 4; turn += 1) posts.push(await aReply(stage.thread, { by, body: `writer ${writer} turn ${turn}` }))
      return posts
    }),
  )
  await moving
  const kept = await db().post.findMany({ where: { threadId: stage.thread.id, number: { gt: 1 } }, orderBy: { number: 'asc' } })
  expect(kept.map(({ id }) => id).sort()).toEqual(
    acknowledged
      .flat()
      .map(({ id }) => id)
      .sort(),
  )
  expect(new Set(kept.map(({ body }) => body)).size).toBe(200)
  expect(kept.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, index) => index + 2))
  expect(await recount()).toEqual([])
}, 120_000)

test('moves are taken back in the order in which they were made', async () => {
  const stage = await aStage()
  const moderator = await aMember({ moderates: 'all' })
  const first = await move(stage, moderator)
  await move({ ...stage, from: stage.to, to: stage.from }, moderator)
  const third = await move(stage, moderator)
  expect(await outcomeOf(undo(moderator, first.id))).toBe('changed_since')
  expect(await outcomeOf(undo(moderator, third.id))).toBe('done')
})

test('a word of HQ is a post like any other: not past a lock, not past the length cap', async () => {
  const locked = await aStage()
  await db().thread.update({ where: { id: locked.thread.id }, data: { lockedAt: new Date() } })
  expect(await outcomeOf(move(locked, locked.moderator, { say: 'Hello.' }))).toBe('thread_locked')
  expect(await outcomeOf(move(locked, locked.moderator))).toBe('done')
  const full = await aStage()
  await db().board.update({ where: { id: full.to.id }, data: { lengthCap: 1 } })
  expect(await outcomeOf(move(full, full.moderator, { say: 'Hello.' }))).toBe('thread_full')
})

test('a key that was used for something else is refused, and tells nothing of the other thread', async () => {
  const stage = await aStage()
  const other = await aStage()
  const key = unique('key-of-act')
  await move(stage, stage.moderator, { key })
  expect(await outcomeOf(move({ ...other, to: other.from }, stage.moderator, { key }))).toBe('sent_before')
  const moderator = await aMember({ moderates: 'all' })
  const shared = unique('key-of-act')
  const stages = await Promise.all(Array.from({ length: 4 }, () => aStage()))
  const outcomes = await Promise.all(stages.map((each) => outcomeOf(move(each, moderator, { key: shared }))))
  expect(outcomes.sort()).toEqual(['done', 'sent_before', 'sent_before', 'sent_before'])
})
