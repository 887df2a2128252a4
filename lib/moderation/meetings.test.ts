import { expect, test } from 'vitest'
import { findBoardPage } from '@/lib/boards/queries'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { approvePost } from './actions/approve-post'
import { mergeThreads } from './actions/merge-threads'
import { moveThread } from './actions/move-thread'
import { removePost } from './actions/remove-post'
import { retitleThread } from './actions/retitle-thread'
import { splitThread } from './actions/split-thread'
import { perform } from './perform'
import { undoAct } from './undo'

// What no act can show alone: where one of them meets what another one has left behind.

useDatabase()

const key = () => unique('key-of-act')
type Made = { id: bigint }

const approve = (by: Viewer, { id }: Made) => perform(approvePost, by, { subject: postId.parse(String(id)), key: key(), reason: 'fine', words: '' })
const undo = (by: Viewer, { id }: Made) => undoAct(by, { entry: entryId.parse(String(id)), key: key(), reason: 'mistake', words: '' })
const split = (by: Viewer, { id }: Made, posts: string) =>
  perform(splitThread, by, splitThread.input.parse({ subject: String(id), posts, title: 'The others', key: key(), reason: 'apart', words: '' }))
const merge = (by: Viewer, { id }: Made, into: Made) =>
  perform(mergeThreads, by, mergeThreads.input.parse({ subject: String(id), into: String(into.id), key: key(), reason: 'same', words: '' }))

const retitle = (by: Viewer, { id }: Made, was: string, title: string) =>
  perform(retitleThread, by, retitleThread.input.parse({ subject: String(id), title, was, key: key(), reason: 'other', words: 'As agreed.' }))
const lettersTo = async ({ id }: MemberViewer) => (await lettersWhere({ memberId: id })).map(({ title, body }) => `${title} ${body}`)

/** To fewer readers, under a rule. */
function narrow(by: Viewer, { id }: Made, from: Made, to: { slug: string }, extra: { override?: 'yes' } = {}) {
  const given = { subject: threadId.parse(String(id)), from: boardId.parse(String(from.id)), to: to.slug, signpost: '0', say: '', rule: 'spam' } as const
  return perform(moveThread, by, { ...given, key: key(), reason: 'belongs', words: 'It sells things.', ...extra })
}

/** A board where newcomers wait, one of them, and who keeps it. */
async function aSetting() {
  const board = await aBoard({ holds: 'newcomers' })
  return { board, moderator: await aMember({ moderates: [board.id] }), newcomer: await aMember({ joinedAt: now() }) }
}

async function rowOf(board: { slug: string }) {
  const page = await findBoardPage(sightOf('public'), board.slug, 1)
  return JSON.stringify(page, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
}

test('an approval that is taken back where its author reads no more does not write the thread’s title to her', async () => {
  const { board, newcomer } = await aSetting()
  const staffRoom = await aBoard({ readableBy: 'staff' })
  const moderator = await aMember({ moderates: [board.id, staffRoom.id] })
  const thread = await aThread(board, { by: moderator })
  const held = await aReply(thread, { by: newcomer })
  const approval = await approve(moderator, held)
  await narrow(moderator, thread, board, staffRoom)
  await retitle(moderator, thread, 'A thread of tests', 'Among ourselves')
  await undo(moderator, approval)
  expect((await lettersTo(newcomer)).map((letter) => letter.includes('Among ourselves'))).toEqual([false, false])
})

test('a letter that was written while everyone read the thread does not learn the title that it has among staff', async () => {
  const [board, staffRoom] = [await aBoard(), await aBoard({ readableBy: 'staff' })]
  const [moderator, author] = [await aMember({ moderates: [board.id, staffRoom.id] }), await aMember()]
  const thread = await aThread(board, { by: moderator })
  const { id } = await aReply(thread, { by: author })
  await perform(removePost, moderator, { subject: postId.parse(String(id)), key: key(), reason: 'spam', words: '' })
  await narrow(moderator, thread, board, staffRoom)
  await retitle(moderator, thread, 'A thread of tests', 'Among ourselves')
  const [statement] = await lettersTo(author)
  expect(statement).toMatch(/^Your post of .* was removed/)
  expect(statement).not.toMatch(/among/i)
})

test('an old title leaves the letter that a post waits, as it leaves all others', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const thread = await aThread(board, { by: moderator, title: 'What Ann did' })
  await aReply(thread, { by: newcomer })
  await retitle(moderator, thread, 'What Ann did', 'What happened')
  expect(await lettersTo(newcomer)).toEqual([expect.stringContaining('“What happened”')])
  expect((await lettersTo(newcomer)).join()).not.toContain('Ann')
})

