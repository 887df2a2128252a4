import { expect, test, vi } from 'vitest'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { forget } from '@/lib/platform/process'
import type { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findThread } from '@/lib/threads/queries'
import { endOverdueAppeals } from '../appeals/appeal-ending'
import { appeal } from '../appeals/appeals'
import { findOpenToAppeal } from '../appeals/open-to-appeal'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
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
vi.stubEnv('LINK_CHECKS', 'on') // a board that asks when petitions close

const YEAR = new Date().getUTCFullYear() + 1
/** The end of 7 June by British clocks. */
const MOMENT = new Date(`${YEAR}-06-07T23:00:00.000Z`)
const LATER = new Date(`${YEAR}-07-07T23:00:00.000Z`)
const DAY = { at: `${YEAR}-05-08`, atHour: '18:00' }
const ON_DAY = new Date(`${YEAR}-05-08T17:00:00.000Z`)

let numbers = 200_000
const nextNumber = () => {
  numbers += 1
  return numbers
}
const linkTo = (number: number) => `https://petition.parliament.uk/petitions/${number}`

/** What was found out about a petition; threads that close with it follow, as the job has them do. */
async function found(number: number, closesAt: Date, state: 'open' | 'closed' = 'open') {
  const facts = { state, closesAt }
  const { id } = await db().petition.upsert({ where: { number }, create: { number, createdAt: new Date(), ...facts }, update: facts })
  await db().thread.updateMany({ where: { closesWithId: id, OR: [{ locksAt: { not: null } }, { lockedAt: null }] }, data: { locksAt: closesAt } })
}

async function aStage({ known = true } = {}) {
  const number = nextNumber()
  const board = await aBoard()
  const [moderator, starter] = [await aMember({ moderates: 'all' }), await aMember()]
  const thread = await aThread(board, { by: starter, body: `Please sign ${linkTo(number)} before it closes.` })
  if (known) await found(number, MOMENT)
  const subject = threadId.parse(String(thread.id))
  const given = (key = unique('key-of-act')) => ({ subject, key, reason: 'asked', words: '' })
  const row = () => db().thread.findUniqueOrThrow({ where: { id: thread.id }, include: { closesWith: true } })
  const state = async () => {
    const { lockedAt, lockedUntil, locksAt, closesWith } = await row()
    return { lockedAt, lockedUntil, locksAt, petition: closesWith?.number ?? null }
  }
  return { number, board, moderator, starter, thread, subject, given, state }
}

type Stage = Awaited<ReturnType<typeof aStage>>
const bind = ({ given, moderator, number }: Stage, key?: string, by: Viewer = moderator) =>
  perform(closeThread, by, { ...given(key), when: `petition-${number}`, at: '', atHour: '' })
const onDay = ({ given, moderator }: Stage) => perform(closeThread, moderator, { ...given(), when: 'day', ...DAY })
const undo = (by: Viewer, { id }: { id: bigint }) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const saysOf = async ({ id }: { id: bigint }) => (await db().moderationEntry.findUniqueOrThrow({ where: { id } })).says
const replyAt = (thread: { id: bigint }, at: Date) => atTime(at, () => outcomeOf(aReply(thread)))
const after = (ms: number) => new Date(MOMENT.getTime() + ms)

describeAction(closeThread, async () => {
  const stage = await aStage()
  return { ...stage, perform: (viewer, key) => bind(stage, key, viewer) }
})
describeAction(closeThread, async () => {
  const stage = await aStage({ known: false })
  return { ...stage, perform: (viewer, key) => bind(stage, key, viewer) }
})
describeAction(keepThreadOpen, async () => {
  const stage = await aStage()
  await db().thread.update({ where: { id: stage.thread.id }, data: { locksAt: MOMENT, closesWith: { connect: { number: stage.number } } } })
  return { ...stage, perform: (viewer, key) => perform(keepThreadOpen, viewer, stage.given(key)) }
})

