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
import { logInput, NO_BOARD, readLogInput } from './log-schema'

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

test('what cannot be followed is said at its field, and the log shows nothing else for it', async () => {
  const { asked, wrong } = readLogInput({ action: 'a b', rule: 'none', month: '2026-13', before: 'x', board: '' })
  expect([asked, Object.keys(wrong).sort()]).toEqual([{ board: undefined }, ['action', 'month', 'rule']])
  expect(await findLog(everyone, asked, wrong)).toMatchObject({ entries: [], next: undefined, wrong })
  const unknown = readLogInput({ action: 'thread.juggle', board: '' })
  expect(await findLog(everyone, unknown.asked, unknown.wrong)).toMatchObject({ entries: [], wrong: { action: 'There is no such action. Choose another.' } })
  expect(await findStaffLog(await aMember({ moderates: 'all' }), { board: 'no-such-board' })).toMatchObject({ entries: [], wrong: { board: NO_BOARD } })
  expect((await findLog(everyone, readLogInput({ before: 'x' }).asked))?.wrong).toBeNull()
})

test('the months to choose from are those in which the reader finds something, by the British calendar', async () => {
  const [board, hidden] = [await aBoard(), await aBoard({ readableBy: 'staff' })]
  const keeper = await aMember({ moderates: [board.id] })
  const hq = await aMember({ moderates: 'all' })
  const locked = async (at: string, where: typeof board) => {
    const { id } = await aThread(where, { by: hq })
    await atTime(new Date(at), () => perform(lockThread, hq, { ...act(), subject: threadId.parse(String(id)) }))
  }
  await locked('2024-02-29T23:59:59.999Z', board)
  await locked('2024-06-30T23:00:00Z', board) // July in Britain
  await locked('2024-09-10T12:00:00Z', hidden)
  const { id: member } = await aMember()
  await atTime(new Date('2024-11-05T12:00:00Z'), () => perform(banMember, hq, { ...restriction(), subject: memberId.parse(String(member)) }))
  const in2024 = (log: { choices: { months: { value: string; label: string }[] } } | null) =>
    log?.choices.months.filter(({ value }) => value.startsWith('2024')).map(({ label }) => label)
  expect(in2024(await findLog(everyone))).toEqual(['November 2024', 'July 2024', 'February 2024'])
  expect(in2024(await findStaffLog(keeper))).toEqual(['July 2024', 'February 2024'])
  expect(in2024(await findStaffLog(hq))).toEqual(['November 2024', 'September 2024', 'July 2024', 'February 2024'])
  expect(in2024(await findLog(everyone, { month: '2024-04' }))).toContain('April 2024') // what was asked for stays chosen
})

test('staff read the log by time, and those of one moment by number, from page to page', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: [board.id] })
  const lock = async (at: string) => {
    const { id } = await aThread(board)
    return (await atTime(new Date(at), () => perform(lockThread, hq, { ...act(), subject: threadId.parse(String(id)) }))).id
  }
  const late = await lock('2025-05-02T10:00:00Z')
  const early = await lock('2025-05-01T10:00:00Z') // a node whose clock was behind
  const same = []
  for (let n = 0; n < 60; n += 1) same.unshift(await lock('2025-05-01T12:00:00Z'))
  const first = await findStaffLog(hq)
  const second = await findStaffLog(hq, logInput.parse({ before: first?.next }))
  expect([...(first?.entries ?? []), ...(second?.entries ?? [])].map(({ id }) => id)).toEqual([late, ...same, early])
  expect([first?.entries.length, second?.entries.length, second?.next]).toEqual([50, 12, undefined])
})

test('the log of a hidden board is for its staff alone, and a hidden board cannot be told from a missing one', async () => {
  const hidden = await aBoard({ readableBy: 'staff' })
  const keeper = await aMember({ moderates: [hidden.id] })
  const thread = await aThread(hidden, { by: await aMember({ moderates: 'all' }), title: TITLE })
  const { id } = await perform(lockThread, keeper, { ...act(), subject: threadId.parse(String(thread.id)) })
  for (const sight of [everyone, sightOf('members')]) {
    const asked = async (slug: string) => textOf(await findLog(sight, { board: slug })).replaceAll(slug, '')
    expect(await findLog(sight, { board: hidden.slug })).toMatchObject({ entries: [], wrong: { board: NO_BOARD } })
    expect(await asked(hidden.slug)).toBe(await asked('no-such-board'))
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
