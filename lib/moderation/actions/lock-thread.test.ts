import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/identity/viewer'
import { undoAct } from '@/lib/moderation/undo'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { perform } from '../perform'
import { lockThread } from './lock-thread'
import { markDuplicate } from './mark-duplicate'
import { unlockThread } from './unlock-thread'

useDatabase()

async function aStage() {
  const board = await aBoard()
  const thread = await aThread(board)
  const subject = threadId.parse(String(thread.id))
  const state = async () => (await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).lockedAt !== null
  return { board, thread, subject, state, moderator: await aMember({ moderates: [board.id] }) }
}

describeAction(lockThread, async () => {
  const stage = await aStage()
  return { ...stage, perform: (viewer, key) => perform(lockThread, viewer, { subject: stage.subject, key, reason: 'heated', words: '' }) }
})

describeAction(unlockThread, async () => {
  const stage = await aStage()
  await db().thread.update({ where: { id: stage.thread.id }, data: { lockedAt: new Date() } })
  return { ...stage, perform: (viewer, key) => perform(unlockThread, viewer, { subject: stage.subject, key, reason: 'calm', words: '' }) }
})

test('a locked thread is not locked again', async () => {
  const { subject, moderator } = await aStage()
  const lock = () => perform(lockThread, moderator, { subject, key: unique('key-of-act'), reason: 'settled', words: '' })
  expect(await outcomeOf(lock())).toBe('done')
  expect(await outcomeOf(lock())).toBe('already_done')
})

test('no post is accepted after a lock was acknowledged, by the order of the database', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { thread, subject, moderator } = await aStage()
    const writer = await aMember()
    const locking = perform(lockThread, moderator, { subject, key: unique('key-of-act'), reason: 'heated', words: '' })
    const outcomes = await Promise.all([locking, ...Array.from({ length: 5 }, () => outcomeOf(aReply(thread, { by: writer })))])
    const entry = await db().moderationEntry.findFirstOrThrow({ where: { threadId: thread.id } })
    const { lastNumber } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
    expect(lastNumber).toBe(entry.atNumber)
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(lastNumber - 1)
    expect(await outcomeOf(aReply(thread))).toBe('thread_locked')
  }
})

test('the undo of a lock does not open a thread that leads to another since', async () => {
  const { moderator, board, thread, subject } = await aStage()
  const of = threadId.parse(String((await aThread(board)).id))
  const given = () => ({ subject, key: unique('key-of-act'), reason: 'other', words: 'Because.' })
  const undo = ({ id }: { id: bigint }) => undoAct(moderator, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  const lock = await perform(lockThread, moderator, given())
  const leading = await perform(markDuplicate, moderator, { ...given(), of })
  expect(await outcomeOf(undo(lock))).toBe('changed_since')
  expect(await outcomeOf(aReply(thread))).toBe('thread_locked')
  await undo(leading)
  await undo(lock)
  expect(await outcomeOf(aReply(thread))).toBe('done')
})

test('the undo of an old lock does not lift a newer one', async () => {
  const { subject, moderator, state } = await aStage()
  const given = () => ({ subject, key: unique('key-of-act'), reason: 'other', words: 'Because.' })
  const first = await perform(lockThread, moderator, given())
  await perform(unlockThread, moderator, given())
  await atTime(new Date(Date.now() + 1000), () => perform(lockThread, moderator, given()))
  const undo = undoAct(moderator, { entry: entryId.parse(String(first.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(await outcomeOf(undo)).toBe('changed_since')
  expect(await state()).toBe(true)
})

test('an act is undone only by who keeps the board where the thread is now', async () => {
  const { thread, subject, moderator } = await aStage()
  const { id } = await perform(lockThread, moderator, { subject, key: unique('key-of-act'), reason: 'heated', words: '' })
  const elsewhere = await aBoard()
  await db().thread.update({ where: { id: thread.id }, data: { boardId: elsewhere.id } })
  const undo = (by: Viewer) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(await outcomeOf(undo(moderator))).toBe('not_found')
  expect(await outcomeOf(undo(await aMember({ moderates: 'all' })))).toBe('done')
})