test('the entry names the petition, and the day where it is known', async () => {
  const [known, unknown] = [await aStage(), await aStage({ known: false })]
  expect(await saysOf(await bind(known))).toMatch(
    new RegExp(`set this thread to close when its petition \\(${known.number}\\) closes, at the end of \\w+ 7 June`),
  )
  expect(await saysOf(await bind(unknown))).toMatch(new RegExp(`to close when its petition \\(${unknown.number}\\) closes$`))
  expect(await saysOf(await perform(keepThreadOpen, unknown.moderator, unknown.given()))).toContain(
    `does not close when its petition (${unknown.number}) closes`,
  )
})

test('a form that says nothing of a petition closes on its day', async () => {
  const stage = await aStage()
  await perform(closeThread, stage.moderator, { ...stage.given(), ...DAY })
  expect(await stage.state()).toMatchObject({ locksAt: ON_DAY, petition: null })
  for (const when of ['', 'petition-', 'petition-0', 'petition-1x', 'never'])
    expect(closeThread.input.safeParse({ ...stage.given(), subject: String(stage.subject), when, ...DAY }).success, when).toBe(false)
})

test.each([
  ['a petition that is closed', 'closed' as const, MOMENT],
  ['a petition whose moment has come', 'open' as const, new Date('2026-01-01')],
])('%s: the form says to lock the thread instead', async (_name, state, closesAt) => {
  const stage = await aStage()
  await found(stage.number, closesAt, state)
  const refusal = (await bind(stage).catch((failure: Refusal) => failure)) as Refusal
  expect(refusal).toMatchObject({ code: 'no_such_moment', fields: { when: expect.stringContaining('Lock this thread instead') } })
  expect(await stage.state()).toMatchObject({ locksAt: null, petition: null })
})

test('a petition to which no post links any more cannot be chosen, nor a day that is none', async () => {
  const stage = await aStage()
  const choose = (when: string) => perform(closeThread, stage.moderator, { ...stage.given(), when, at: '', atHour: '' }).catch((failure: Refusal) => failure)
  expect(await choose(`petition-${nextNumber()}`)).toMatchObject({ code: 'no_such_moment', fields: { when: expect.any(String) } })
  expect(await choose('day')).toMatchObject({ code: 'no_such_moment', fields: { at: expect.any(String) } })
})

test('a day that is typed beside a petition is asked about, unless it is the one that was set so far', async () => {
  const stage = await aStage()
  const both = () => perform(closeThread, stage.moderator, { ...stage.given(), when: `petition-${stage.number}`, ...DAY })
  expect(await both().catch((failure: Refusal) => failure)).toMatchObject({ fields: { when: expect.stringContaining('a day as well') } })
  await onDay(stage)
  await both()
  expect(await stage.state()).toMatchObject({ locksAt: MOMENT, petition: stage.number })
})

/** What the form offers, and what is chosen in it. */
async function choicesOf({ moderator, thread }: Pick<Stage, 'moderator' | 'thread'>) {
  const form = (await findActPage(moderator, 'close', 'thread', thread.id))?.form
  const when = form?.kind === 'fields' ? form.fields.find(({ name }) => name === 'when') : undefined
  return when?.type === 'choice'
    ? { offered: when.options.map(({ value }) => value), chosen: when.chosen, details: when.options.map(({ detail }) => detail) }
    : null
}

test('the form offers each petition to which the thread links, that of the opening post first and chosen', async () => {
  const stage = await aStage()
  const [second, closed, taken] = [nextNumber(), nextNumber(), nextNumber()]
  await aReply(stage.thread, { body: `I signed ${linkTo(second)} as well, and ${linkTo(stage.number)}/signatures/new, not ${linkTo(closed)}.` })
  const { id } = await aReply(stage.thread, { body: linkTo(taken) })
  await db().post.update({ where: { id }, data: { removedAt: new Date() } })
  await found(closed, new Date('2026-01-01'), 'closed')
  expect(await choicesOf(stage)).toEqual({
    offered: [`petition-${stage.number}`, `petition-${second}`, 'day'],
    chosen: `petition-${stage.number}`,
    details: [expect.stringContaining('closes at the end of'), expect.stringContaining('we ask there when that is'), undefined],
  })
  await onDay(stage)
  expect((await choicesOf(stage))?.chosen).toBe('day')
  await perform(closeThread, stage.moderator, { ...stage.given(), when: `petition-${second}`, at: '', atHour: '' })
  expect((await choicesOf(stage))?.chosen).toBe(`petition-${second}`)
})

