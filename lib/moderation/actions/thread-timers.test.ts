import { expect, test } from 'vitest'
import { type Change, onChange } from '@/lib/events/changes'
import { guest, type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import type { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { startThread } from '@/lib/posts/commands/start-thread'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findThread, holdThread } from '@/lib/threads/queries'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { endTimers } from '../timers'
import { undoAct } from '../undo'
import { closeThread } from './close-thread'
import { keepThreadOpen } from './keep-thread-open'
import { lockThread } from './lock-thread'
import { markDuplicate } from './mark-duplicate'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { openThreadLater } from './open-thread-later'
import { splitThread } from './split-thread'
import { unlockThread } from './unlock-thread'

useDatabase()

const YEAR = new Date().getUTCFullYear() + 1
/** 18:00 by British clocks, in summer. */
const CLOSING = new Date(`${YEAR}-06-08T17:00:00.000Z`)
const closing = { at: `${YEAR}-06-08`, atHour: '18:00' }
const NEXT_DAY = { at: `${YEAR}-06-09`, atHour: '18:00' }
const later = (ms: number) => new Date(CLOSING.getTime() + ms)
const heard: Change[] = []
onChange((change) => heard.push(change))

async function aStage() {
  const board = await aBoard()
  const thread = await aThread(board)
  const moderator = await aMember({ moderates: 'all' })
  const subject = threadId.parse(String(thread.id))
  const given = (key = unique('key-of-act')) => ({ subject, key, reason: 'other', words: 'So it is.' })
  const row = () => db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const state = async () => {
    const { lockedAt, lockedUntil, locksAt } = await row()
    return { lockedAt, lockedUntil, locksAt }
  }
  return { board, thread, moderator, subject, given, row, state }
}

type Stage = Awaited<ReturnType<typeof aStage>>
const close = ({ given, moderator }: Stage, at = closing) => perform(closeThread, moderator, { ...given(), ...at })
const show = ({ thread }: { thread: { id: bigint } }, at: Date) => atTime(at, () => findThread(sightOf(guest), thread.id, { kind: 'page', page: 1 }))
const replyAt = (stage: { thread: { id: bigint } }, at: Date, by?: MemberViewer) => atTime(at, () => outcomeOf(aReply(stage.thread, { by })))
const undo = (by: MemberViewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

const withState = (data: Partial<Awaited<ReturnType<Stage['row']>>>) => async () => {
  const stage = await aStage()
  await db().thread.update({ where: { id: stage.thread.id }, data })
  return stage
}

describeAction(closeThread, async () => {
  const stage = await aStage()
  return { ...stage, perform: (viewer, key) => perform(closeThread, viewer, { ...stage.given(key), ...closing }) }
})
describeAction(keepThreadOpen, async () => {
  const stage = await withState({ locksAt: CLOSING })()
  return { ...stage, perform: (viewer, key) => perform(keepThreadOpen, viewer, stage.given(key)) }
})
describeAction(openThreadLater, async () => {
  const stage = await withState({ lockedAt: new Date('2026-01-01'), locksAt: later(-1000) })()
  return { ...stage, perform: (viewer, key) => perform(openThreadLater, viewer, { ...stage.given(key), ...closing }) }
})

test('a thread closes at its very moment, although nothing has come by to close it yet', async () => {
  const stage = await aStage()
  await close(stage)
  expect((await stage.row()).locksAt).toEqual(CLOSING)
  expect(await replyAt(stage, later(-1))).toBe('done')
  expect(await replyAt(stage, CLOSING)).toBe('thread_locked')
  expect(await replyAt(stage, later(1000))).toBe('thread_locked')
  expect(await replyAt(stage, later(1000), stage.moderator)).toBe('thread_locked')
  expect((await stage.row()).lockedAt).toBeNull()
})

test('its page says beforehand when it closes, runs out at that moment, and is locked from then on', async () => {
  const stage = await aStage()
  await close(stage)
  expect(await show(stage, later(-60 * 86_400_000))).toMatchObject({ closing: { at: CLOSING, petition: null }, until: CLOSING, replying: 'yes' })
  expect(await show(stage, CLOSING)).toMatchObject({ closing: null, lockedAt: CLOSING, replying: 'thread_locked' })
})

test('what comes by afterwards makes it so in the database, once, and drops its pages', async () => {
  const stage = await aStage()
  await close(stage)
  await endTimers(later(-1)) // the threads of the other tests
  expect((await stage.row()).lockedAt).toBeNull()
  heard.length = 0
  expect(await endTimers(CLOSING)).toBeGreaterThan(0)
  expect(heard.flatMap(({ tags }) => tags)).toContain(`thread:${stage.thread.id}`)
  expect(await stage.state()).toEqual({ lockedAt: CLOSING, lockedUntil: null, locksAt: null })
  expect(await endTimers(later(1000))).toBe(0)
})

test('a lock that is to end leaves the thread locked where its closing has come meanwhile', async () => {
  const stage = await withState({ lockedAt: new Date('2026-01-01'), lockedUntil: later(1000), locksAt: CLOSING })()
  expect(await replyAt(stage, later(2000))).toBe('thread_locked')
  await endTimers(CLOSING)
  expect(await stage.state()).toEqual({ lockedAt: new Date('2026-01-01'), lockedUntil: null, locksAt: null })
})

test('a closing that is set while its thread is being looked at locks it all the same', async () => {
  const stage = await withState({ pinnedAt: new Date('2026-01-01'), pinnedUntil: new Date('2026-01-02') })()
  const at = new Date()
  let looked = Promise.resolve(0)
  await db().$transaction(async (tx) => {
    await holdThread(tx, stage.thread.id)
    looked = endTimers(at)
    await expect.poll(waiting).toBeGreaterThan(0)
    await tx.thread.update({ where: { id: stage.thread.id }, data: { locksAt: at } }) // its petition was found closed
  })
  await looked
  await endTimers(at)
  expect(await stage.state()).toEqual({ lockedAt: at, lockedUntil: null, locksAt: null })
})

/** How many wait for a row that another holds. */
async function waiting(): Promise<number> {
  return (await sql('select 1 from pg_stat_activity where wait_event_type = $1 and datname = current_database()', ['Lock'])).length
}

test('a closing is set anew or let go, and can be undone; a lock for good leaves nothing to set', async () => {
  const stage = await aStage()
  const first = await close(stage)
  const second = await close(stage, { at: `${YEAR}-07-01`, atHour: '12:00' })
  expect(await outcomeOf(undo(stage.moderator, first.id))).toBe('changed_since')
  await undo(stage.moderator, second.id)
  expect((await stage.row()).locksAt).toEqual(CLOSING)
  await perform(keepThreadOpen, stage.moderator, stage.given())
  expect((await stage.row()).locksAt).toBeNull()
  expect(await outcomeOf(perform(keepThreadOpen, stage.moderator, stage.given()))).toBe('already_done')
  await perform(lockThread, stage.moderator, stage.given())
  expect(await outcomeOf(close(stage))).toBe('thread_locked')
})

test('the undo of a closing brings back none that would lock out what was written since', async () => {
  const stage = await aStage()
  const undoAt = (at: Date, { id }: { id: bigint }) => atTime(at, () => outcomeOf(undo(stage.moderator, id)))
  const second = await atTime(later(-1000), async () => {
    await close(stage)
    return close(stage, NEXT_DAY)
  })
  expect(await replyAt(stage, later(1000))).toBe('done')
  expect(await undoAt(later(2000), second)).toBe('changed_since')
  await endTimers(later(DAY_MS))
  expect(await undoAt(later(DAY_MS), second)).toBe('changed_since')
  expect(await stage.state()).toEqual({ lockedAt: later(DAY_MS), lockedUntil: null, locksAt: null })
})

test('a closing that came before the one that was set so far leaves the thread to that one when it is undone', async () => {
  const stage = await aStage()
  const sooner = await atTime(later(-1000), async () => {
    await close(stage, NEXT_DAY)
    return close(stage)
  })
  await endTimers(later(DAY_MS))
  expect((await stage.row()).lockedAt).toEqual(CLOSING)
  await atTime(later(DAY_MS), () => undo(stage.moderator, sooner.id))
  expect(await stage.state()).toEqual({ lockedAt: later(DAY_MS), lockedUntil: null, locksAt: null })
})

test('what has opened and what has closed by itself is so at once, although nothing has come by yet to make it so', async () => {
  const [opened, led, closed] = [await aStage(), await aStage(), await aStage()]
  await perform(lockThread, opened.moderator, opened.given())
  const opening = await atTime(later(-1000), () => perform(openThreadLater, opened.moderator, { ...opened.given(), ...closing }))
  expect(await replyAt(opened, CLOSING)).toBe('done')
  expect(await atTime(later(1000), () => outcomeOf(undo(opened.moderator, opening.id)))).toBe('changed_since')
  await perform(lockThread, led.moderator, { ...led.given(), for: 'at', ...closing })
  expect(await replyAt(led, CLOSING)).toBe('done')
  await atTime(later(1000), () => perform(markDuplicate, led.moderator, { ...led.given(), of: opened.subject }))
  expect(await led.state()).toEqual({ lockedAt: later(1000), lockedUntil: null, locksAt: null })
  await db().thread.update({ where: { id: closed.thread.id }, data: { lockedAt: new Date('2026-01-01'), lockedUntil: later(-2000), locksAt: later(-1000) } })
  expect(await atTime(CLOSING, () => outcomeOf(close(closed, NEXT_DAY)))).toBe('thread_locked')
})

test('a thread that leads to another and was set to open does so, although it goes on by itself since', async () => {
  const [stage, other] = [await aStage(), await aStage()]
  const leading = await atTime(later(-2000), async () => {
    await perform(lockThread, stage.moderator, stage.given())
    return perform(markDuplicate, stage.moderator, { ...stage.given(), of: other.subject })
  })
  await atTime(later(-1000), () => perform(openThreadLater, stage.moderator, { ...stage.given(), ...closing }))
  await atTime(later(-500), () => undo(stage.moderator, leading.id))
  expect(await stage.state()).toEqual({ lockedAt: later(-2000), lockedUntil: CLOSING, locksAt: null })
})

test('a thread that has closed is so again when what was done to it before anything came by is undone', async () => {
  const [unlocked, led] = [await aStage(), await aStage()]
  const over = { lockedAt: new Date('2026-01-01'), lockedUntil: later(-2000), locksAt: later(-1000) }
  for (const { thread } of [unlocked, led]) await db().thread.update({ where: { id: thread.id }, data: over })
  const [first, second] = await atTime(CLOSING, async () => [
    await perform(unlockThread, unlocked.moderator, unlocked.given()),
    await perform(markDuplicate, led.moderator, { ...led.given(), of: unlocked.subject }),
  ])
  await endTimers(later(1000))
  await atTime(later(2000), () => undo(unlocked.moderator, first?.id ?? 0n))
  await atTime(later(2000), () => undo(led.moderator, second?.id ?? 0n))
  for (const { state } of [unlocked, led]) expect(await state()).toEqual({ lockedAt: later(-1000), lockedUntil: null, locksAt: null })
})

test.each([
  [{ at: '', atHour: '18:00' }, 'at'],
  [{ at: '2027-02-30', atHour: '18:00' }, 'at'],
  [{ at: `${YEAR}-06-08`, atHour: '' }, 'atHour'],
  [{ at: '2020-06-08', atHour: '18:00' }, 'at'],
  [{ at: `${YEAR + 9}-06-08`, atHour: '18:00' }, 'at'],
])('%j is no moment to close at: the field is named', async (at, field) => {
  const stage = await aStage()
  const refusal = await close(stage, at).catch((failure: Refusal) => failure)
  expect(refusal).toMatchObject({ code: 'no_such_moment' })
  expect(Object.keys((refusal as Refusal).fields ?? {})).toEqual([field])
})

test('a thread closes at the first or the second of the hours that come twice, as was chosen, and at none that does not come', async () => {
  const [autumn, spring] = ['2027-10-31', '2027-03-28']
  const closeEarlier = ({ given, moderator }: Stage, at: { at: string; atHour: string; atTurn?: string }) =>
    atTime(new Date('2027-01-05'), () => perform(closeThread, moderator, { ...given(), ...at }))
  for (const [atTurn, locksAt] of [
    ['first', '2027-10-31T00:30:00Z'],
    ['second', '2027-10-31T01:30:00Z'],
  ] as const) {
    const stage = await aStage()
    await closeEarlier(stage, { at: autumn, atHour: '01:30', atTurn })
    expect((await stage.state()).locksAt).toEqual(new Date(locksAt))
    const page = await findActPage(stage.moderator, 'close', 'thread', stage.thread.id)
    expect(page?.form).toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ type: 'moment', day: autumn, hour: '01:30', turn: atTurn })]),
    })
  }
  const stage = await aStage()
  const refused = (at: Parameters<typeof closeEarlier>[1]) => closeEarlier(stage, at).catch((failure: Refusal) => failure)
  for (const atTurn of [undefined, '', 'third'])
    expect(await refused({ at: autumn, atHour: '01:30', atTurn })).toMatchObject({
      code: 'no_such_moment',
      fields: { atTurn: expect.stringContaining('01:30 twice on that day') },
    })
  expect(await refused({ at: spring, atHour: '01:30', atTurn: 'first' })).toMatchObject({
    code: 'no_such_moment',
    fields: { atHour: expect.stringContaining('There is no 01:30 on that day') },
  })
  await closeEarlier(stage, { at: autumn, atHour: '02:30', atTurn: 'second' }) // chosen before the hour was changed
  expect((await stage.state()).locksAt).toEqual(new Date('2027-10-31T02:30:00Z'))
})

