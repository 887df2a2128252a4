import { expect, test } from 'vitest'
import { guest, type Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { entryId, requestId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { moderationActions } from '../actions'
import { calmThread } from '../actions/calm-thread'
import { lockThread } from '../actions/lock-thread'
import { mergeThreads } from '../actions/merge-threads'
import { splitThread } from '../actions/split-thread'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { declineRequest, findDeclinePage } from './decline-request'
import { REQUESTED } from './request-schema'
import { askHq, findRequestPage, listRequests } from './requests'

useDatabase()

type Id = { id: bigint }
const idOf = ({ id }: Id) => threadId.parse(String(id))
const because = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })
const decline = (viewer: Viewer, { id }: Id, words = 'Not while it is read by so many.') =>
  declineRequest(viewer, { request: requestId.parse(String(id)), words })
const undo = (by: Viewer, { id }: Id) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const toldTo = async (viewer: Viewer) => (await findNotifications(viewer))?.lines.map(({ kind, sentence }) => ({ kind, sentence })) ?? []

/** A starter asks for her thread to be locked. */
async function aStage() {
  const board = await aBoard()
  const [starter, moderator] = [await aMember(), await aMember({ moderates: [board.id] })]
  const thread = await aThread(board, { by: starter })
  await askHq(starter, { thread: idOf(thread), what: 'lock', to: '', words: 'Enough, please.' })
  const [request = { id: 0n }] = await listRequests(moderator)
  return { board, starter, moderator, thread, request }
}

test('a request is declined once, with a word that whoever asked is told; she may ask again', async () => {
  const { starter, moderator, thread, request } = await aStage()
  expect(await findDeclinePage(moderator, request.id)).toMatchObject({ words: 'Enough, please.', verdict: 'yes' })
  await decline(moderator, request)
  expect(await toldTo(starter)).toEqual([
    { kind: 'request.declined', sentence: expect.stringContaining('(lock it: no more replies) and said no: “Not while it is read by so many.”') },
  ])
  expect(await listRequests(moderator)).toEqual([])
  expect(await outcomeOf(decline(moderator, request))).toBe('done') // sent twice
  expect(await outcomeOf(decline(moderator, request, 'Another word.'))).toBe('already_done')
  expect(await findRequestPage(starter, thread.id)).toMatchObject({ asked: [], declined: { answer: 'Not while it is read by so many.' } })
  await askHq(starter, { thread: idOf(thread), what: 'lock', to: '', words: 'Please look again.' })
  expect(await listRequests(moderator)).toMatchObject([{ words: 'Please look again.' }])
  expect(await findRequestPage(starter, thread.id)).toMatchObject({ asked: [{}], declined: null })
})

test('only who could answer a request declines it, and not one that was answered', async () => {
  const { starter, moderator, thread, request } = await aStage()
  expect(await outcomeOf(decline(guest, request))).toBe('signed_out')
  for (const other of [starter, await aMember({ moderates: [(await aBoard()).id] })]) {
    expect(await outcomeOf(decline(other, request))).toBe('not_found')
    expect(await findDeclinePage(other, request.id)).toBeNull()
  }
  await perform(lockThread, moderator, { ...because(), subject: idOf(thread) })
  expect(await outcomeOf(decline(moderator, request))).toBe('already_done')
})

test('what was asked about a thread that goes into another is closed, whoever asked is told, and the undo opens it again', async () => {
  const { board, starter, moderator, thread } = await aStage()
  const entry = await perform(mergeThreads, moderator, { ...because(), subject: idOf(thread), into: idOf(await aThread(board)) })
  expect(await toldTo(starter)).toEqual(
    expect.arrayContaining([{ kind: 'request.closed', sentence: expect.stringContaining('(lock it: no more replies) is closed') }]),
  )
  expect(await db().request.count({ where: { threadId: thread.id, entryId: null } })).toBe(0)
  await undo(moderator, entry)
  expect(await listRequests(moderator)).toMatchObject([{ words: 'Enough, please.' }])
})

test('so it is with a thread that was split off and goes back', async () => {
  const { board, starter, moderator } = await aStage()
  const thread = await aThread(board)
  await aReply(thread, { by: starter })
  const entry = await perform(splitThread, moderator, { ...because(), subject: idOf(thread), posts: [[2, 2]], title: 'What was split off' })
  const made = await db().thread.findFirstOrThrow({ where: { boardId: board.id, title: 'What was split off' } })
  await askHq(starter, { thread: idOf(made), what: 'title', to: '', words: 'A better title' })
  await undo(moderator, entry)
  expect((await toldTo(starter)).map(({ kind }) => kind)).toContain('request.closed')
})

test('whatever a starter may ask for is an act upon threads, which answers her', async () => {
  for (const word of Object.keys(REQUESTED)) expect(moderationActions.some((act) => act.subject === 'thread' && act.word === word)).toBe(true)
  const { starter, moderator, thread } = await aStage()
  await askHq(starter, { thread: idOf(thread), what: 'calm', to: '', words: 'It gets heated.' })
  expect(await listRequests(moderator)).toHaveLength(2)
  await perform(calmThread, moderator, { ...because(), reason: 'asked', subject: idOf(thread), mode: 'slow', for: '1d' })
  expect(await listRequests(moderator)).toMatchObject([{ words: 'Enough, please.' }])
})