test('no more than five petitions are offered, none is chosen where only replies link to them, and without any there is only a day', async () => {
  const { board, moderator } = await aStage()
  const thread = await aThread(board)
  expect(await choicesOf({ moderator, thread })).toBeNull()
  await aReply(thread, { body: Array.from({ length: 7 }, () => linkTo(nextNumber())).join('\n') })
  const choices = await choicesOf({ moderator, thread })
  expect([choices?.offered.length, choices?.chosen]).toEqual([6, 'day'])
})

test('the ready reason of a petition comes first where the opening post links to one', async () => {
  const stage = await aStage()
  const other = await aThread(stage.board)
  const firstReason = async (of: bigint) => Object.keys((await findActPage(stage.moderator, 'close', 'thread', of))?.reasons ?? {})[0]
  expect([await firstReason(stage.thread.id), await firstReason(other.id)]).toEqual(['petition', 'event'])
})

test('a day set by hand replaces the petition, and the undo of that brings it back with the day that it has by then', async () => {
  const stage = await aStage()
  await bind(stage)
  expect(await outcomeOf(bind(stage))).toBe('already_done')
  const day = await onDay(stage)
  expect(await stage.state()).toMatchObject({ locksAt: ON_DAY, petition: null })
  await found(stage.number, LATER)
  expect(await saysOf(await undo(stage.moderator, day))).toContain(`it closes when its petition (${stage.number}) closes`)
  expect(await stage.state()).toMatchObject({ locksAt: LATER, petition: stage.number })
})

test('the same goes for a thread that was kept open, as long as its petition can be signed', async () => {
  const stage = await aStage({ known: false })
  await bind(stage)
  const kept = await perform(keepThreadOpen, stage.moderator, stage.given())
  expect(await outcomeOf(perform(keepThreadOpen, stage.moderator, stage.given()))).toBe('already_done')
  const again = await bind(stage)
  expect(await outcomeOf(undo(stage.moderator, kept))).toBe('changed_since')
  await undo(stage.moderator, again)
  await found(stage.number, LATER)
  await undo(stage.moderator, kept)
  expect(await stage.state()).toMatchObject({ locksAt: LATER, petition: stage.number })
  const last = await perform(keepThreadOpen, stage.moderator, stage.given())
  await found(stage.number, new Date('2026-01-01'), 'closed')
  expect(await outcomeOf(undo(stage.moderator, last))).toBe('changed_since')
})

test('a closing is undone whichever day its petition has had since, and also once it has locked the thread', async () => {
  const stage = await aStage({ known: false })
  const entry = await bind(stage)
  await found(stage.number, LATER)
  await undo(stage.moderator, entry)
  expect(await stage.state()).toEqual({ lockedAt: null, lockedUntil: null, locksAt: null, petition: null })
  const second = await bind(stage)
  await found(stage.number, MOMENT)
  await endTimers(MOMENT)
  expect(await stage.state()).toMatchObject({ lockedAt: MOMENT, locksAt: null })
  await undo(stage.moderator, second)
  expect(await stage.state()).toEqual({ lockedAt: null, lockedUntil: null, locksAt: null, petition: null })
})

test('the undo of a closing does not open a thread that leads to another since', async () => {
  const stage = await aStage()
  const entry = await atTime(after(-1000), () => bind(stage))
  await endTimers(MOMENT)
  const of = threadId.parse(String((await aThread(stage.board)).id))
  await atTime(after(1000), () => perform(markDuplicate, stage.moderator, { ...stage.given(), of, reason: 'same' }))
  expect(await atTime(after(2000), () => outcomeOf(undo(stage.moderator, entry)))).toBe('changed_since')
  expect(await replyAt(stage.thread, after(3000))).toBe('thread_locked')
})