test('a thread that has closed by itself is unlocked before anything came by, and one that will close does so all the same', async () => {
  const stage = await aStage()
  await close(stage)
  await atTime(later(1000), () => perform(unlockThread, stage.moderator, stage.given()))
  expect(await stage.state()).toEqual({ lockedAt: null, lockedUntil: null, locksAt: null })
  expect(await replyAt(stage, later(2000))).toBe('done')
  await perform(lockThread, stage.moderator, stage.given())
  await db().thread.update({ where: { id: stage.thread.id }, data: { locksAt: CLOSING } })
  await perform(unlockThread, stage.moderator, stage.given())
  expect(await stage.state()).toEqual({ lockedAt: null, lockedUntil: null, locksAt: CLOSING })
})

test('a lock opens again at the day and hour that were given, then or set later', async () => {
  const stage = await aStage()
  await perform(lockThread, stage.moderator, { ...stage.given(), for: 'at', ...closing })
  expect(await replyAt(stage, later(-1))).toBe('thread_locked')
  expect(await replyAt(stage, CLOSING)).toBe('done')
  await perform(openThreadLater, stage.moderator, { ...stage.given(), at: `${YEAR}-06-09`, atHour: '18:00' })
  expect(await replyAt(stage, CLOSING)).toBe('thread_locked')
  expect(await replyAt(stage, later(86_400_000))).toBe('done')
})

