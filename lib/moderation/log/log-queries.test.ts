import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { banMember } from '../actions/ban-member'
import { lockThread } from '../actions/lock-thread'
import { removePost } from '../actions/remove-post'
import { removeThread } from '../actions/remove-thread'
import { retitleThread } from '../actions/retitle-thread'
import { perform } from '../perform'
import { findLog, findStaffLog } from './log-queries'
import { logInput } from './log-schema'

useDatabase()

const everyone = sightOf('public')
const TITLE = 'A title that gives a name away'
const act = (words = 'Words of her own.') => ({ key: unique('key-of-act'), reason: 'other', words })
const restriction = (open?: true) => ({ key: unique('key-of-act'), reason: 'attack', words: 'In #2 she called Ann Smith a liar.', open: open ?? false })
const textOf = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part))

test('the log names boards, acts, rules and months, and shows what is asked for alone', async () => {
  const [board, other] = [await aBoard(), await aBoard()]
  const hq = await aMember({ moderates: 'all' })
  const [thread, second] = [await aThread(board), await aThread(other)]
  const { id } = await aReply(thread)
  const locked = await perform(lockThread, hq, { ...act(), subject: threadId.parse(String(thread.id)) })
  const removed = await perform(removePost, hq, { ...restriction(), subject: postId.parse(String(id)) })
  const old = await atTime(new Date('2026-03-31T23:30:00Z'), () => perform(lockThread, hq, { ...act(), subject: threadId.parse(String(second.id)) }))
  const ids = async (asked: object) => (await findLog(everyone, logInput.parse(asked)))?.entries.map((entry) => entry.id)
  expect(await ids({ board: board.slug })).toEqual([locked.id, removed.id]) // what gives its day alone stands at the day's beginning
  expect(await ids({ action: 'thread.lock' })).toEqual([locked.id, old.id])
  expect(await ids({ rule: 'attack', board: '' })).toEqual([removed.id])
  expect(await ids({ month: '2026-04' })).toEqual([old.id]) // British time
  expect(await ids({ month: '2026-03' })).toEqual([])
  expect(await ids({ action: 'thread.lock', before: `${new Date('2026-04-30').getTime()}.0` })).toEqual([old.id])
  for (const wrong of [{ action: 'a b' }, { rule: 'none' }, { month: '2026-13' }, { before: 'x' }, { board: '../' }])
    expect(logInput.safeParse(wrong).success).toBe(false)
})

test('the log of a hidden board is for its staff alone, and a hidden board cannot be told from a missing one', async () => {
  const hidden = await aBoard({ readableBy: 'staff' })
  const keeper = await aMember({ moderates: [hidden.id] })
  const thread = await aThread(hidden, { by: await aMember({ moderates: 'all' }), title: TITLE })
  const { id } = await perform(lockThread, keeper, { ...act(), subject: threadId.parse(String(thread.id)) })
  for (const sight of [everyone, sightOf('members')]) {
    expect(await findLog(sight, { board: hidden.slug })).toBeNull()
    expect(await findLog(sight, { board: 'no-such-board' })).toBeNull()
    const log = await findLog(sight)
    expect(log?.entries.map((entry) => entry.id)).not.toContain(id)
    expect(textOf(log)).not.toContain(hidden.slug)
  }
  expect((await findStaffLog(keeper))?.entries.map((entry) => entry.id)).toEqual([id])
  expect(await findStaffLog(await aMember())).toBeNull()
})

test('an act upon a removed thread stays in the log, without its title and without anybody’s words', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: [board.id] })
  const thread = await aThread(board)
  const subject = threadId.parse(String(thread.id))
  await perform(retitleThread, hq, { ...act(TITLE), subject, was: 'A thread of tests', title: TITLE })
  expect(textOf(await findLog(everyone, { board: board.slug }))).toContain(TITLE)
  await perform(removeThread, hq, { ...restriction(true), subject })
  const log = await findLog(everyone, { board: board.slug })
  expect(log?.entries.map(({ action }) => action)).toEqual(['thread.title', 'thread.remove'])
  expect(textOf(log)).not.toContain(TITLE)
  expect(textOf(log)).not.toContain('Ann Smith')
})

test('a ban stands in the log by its rule and its day: no name, no hour, no closed words; HQ of all boards reads them', async () => {
  const [hq, member, keeper] = [await aMember({ moderates: 'all' }), await aMember(), await aMember({ moderates: [(await aBoard()).id] })]
  const { id } = await perform(banMember, hq, { ...restriction(), subject: memberId.parse(String(member.id)) })
  const entry = (await findLog(everyone))?.entries.find((line) => line.id === id)
  expect(entry).toMatchObject({ rule: 'attack', dayOnly: true, words: '', thread: null })
  expect(textOf(entry)).not.toContain(member.name)
  expect(textOf(entry)).not.toContain(hq.name)
  const told = (await findStaffLog(hq))?.entries.find((line) => line.id === id)
  expect(told).toMatchObject({ dayOnly: false, words: 'In #2 she called Ann Smith a liar.' })
  expect((await findStaffLog(keeper))?.entries.map((line) => line.id)).not.toContain(id)
  expect(await db().moderationEntry.count({ where: { subjectId: member.id } })).toBe(1)
})
