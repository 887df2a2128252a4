import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import type { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { perform } from '../perform'
import { endTimers } from '../timers'
import { undoAct } from '../undo'
import { calmThread } from './calm-thread'
import { lockThread } from './lock-thread'
import { markDuplicate } from './mark-duplicate'
import { mergeThreads } from './merge-threads'
import { pinThread } from './pin-thread'
import { retitleThread } from './retitle-thread'
import { unbumpThread } from './unbump-thread'
import { unpinThread } from './unpin-thread'

useDatabase()

type Given = { subject: ReturnType<typeof threadId.parse>; key: string; reason: string; words: string }
type Setting = { board: { id: bigint }; moderator: MemberViewer; thread: { id: bigint }; given(key: string): Given; state(): Promise<unknown> }

const FIELDS = { pinnedAt: true, pinnedUntil: true, lockedAt: true, lockedUntil: true, calmUntil: true, calmSeconds: true, calmStanding: true } as const
const MORE = { ...FIELDS, title: true, slug: true, activityAt: true, duplicateOfId: true } as const

async function aSetting(): Promise<Setting> {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const thread = await aThread(board)
  return {
    board,
    moderator,
    thread,
    given: (key) => ({ subject: threadId.parse(String(thread.id)), key, reason: 'other', words: 'So it is better.' }),
    state: () => db().thread.findUnique({ where: { id: thread.id }, select: MORE }),
  }
}

const stageOf =
  (perform: (viewer: Viewer, given: Given, setting: Setting) => Promise<{ id: bigint }>, prepare?: (setting: Setting) => Promise<unknown>) => async () => {
    const setting = await aSetting()
    await prepare?.(setting)
    return { ...setting, perform: (viewer: Viewer, key: string) => perform(viewer, setting.given(key), setting) }
  }

describeAction(
  pinThread,
  stageOf((viewer, given) => perform(pinThread, viewer, { ...given, for: '7d' })),
)
describeAction(
  unpinThread,
  stageOf(
    (viewer, given) => perform(unpinThread, viewer, given),
    ({ thread }) => db().thread.update({ where: { id: thread.id }, data: { pinnedAt: new Date('2026-01-01') } }),
  ),
)
describeAction(
  retitleThread,
  stageOf((viewer, given) => perform(retitleThread, viewer, { ...given, was: 'A thread of tests', title: 'What it is about' })),
)
describeAction(
  calmThread,
  stageOf((viewer, given) => perform(calmThread, viewer, { ...given, mode: 'slow', for: '1d' })),
)
describeAction(
  unbumpThread,
  stageOf(
    (viewer, given) => perform(unbumpThread, viewer, given),
    ({ thread }) => atTime(new Date(Date.now() + DAY_MS), () => aReply(thread)),
  ),
)

let other: { id: bigint }
describeAction(
  markDuplicate,
  stageOf(
    (viewer, given) => perform(markDuplicate, viewer, { ...given, of: threadId.parse(String(other.id)) }),
    async ({ board }) => {
      other = await aThread(board)
    },
  ),
)

test('a new title leaves no trace of the old one in the public entry, and brings a new slug', async () => {
  const { moderator, given, thread } = await aSetting()
  const { id } = await perform(retitleThread, moderator, { ...given(unique('key-of-act')), was: 'A thread of tests', title: 'Something else' })
  const entry = await db().moderationEntry.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(entry, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('thread of tests')
  expect(await db().thread.findUnique({ where: { id: thread.id } })).toMatchObject({ title: 'Something else', slug: 'something-else' })
})

test('a title that changed while the form was open is not overwritten', async () => {
  const { moderator, given } = await aSetting()
  expect(await outcomeOf(perform(retitleThread, moderator, { ...given(unique('key-of-act')), was: 'Another title', title: 'Mine' }))).toBe('changed_since')
})

test('a thread is led to one that stands, leads nowhere else, and is open to all who read this one', async () => {
  const { moderator, given, board, thread } = await aSetting()
  const lead = async (of: bigint) => outcomeOf(perform(markDuplicate, moderator, { ...given(unique('key-of-act')), of: threadId.parse(String(of)) }))
  const hidden = await aThread(await aBoard({ readableBy: 'staff' }), { by: await aMember({ admin: true }) }).catch(() => null)
  expect(await lead(thread.id)).toBe('no_such_thread')
  expect(await lead(999_999_999n)).toBe('no_such_thread')
  if (hidden) expect(await lead(hidden.id)).toBe('no_such_thread')
  const leading = await aThread(board)
  await db().thread.update({ where: { id: leading.id }, data: { duplicateOfId: thread.id } })
  expect(await lead(leading.id)).toBe('leads_elsewhere')
  const members = await aThread(await aBoard({ readableBy: 'members' }))
  expect(await lead(members.id)).toBe('other_readers')
})

test('a chain of duplicates leads in one hop, through merges too, and each undo gives its part back', async () => {
  const { moderator: by, board } = await aSetting()
  const [a, b, c, d] = [await aThread(board), await aThread(board), await aThread(board), await aThread(board)]
  const because = () => ({ key: unique('key-of-act'), reason: 'same', words: '' })
  const lead = (from: { id: bigint }, of: { id: bigint }) =>
    perform(markDuplicate, by, { ...because(), subject: threadId.parse(String(from.id)), of: threadId.parse(String(of.id)) })
  const undo = ({ id }: { id: bigint }) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  const led = async () => {
    const rows = await db().thread.findMany({ where: { id: { in: [a.id, b.id] } }, orderBy: { id: 'asc' }, select: { duplicateOfId: true } })
    return rows.map(({ duplicateOfId }) => [a, b, c, d].findIndex(({ id }) => id === duplicateOfId)).map((at) => 'ABCD'.charAt(at))
  }
  const first = await lead(a, b)
  const second = await lead(b, c)
  expect(await led()).toEqual(['C', 'C'])
  const merged = await perform(mergeThreads, by, { ...because(), subject: threadId.parse(String(c.id)), into: threadId.parse(String(d.id)) })
  expect(await led()).toEqual(['D', 'D'])
  await undo(merged)
  expect(await led()).toEqual(['C', 'C'])
  await undo(second)
  expect(await led()).toEqual(['B', ''])
  const third = await lead(b, d)
  await undo(first)
  expect(await led()).toEqual(['', 'D'])
  await lead(a, d) // by an act of its own, which the undo of another does not touch
  await undo(third)
  expect(await led()).toEqual(['D', ''])
})

test('two threads that two moderators lead to each other at once end with one of them leading', async () => {
  for (let round = 0; round < 20; round++) {
    const board = await aBoard()
    const [a, b] = [await aThread(board), await aThread(board)]
    const [one, two] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
    const lead = (by: MemberViewer, from: bigint, to: bigint) =>
      outcomeOf(
        perform(markDuplicate, by, {
          subject: threadId.parse(String(from)),
          of: threadId.parse(String(to)),
          key: unique('key-of-act'),
          reason: 'same',
          words: '',
        }),
      )
    const outcomes = await Promise.all([lead(one, a.id, b.id), lead(two, b.id, a.id)])
    expect(outcomes.sort()).toEqual(['done', 'leads_elsewhere'])
  }
})

test('what was to end by itself ends, once, and not before its time', async () => {
  await endTimers(new Date()) // what other tests let begin long ago
  const { moderator, given, thread } = await aSetting()
  await perform(lockThread, moderator, { ...given(unique('key-of-act')), for: '1d' })
  await perform(pinThread, moderator, { ...given(unique('key-of-act')), for: '7d' })
  expect(await endTimers(new Date())).toBe(0)
  expect(await outcomeOf(aReply(thread))).toBe('thread_locked')
  const tomorrow = new Date(Date.now() + DAY_MS + 1000)
  expect(await atTime(tomorrow, () => outcomeOf(aReply(thread)))).toBe('done') // also before the timer has come round
  const [none, some] = (await Promise.all([endTimers(tomorrow), endTimers(tomorrow)])).sort()
  expect([none, some && some > 0]).toEqual([0, true])
  expect(await db().thread.findUnique({ where: { id: thread.id }, select: FIELDS })).toMatchObject({ lockedAt: null, lockedUntil: null })
  expect((await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).pinnedAt).not.toBeNull()
})

test('a slowed thread takes one post of each member in five minutes, and HQ’s always', async () => {
  const { moderator, given, thread } = await aSetting()
  const [one, two] = [await aMember(), await aMember()]
  await aReply(thread, { by: one })
  await perform(calmThread, moderator, { ...given(unique('key-of-act')), mode: 'slow', for: '1d' })
  expect(await outcomeOf(aReply(thread, { by: one }))).toBe('thread_slow')
  expect(await outcomeOf(aReply(thread, { by: two }))).toBe('done')
  expect(await outcomeOf(aReply(thread, { by: two }))).toBe('thread_slow')
  expect(await outcomeOf(aReply(thread, { by: moderator }))).toBe('done')
  expect(await outcomeOf(aReply(thread, { by: moderator }))).toBe('done')
  expect(await atTime(new Date(Date.now() + 6 * 60_000), () => outcomeOf(aReply(thread, { by: one })))).toBe('done')
})

test('whoever posts too soon in a slowed thread learns how long to wait, and can post when that is over', async () => {
  const { moderator, given, thread } = await aSetting()
  const by = await aMember()
  const { id } = await aReply(thread, { by })
  await perform(calmThread, moderator, { ...given(unique('key-of-act')), mode: 'slow', for: '1d' })
  const { createdAt } = await db().post.findUniqueOrThrow({ where: { id } })
  const after = (ms: number) => new Date(createdAt.getTime() + ms)
  const refusedAt = (at: Date) => atTime(at, () => aReply(thread, { by })).catch(({ code, wait }: Refusal) => ({ code, wait }))
  expect(await refusedAt(after(60_500))).toEqual({ code: 'thread_slow', wait: 240 })
  expect(await refusedAt(after(299_999))).toEqual({ code: 'thread_slow', wait: 1 })
  expect(await atTime(after(300_000), () => outcomeOf(aReply(thread, { by })))).toBe('done')
})

test('where a thread opens to everyone again before that, nobody is told to wait longer', async () => {
  const { moderator, given, thread } = await aSetting()
  const by = await aMember()
  const { id } = await aReply(thread, { by })
  await perform(calmThread, moderator, { ...given(unique('key-of-act')), mode: 'slow', for: '1d' })
  const { createdAt } = await db().post.findUniqueOrThrow({ where: { id } })
  await db().thread.update({ where: { id: thread.id }, data: { calmUntil: new Date(createdAt.getTime() + 90_000) } })
  const soon = new Date(createdAt.getTime() + 60_000)
  expect(await atTime(soon, () => aReply(thread, { by })).catch(({ wait }: Refusal) => wait)).toBe(30)
})

test('calm is taken back while the thread is locked, and the lock stays; a night’s lock that was lifted since is not', async () => {
  const { moderator, given, thread } = await aSetting()
  const calm = (mode: 'slow' | 'night') => perform(calmThread, moderator, { ...given(unique('key-of-act')), mode, for: '1d' })
  const undo = ({ id }: { id: bigint }) =>
    outcomeOf(undoAct(moderator, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' }))
  const slowed = await calm('slow')
  const lock = await perform(lockThread, moderator, given(unique('key-of-act')))
  expect(await undo(slowed)).toBe('done')
  expect(await db().thread.findUnique({ where: { id: thread.id }, select: FIELDS })).toMatchObject({
    lockedAt: expect.any(Date),
    calmUntil: null,
    calmSeconds: null,
  })
  await undo(lock)
  const night = await calm('night')
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: null, lockedUntil: null } })
  expect(await undo(night)).toBe('changed_since')
})

test('a thread for members of standing takes no post of a newcomer until the calm is over', async () => {
  const { moderator, given, thread } = await aSetting()
  await perform(calmThread, moderator, { ...given(unique('key-of-act')), mode: 'standing', for: '1d' })
  const newcomer = await aMember()
  expect(await outcomeOf(aReply(thread, { by: newcomer }))).toBe('thread_for_standing')
  expect(await atTime(new Date(Date.now() + 2 * DAY_MS), () => outcomeOf(aReply(thread, { by: newcomer })))).toBe('done')
})

test('a thread that is locked until the morning opens by itself', async () => {
  const { moderator, given, thread } = await aSetting()
  await perform(calmThread, moderator, { ...given(unique('key-of-act')), mode: 'night', for: '1d' })
  expect(await outcomeOf(aReply(thread))).toBe('thread_locked')
  expect(await atTime(new Date(Date.now() + 1.1 * DAY_MS), () => outcomeOf(aReply(thread)))).toBe('done')
})