test('lists do not say who wrote what waits, though nothing else of its thread stands', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const by = await aMember({ name: unique('starter') })
  await db().board.update({ where: { id: board.id }, data: { holds: 'nobody' } })
  const thread = await aThread(board, { by })
  await db().board.update({ where: { id: board.id }, data: { holds: 'newcomers' } })
  const held = await aReply(thread, { by: newcomer })
  await withdrawPost(by, { post: postId.parse(String(thread.openingId)), key: key() })
  expect(await rowOf(board)).not.toContain(newcomer.name)
  await approve(moderator, held)
  expect(await rowOf(board)).toContain(newcomer.name)
  expect(await recount()).toEqual([])
})

test('posts are not split off so that only what waits stays behind', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const thread = await aThread(board, { by: moderator })
  await aReply(thread, { by: moderator })
  await aReply(thread, { by: newcomer })
  expect(await outcomeOf(split(moderator, thread, '1-2'))).toBe('not_these_posts')
  expect(await outcomeOf(split(moderator, thread, '2-3'))).toBe('done')
})

test('an approval is not taken back once its thread has gone into another, so that the title which waited cannot come back alone', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const into = await aThread(board, { by: moderator })
  const thread = await aThread(board, { by: newcomer, title: 'A title that waits' })
  const approval = await approve(moderator, { id: thread.openingId })
  const merging = await merge(moderator, thread, into)
  expect(await outcomeOf(undo(moderator, approval))).toBe('changed_since')
  await undo(moderator, merging)
  expect(await outcomeOf(undo(moderator, approval))).toBe('done')
  expect(await rowOf(board)).not.toContain('A title that waits')
})

test('a moderator does not carry the posts of her restricted thread to where the restriction does not reach', async () => {
  const [open, members] = [await aBoard(), await aBoard({ readableBy: 'members' })]
  const [hers, other] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const [thread, into] = [await aThread(open, { by: hers }), await aThread(members)]
  await aReply(thread, { by: hers })
  await aReply(thread)
  await narrow(other, thread, open, members)
  expect(await outcomeOf(merge(hers, thread, into))).toBe('own_matter')
  expect(await outcomeOf(split(hers, thread, '2'))).toBe('own_matter')
  expect(await outcomeOf(split(other, thread, '2'))).toBe('done')
  expect(await outcomeOf(merge(other, thread, into))).toBe('done')
})

test('a moderator does not approve what she wrote before she kept the board', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const held = await aReply(await aThread(board, { by: moderator }), { by: newcomer })
  const promoted: MemberViewer = { ...newcomer, moderates: [board.id] }
  expect(await outcomeOf(approve(promoted, held))).toBe('own_matter')
  expect(await outcomeOf(approve(moderator, held))).toBe('done')
})

test('an approval that a later one has overtaken is not taken back under it', async () => {
  const { board, moderator, newcomer } = await aSetting()
  const { id } = await aReply(await aThread(board, { by: moderator }), { by: newcomer })
  const first = await approve(moderator, { id })
  await editPost(newcomer, { post: postId.parse(String(id)), key: key(), draft: null, revision: 1, body: 'Other words.' })
  const second = await approve(moderator, { id })
  expect(await outcomeOf(undo(moderator, first))).toBe('changed_since')
  expect(await outcomeOf(undo(moderator, second))).toBe('done')
})

test('a statement of reasons does not name the hidden board from which a thread goes to another one', async () => {
  const [open, first, second] = [await aBoard(), await aBoard({ readableBy: 'staff', name: unique('Staff room') }), await aBoard({ readableBy: 'staff' })]
  const [admin, starter] = [await aMember({ moderates: 'all', admin: true }), await aMember()]
  const thread = await aThread(open, { by: starter })
  await narrow(admin, thread, open, first)
  await narrow(admin, thread, first, second, { override: 'yes' })
  const letters = await lettersTo(starter)
  expect(letters.length).toBeGreaterThan(1)
  expect(letters.join()).not.toContain(first.name)
})
