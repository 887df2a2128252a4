import { expect, test } from 'vitest'
import { findBoardPage } from '@/lib/boards/queries'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { findThread } from '@/lib/threads/queries'
import { findRemovedThread } from '@/lib/threads/removed'
import { approvePost } from '../actions/approve-post'
import { removePost } from '../actions/remove-post'
import { removeThread } from '../actions/remove-thread'
import { restoreThread } from '../actions/restore-thread'
import { appeal, findAppealPage } from '../appeals/appeals'
import { blankEntry } from '../log/blank'
import { perform } from '../perform'
import { findActPage, findThreadLog } from '../queries'
import { undoAct } from '../undo'

useDatabase()

const PUBLIC = sightOf('public')
const key = () => unique('key-of-act')
const idOf = ({ openingId }: { openingId: bigint }) => postId.parse(String(openingId))
const entryOf = ({ id }: { id: bigint }) => entryId.parse(String(id))
const stateOf = async ({ id, openingId }: { id: bigint; openingId: bigint }) => ({
  thread: await db().thread.findUniqueOrThrow({ where: { id } }),
  post: await db().post.findUniqueOrThrow({ where: { id: openingId } }),
})
const restore = (by: Viewer, { id }: { id: bigint }) =>
  perform(restoreThread, by, { subject: threadId.parse(String(id)), key: key(), reason: 'wrong', words: '' })
const undo = (by: Viewer, entry: { id: bigint }) => undoAct(by, { entry: entryOf(entry), key: key(), reason: 'mistake', words: '' })

async function aRefusedThread() {
  const board = await aBoard({ holds: 'newcomers' })
  const [moderator, by] = [await aMember({ moderates: [board.id] }), await aMember({ joinedAt: now() })]
  const thread = await aThread(board, { by, title: unique('Zebracrossing') })
  const waited = await stateOf(thread)
  const removal = await perform(removePost, moderator, { subject: idOf(thread), key: key(), reason: 'spam', words: '' })
  return { board, moderator, by, thread, waited, removal }
}

test('a refused thread that is restored waits again, for nobody has approved its title', async () => {
  const { board, moderator, by, thread, waited } = await aRefusedThread()
  const page = await findActPage(moderator, 'restore', 'thread', thread.id)
  expect([page?.verdict, page?.consequences[0]]).toEqual(['yes', expect.stringContaining('it waits again')])
  const restored = await restore(moderator, thread)
  expect(restored.thread?.held).toBe(true) // the way leads to what waits
  expect(await stateOf(thread)).toEqual(waited)
  expect([await findThread(PUBLIC, thread.id, { kind: 'page', page: 1 }), await findRemovedThread(PUBLIC, thread.id)]).toEqual([null, null])
  expect(await findThreadLog(PUBLIC, thread.id)).toBeNull()
  expect((await findBoardPage(PUBLIC, board.slug, 1))?.rows).toEqual([])
  const letters = await lettersWhere({ memberId: by.id, entryId: restored.id })
  expect(letters).toMatchObject([{ kind: 'held', title: expect.stringMatching(/waits for HQ to look at it\.$/), droppedAt: null }])
  await perform(approvePost, moderator, { subject: idOf(thread), key: key(), reason: 'fine', words: '' })
  expect((await findThread(PUBLIC, thread.id, { kind: 'page', page: 1 }))?.items.map(({ kind }) => kind)).toEqual(['post', 'notice'])
  expect(await db().outbox.count({ where: { id: letters[0]?.id ?? 0n, droppedAt: null } })).toBe(0)
  expect(await recount()).toEqual([])
})

test('that is taken back: it is refused as before, with its statement; approved meanwhile, it is not', async () => {
  const { moderator, by, thread, removal } = await aRefusedThread()
  const refused = await stateOf(thread)
  const again = await undo(moderator, await restore(moderator, thread))
  expect(await stateOf(thread)).toEqual(refused)
  const letters = await lettersWhere({ memberId: by.id, entryId: { in: [removal.id, again.id] } })
  expect(letters[1]).toMatchObject({ kind: 'statement', title: letters[0]?.title })
  expect(await findRemovedThread(PUBLIC, thread.id)).toMatchObject({ entryId: removal.id })
  const second = await restore(moderator, thread)
  await perform(approvePost, moderator, { subject: idOf(thread), key: key(), reason: 'fine', words: '' })
  expect(await outcomeOf(undo(moderator, second))).toBe('changed_since')
})

test('an appeal against the refusal is closed when the thread waits again, and open again when that is taken back', async () => {
  const { moderator, by, thread, removal } = await aRefusedThread()
  await appeal(by, { entry: entryOf(removal), words: 'Why?' })
  const restored = await restore(moderator, thread)
  expect((await findAppealPage(by, removal.id))?.made?.outcome).toBe('settled')
  await undo(moderator, restored)
  expect((await findAppealPage(by, removal.id))?.made?.outcome).toBeNull()
})

test('once the detail of the refusal is blanked, the thread still does not come back in sight', async () => {
  const { moderator, thread, removal } = await aRefusedThread()
  const admin = await aMember({ moderates: 'all', admin: true })
  await blankEntry(admin, { entry: entryOf(removal), key: key(), reason: 'private', words: '' })
  await restore(moderator, thread)
  expect((await stateOf(thread)).thread.heldAt).not.toBeNull()
})

test('a thread that was approved and removed later is restored into sight as any other', async () => {
  const { moderator, thread, removal } = await aRefusedThread()
  await undo(moderator, removal)
  await perform(approvePost, moderator, { subject: idOf(thread), key: key(), reason: 'fine', words: '' })
  await perform(removeThread, moderator, { subject: threadId.parse(String(thread.id)), key: key(), reason: 'spam', words: '' })
  await restore(moderator, thread)
  expect((await stateOf(thread)).thread).toMatchObject({ heldAt: null, removedAt: null, postCount: 1 })
})

test('its starter does not restore it herself, whatever she keeps', async () => {
  const { board, by, thread } = await aRefusedThread()
  expect(await outcomeOf(restore({ ...by, moderates: [board.id] } as Viewer, thread))).toBe('own_matter')
})
