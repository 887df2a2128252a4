import { expect, test } from 'vitest'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { lettersWhere } from '@/lib/testing/letters'
import { HELD } from '@/lib/threads/entry-line'
import { findRemovedThread } from '@/lib/threads/removed'
import { RULE_WORDS } from '@/lib/threads/rule-words'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { approvePost } from './approve-post'
import { removePost } from './remove-post'
import { restorePost } from './restore-post'

useDatabase()

const FINE = { reason: 'fine', words: '' }
const SPAM = { reason: 'spam', words: '' }
const idOf = ({ id }: { id: bigint }) => postId.parse(String(id))
const key = () => unique('key-of-act')
const threadOf = ({ id }: { id: bigint }) => db().thread.findUniqueOrThrow({ where: { id } })
const postOf = ({ id }: { id: bigint }) => db().post.findUniqueOrThrow({ where: { id } })
const tellingsOf = ({ id }: MemberViewer) => db().notification.findMany({ where: { memberId: id }, orderBy: { id: 'asc' } })

const approve = (by: Viewer, post: { id: bigint }) => perform(approvePost, by, { subject: idOf(post), key: key(), ...FINE })
const remove = (by: Viewer, post: { id: bigint }) => perform(removePost, by, { subject: idOf(post), key: key(), ...SPAM })
const undo = (by: Viewer, { id }: { id: bigint }) => undoAct(by, { entry: entryId.parse(String(id)), key: key(), reason: 'mistake', words: '' })

async function aSetting() {
  const board = await aBoard({ holds: 'newcomers' })
  const [moderator, by] = [await aMember({ moderates: [board.id] }), await aMember({ joinedAt: now() })]
  const thread = await aThread(board, { by: moderator })
  const held = await aReply(thread, { by, body: `Hello, @${moderator.name}. See https://example.org/list.` })
  await aReply(thread, { by: moderator, body: 'Who is next?' })
  const state = async () => ({
    thread: await threadOf(thread),
    post: await db().post.findUniqueOrThrow({ where: { id: held.id }, omit: { html: true } }),
    recount: await recount(),
  })
  return { board, moderator, by, thread, held, state }
}

describeAction(approvePost, async () => {
  const setting = await aSetting()
  return { ...setting, perform: (viewer: Viewer, given: string) => perform(approvePost, viewer, { subject: idOf(setting.held), key: given, ...FINE }) }
})

test('an approved post stands under its number with its own time, lifts its thread, and calls whom it names, once', async () => {
  const { moderator, by, thread, held } = await aSetting()
  const before = await threadOf(thread)
  expect([before.postCount, before.lastPostNumber, before.lastNumber]).toEqual([2, 3, 3])
  expect(await tellingsOf(moderator)).toEqual([])
  const { createdAt } = await postOf(held)
  await approve(moderator, held)
  const after = await threadOf(thread)
  expect([after.postCount, after.lastPostNumber, after.lastPostAt]).toEqual([3, 3, before.lastPostAt])
  expect(after.activityAt > before.activityAt).toBe(true)
  expect(await postOf(held)).toMatchObject({ number: 2, createdAt, heldAt: null, removedAt: null })
  expect((await tellingsOf(moderator)).map(({ kind }) => kind)).toEqual(['mention'])
  expect((await tellingsOf(by)).map(({ kind }) => kind)).toEqual(['act']) // it took the place of "your post waits"
  expect(await outcomeOf(approve(moderator, held))).toBe('already_done')
  expect(await tellingsOf(moderator)).toHaveLength(1)
})

test('the letter that says it waits is not sent once it does not, whichever way that ended', async () => {
  const settings = await Promise.all([aSetting(), aSetting(), aSetting()])
  const [shown, removed, other] = settings
  await approve(shown.moderator, shown.held)
  await remove(removed.moderator, removed.held)
  const dropped = await Promise.all(
    settings.map(async ({ by }) => (await lettersWhere({ memberId: by.id, entry: { action: HELD } })).map(({ droppedAt }) => droppedAt !== null)),
  )
  expect(dropped).toEqual([[true], [true], [false]])
  expect((await postOf(other.held)).heldAt).not.toBeNull()
})

test('a held thread opens with its opening post, first in its board; taken back, it waits again', async () => {
  const { board, moderator, by } = await aSetting()
  const thread = await aThread(board, { by })
  const opening = { id: thread.openingId }
  const heldAt = (await threadOf(thread)).heldAt
  expect(heldAt).not.toBeNull()
  const entry = await approve(moderator, opening)
  expect(await threadOf(thread)).toMatchObject({ heldAt: null, removedAt: null, postCount: 1 })
  await undo(moderator, entry)
  expect(await threadOf(thread)).toMatchObject({ heldAt, removedAt: heldAt, postCount: 0 })
  await approve(moderator, opening)
  await aReply(thread)
  const [last] = await db().moderationEntry.findMany({ where: { postId: opening.id, undoesId: null }, orderBy: { id: 'desc' } })
  expect(await outcomeOf(undo(moderator, { id: last?.id ?? 0n }))).toBe('changed_since') // others have written there
  expect(await recount()).toEqual([])
})

test('a held thread is not there for those who do not keep its board', async () => {
  const { board, by } = await aSetting()
  const { openingId: id } = await aThread(board, { by })
  for (const stranger of [by, await aMember(), await aMember({ moderates: [(await aBoard()).id] })])
    for (const act of [approve, remove]) expect(await outcomeOf(act(stranger, { id }))).toBe('not_found')
})