test('a lock that is taken off leaves the closing set, and a thread that has closed is unlocked for good', async () => {
  const stage = await aStage({ known: false })
  await bind(stage)
  await perform(lockThread, stage.moderator, stage.given())
  const consequences = (await findActPage(stage.moderator, 'unlock', 'thread', stage.thread.id))?.consequences
  expect(consequences).toContain(`It closes all the same when its petition (${stage.number}) closes.`)
  await perform(unlockThread, stage.moderator, stage.given())
  await found(stage.number, MOMENT)
  expect(await stage.state()).toMatchObject({ lockedAt: null, locksAt: MOMENT, petition: stage.number })
  await atTime(MOMENT, () => perform(unlockThread, stage.moderator, stage.given()))
  await endTimers(after(1))
  expect(await replyAt(stage.thread, after(1000))).toBe('done')
  expect(await atTime(after(1000), async () => (await findActPage(stage.moderator, 'unclose', 'thread', stage.thread.id))?.verdict)).toBe('already_done')
})

test('a thread that is to open after its petition has closed opens, and closes with it again once that is undone', async () => {
  const stage = await aStage()
  await bind(stage)
  await perform(lockThread, stage.moderator, stage.given())
  const opening = await perform(openThreadLater, stage.moderator, { ...stage.given(), at: `${YEAR}-09-01`, atHour: '08:00' })
  expect(await replyAt(stage.thread, new Date(`${YEAR}-09-01T08:00:00Z`))).toBe('done')
  await found(stage.number, MOMENT)
  await undo(stage.moderator, opening)
  expect(await stage.state()).toMatchObject({ locksAt: MOMENT, petition: stage.number })
})

test('the petition moves along with its thread; posts that are split off or merged in have their own', async () => {
  const stage = await aStage()
  await aReply(stage.thread)
  await bind(stage)
  const to = await aBoard()
  await perform(moveThread, stage.moderator, {
    ...stage.given(),
    from: boardId.parse(String(stage.board.id)),
    to: to.slug,
    signpost: '0',
    say: '',
    reason: 'other',
    words: 'So.',
  })
  expect(await stage.state()).toMatchObject({ locksAt: MOMENT, petition: stage.number })
  const parts = { ...stage.given(), subject: String(stage.thread.id), posts: '2', title: 'What was split off', reason: 'apart' }
  await perform(splitThread, stage.moderator, splitThread.input.parse(parts))
  const split = await db().thread.findFirstOrThrow({ where: { boardId: to.id, id: { not: stage.thread.id } } })
  expect(split).toMatchObject({ locksAt: null, closesWithId: null })
  const merged = await perform(mergeThreads, stage.moderator, { ...stage.given(), into: threadId.parse(String(split.id)), reason: 'same' })
  expect(await db().thread.findUniqueOrThrow({ where: { id: split.id } })).toMatchObject({ locksAt: null, closesWithId: null })
  await undo(stage.moderator, merged)
  expect(await stage.state()).toMatchObject({ locksAt: MOMENT, petition: stage.number })
})

test('whom it concerns can appeal as long as the thread is to close with that petition, or is closed by it', async () => {
  const stage = await aStage({ known: false })
  const entry = await bind(stage)
  const { createdAt } = await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })
  // Pages ask in one question of SQL, the appeal itself asks its rows: they must say the same.
  const holds = async () => {
    await endOverdueAppeals(new Date())
    const open = await db().appeal.count({ where: { entryId: entry.id, outcome: null } })
    return [(await findOpenToAppeal([{ id: entry.id, action: 'thread.close', undoesId: null, createdAt, undone: false }])).has(entry.id), open === 1]
  }
  await appeal(stage.starter, { entry: entryId.parse(String(entry.id)), words: 'The talk goes on after the petition.' })
  expect(await holds()).toEqual([true, true])
  await found(stage.number, LATER)
  expect(await holds()).toEqual([true, true])
  await found(stage.number, MOMENT)
  await endTimers(MOMENT)
  expect(await stage.state()).toMatchObject({ lockedAt: MOMENT })
  expect(await holds()).toEqual([true, true])
  await perform(unlockThread, stage.moderator, stage.given())
  expect(await holds()).toEqual([false, false])
})