test('a closing moves along with its thread, and posts that are split off have none', async () => {
  const stage = await aStage()
  await aReply(stage.thread)
  await close(stage)
  const to = await aBoard()
  const move = { from: boardId.parse(String(stage.board.id)), to: to.slug, signpost: '0' as const, say: '' }
  await perform(moveThread, stage.moderator, { ...stage.given(), ...move })
  expect((await stage.row()).locksAt).toEqual(CLOSING)
  await perform(
    splitThread,
    stage.moderator,
    splitThread.input.parse({ ...stage.given(), subject: String(stage.thread.id), posts: '2', title: 'What was split off' }),
  )
  const split = await db().thread.findFirstOrThrow({ where: { boardId: to.id, id: { not: stage.thread.id } } })
  expect(split.locksAt).toBeNull()
  expect(await replyAt({ thread: split }, later(1000))).toBe('done')
  expect(await replyAt(stage, later(1000))).toBe('thread_locked')
})

test('a thread that takes another in keeps its own closing, and the other one has its own again when it is parted', async () => {
  const stage = await aStage()
  const into = await aThread(stage.board)
  await close(stage)
  const merged = await perform(mergeThreads, stage.moderator, { ...stage.given(), into: threadId.parse(String(into.id)) })
  expect(await db().thread.findUniqueOrThrow({ where: { id: into.id } })).toMatchObject({ locksAt: null })
  expect(await replyAt(stage, later(1000))).toBe('done') // her reply lands where the posts are now
  await endTimers(later(1000))
  await undo(stage.moderator, merged.id)
  expect(await replyAt(stage, later(2000))).toBe('thread_locked')
})

test('a moderator prepares a thread that opens later; nobody else can', async () => {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const start = (by: MemberViewer, opens?: string) =>
    startThread(by, {
      board: boardId.parse(String(board.id)),
      key: unique('key-of-thread'),
      title: 'Ask the minister',
      body: 'Your questions, from six.',
      voice: 'personal',
      opens,
      opensHour: '18:00',
    })
  expect(await outcomeOf(start(await aMember(), closing.at))).toBe('not_allowed')
  expect(await outcomeOf(start(moderator, '2020-06-08'))).toBe('no_such_moment')
  const { thread } = await start(moderator, closing.at)
  expect(await replyAt({ thread }, later(-1))).toBe('thread_locked')
  expect(await replyAt({ thread }, CLOSING)).toBe('done')
})

test('a day that was typed is not said to be that of a petition, whatever the reason', async () => {
  const { given, moderator } = await aStage()
  const { id } = await perform(closeThread, moderator, { ...given(), ...closing, reason: 'petition', words: '' })
  const { says } = await db().moderationEntry.findUniqueOrThrow({ where: { id } })
  expect(says).toMatch(/to close on .*8 June/)
})