test('a held post is refused by removing it, with its reasons; taken back, it waits again', async () => {
  const { board, moderator, by, held, thread } = await aSetting()
  const entry = await remove(moderator, held)
  expect(await postOf(held)).toMatchObject({ heldAt: null, heldFor: null })
  const statements = await lettersWhere({ memberId: by.id, kind: 'statement', entryId: entry.id })
  expect(statements.map(({ title }) => title)).toEqual(['Your post #2 in “A thread of tests” was removed.'])
  expect(await outcomeOf(approve(moderator, held))).toBe('already_done')
  await undo(moderator, entry)
  expect((await postOf(held)).heldFor).toBe('newcomer')
  expect(await outcomeOf(perform(restorePost, moderator, { subject: idOf(held), key: key(), reason: 'wrong', words: '' }))).toBe('already_done')
  const waiting = await aThread(board, { by })
  const removal = await remove(moderator, { id: waiting.openingId })
  expect(await threadOf(waiting)).toMatchObject({ heldAt: null })
  expect(await findRemovedThread(sightOf('public'), waiting.id)).toMatchObject({ rule: RULE_WORDS.spam, entryId: removal.id }) // as for any removed thread
  expect((await tellingsOf(by)).map(({ kind }) => kind)).toEqual(['held', 'act', 'act']) // the first waits again, the second waits no more
  await undo(moderator, removal)
  expect((await threadOf(waiting)).heldAt).not.toBeNull()
  await approve(moderator, { id: waiting.openingId })
  await approve(moderator, held)
  expect(await recount()).toEqual([])
  expect((await threadOf(thread)).postCount).toBe(3)
})

test('a removal after the approval gives the thread its old place back', async () => {
  const { board, moderator, by } = await aSetting()
  const thread = await aThread(board, { by: moderator })
  const before = await threadOf(thread)
  const held = await aReply(thread, { by })
  await approve(moderator, held)
  await remove(moderator, held)
  expect((await threadOf(thread)).activityAt).toEqual(before.activityAt)
})

/** RACES=full tries each pair two hundred times. */
const PAIRS = process.env.RACES === 'full' ? 200 : 10
const PATIENCE = { timeout: 20_000 * (PAIRS / 10) }

async function pairs(act: (setting: Awaited<ReturnType<typeof aSetting>>) => Promise<unknown>) {
  const setting = await aSetting()
  for (let pair = 0; pair < PAIRS; pair++) await act({ ...setting, held: await aReply(setting.thread, { by: await aMember({ joinedAt: now() }) }) })
  expect(await recount()).toEqual([])
}

const authorOf = async ({ id }: { id: bigint }) => {
  const { name } = await db().post.findUniqueOrThrow({ where: { id }, select: { name: { select: { memberId: true, id: true, name: true } } } })
  return {
    kind: 'member',
    id: name.memberId,
    nameId: name.id,
    name: name.name,
    joinedAt: now(),
    isAdmin: false,
    moderates: [],
    staffBoards: [],
    unread: 0,
  } as MemberViewer
}

test('an approval and a removal at once: one order explains both answers', PATIENCE, () =>
  pairs(async ({ moderator, held }) => {
    const answers = await Promise.all([outcomeOf(approve(moderator, held)), outcomeOf(remove(moderator, held))])
    expect(answers[1]).toBe('done')
    expect(['done', 'already_done']).toContain(answers[0])
    expect(await postOf(held)).toMatchObject({ heldAt: null, removedAt: expect.any(Date) })
    expect(await db().moderationEntry.count({ where: { postId: held.id, moderatorId: { not: null } } })).toBe(answers[0] === 'done' ? 2 : 1)
  }),
)

test('an approval and a withdrawal at once: what its author takes back is shown to nobody', PATIENCE, () =>
  pairs(async ({ moderator, held }) => {
    const author = await authorOf(held)
    const answers = await Promise.all([outcomeOf(approve(moderator, held)), outcomeOf(withdrawPost(author, { post: idOf(held), key: key() }))])
    expect(answers[1]).toBe('done')
    expect(['done', 'already_done']).toContain(answers[0])
    expect(await postOf(held)).toMatchObject({ heldAt: null, removedAt: null, withdrawnAt: expect.any(Date) })
  }),
)

test('an approval and an edit at once: no words are shown that HQ has not seen', PATIENCE, () =>
  pairs(async ({ moderator, held }) => {
    const author = await authorOf(held)
    const body = 'Quite other words.'
    const approved = outcomeOf(perform(approvePost, moderator, { subject: idOf(held), revision: 1, key: key(), ...FINE }))
    const answers = await Promise.all([approved, outcomeOf(editPost(author, { post: idOf(held), key: key(), revision: 1, body }))])
    expect(answers[1]).toBe('done')
    expect(['done', 'changed_since']).toContain(answers[0])
    const post = await postOf(held)
    if (post.heldAt === null) expect(post.body).not.toBe(body)
  }),
)

test('two approvals at once are one', PATIENCE, () =>
  pairs(async ({ moderator, held }) => {
    const answers = await Promise.all([outcomeOf(approve(moderator, held)), outcomeOf(approve(moderator, held))])
    expect(answers.sort()).toEqual(['already_done', 'done'])
  }),
)

test('a reply is held while another is approved: numbers and counters stay true', PATIENCE, () =>
  pairs(async ({ moderator, thread, held }) => {
    const [answer, reply] = await Promise.all([outcomeOf(approve(moderator, held)), aReply(thread, { by: await aMember({ joinedAt: now() }) })])
    expect(answer).toBe('done')
    const last = await db().post.findFirstOrThrow({ where: { threadId: thread.id, number: (await threadOf(thread)).lastPostNumber } })
    expect([last.heldAt, (await postOf(reply)).heldAt === null]).toEqual([null, false])
  }),
)