test('closed with its petition, the thread says so once in a notice, the log and a line to its watchers, whoever looks first', async () => {
  const number = nextNumber()
  const [starter, watcher, other] = [await aMember(), await aMember(), await aMember()]
  const thread = await aThread(await aBoard(), { by: starter, body: `Sign ${linkTo(number)}` })
  await db().watch.createMany({ data: [{ threadId: thread.id, memberId: watcher.id, createdAt: new Date() }], skipDuplicates: true })
  await found(number, MOMENT)
  const petition = await db().petition.findUniqueOrThrow({ where: { number } })
  await db().thread.update({ where: { id: thread.id }, data: { closesWithId: petition.id, locksAt: MOMENT } })
  await Promise.all([endTimers(MOMENT), endTimers(MOMENT), endTimers(MOMENT)])
  const entries = await db().moderationEntry.findMany({ where: { threadId: thread.id } })
  expect(entries).toMatchObject([{ action: 'thread.petition', moderatorId: null, nameId: null, because: `Petition ${number} can no longer be signed.` }])
  const items = (await findThread(sightOf('public'), thread.id, { kind: 'page', page: 1 }))?.items ?? []
  const notices = items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : []))
  expect(notices.map(({ parts }) => parts.map(({ text }) => text).join(''))).toEqual([`A rule of the board closed this thread with its petition (${number})`])
  expect(notices[0]?.undoable).toBe(false)
  const line = (await findLog(sightOf('public'), { action: 'thread.petition' }))?.entries.find(({ id }) => id === entries[0]?.id)
  expect(line?.parts.map(({ text }) => text).join('')).toBe(`A rule of the board closed the thread “A thread of tests” with its petition (${number})`)
  const told = async ({ id }: { id: bigint }) => db().notification.count({ where: { memberId: id, entryId: entries[0]?.id } })
  expect([await told(starter), await told(watcher), await told(other)]).toEqual([1, 1, 0])
  expect(await verifyLog()).toEqual([])
  // A closing on a day is no petition’s.
  const plain = await aThread(await aBoard())
  await db().thread.update({ where: { id: plain.id }, data: { locksAt: MOMENT } })
  await endTimers(MOMENT)
  expect(await db().moderationEntry.count({ where: { threadId: plain.id } })).toBe(0)
})

test('where nobody asks about petitions, one whose day is unknown is neither offered nor taken', async () => {
  const [unknown, known] = [nextNumber(), nextNumber()]
  const hq = await aMember({ moderates: 'all' })
  const thread = await aThread(await aBoard(), { body: `Sign ${linkTo(unknown)} and ${linkTo(known)}` })
  await found(known, MOMENT)
  const offered = async () => {
    const form = (await findActPage(hq, 'close', 'thread', thread.id))?.form
    const when = form?.kind === 'fields' ? form.fields.find(({ name }) => name === 'when') : undefined
    return when?.type === 'choice' ? when.options.map(({ value }) => value) : []
  }
  expect(await offered()).toEqual([`petition-${unknown}`, `petition-${known}`, 'day'])
  forget('env')
  vi.stubEnv('LINK_CHECKS', 'off')
  expect(await offered()).toEqual([`petition-${known}`, 'day'])
  const given = { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'petition', words: '', at: '', atHour: '' }
  expect(await outcomeOf(perform(closeThread, hq, { ...given, when: `petition-${unknown}` }))).toBe('no_such_moment')
  forget('env')
  vi.stubEnv('LINK_CHECKS', 'on')
})
