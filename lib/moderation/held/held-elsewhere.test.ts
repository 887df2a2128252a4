import { expect, test } from 'vitest'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { holdBack } from '@/lib/posts/holding'
import { recount } from '@/lib/posts/recount'
import { type AnyAct, aScene, EVERY_ACT, formOf } from '@/lib/testing/act-stages'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findThread } from '@/lib/threads/queries'
import { heldPostsPath } from '@/lib/urls'
import { approvePost } from '../actions/approve-post'
import { mergeThreads } from '../actions/merge-threads'
import { moveThread } from '../actions/move-thread'
import { removeThread } from '../actions/remove-thread'
import { restoreThread } from '../actions/restore-thread'
import { splitThread } from '../actions/split-thread'
import { actOnMany } from '../bulk/bulk'
import { findBulkReport } from '../bulk/bulk-report'
import { bulkInput } from '../bulk/bulk-schema'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { countHeld, findHeldDesk } from './held-desk'

useDatabase()

const asked = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })
const subjectOf = ({ id }: { id: bigint }) => threadId.parse(String(id))
const postOf = ({ id }: { id: bigint }) => db().post.findUniqueOrThrow({ where: { id } })
const linesOf = async ({ id }: { id: bigint }) =>
  (await findThread(sightOf('public'), id, { kind: 'page', page: 1 }))?.items.flatMap((item) =>
    item.kind === 'post' ? [[item.post.number, item.post.tombstone?.by ?? 'stands']] : [],
  )

async function aSetting() {
  const board = await aBoard({ holds: 'newcomers' })
  const moderator = await aMember({ moderates: 'all' })
  const by = await aMember({ joinedAt: now() })
  const thread = await aThread(board, { by: moderator })
  const held = await aReply(thread, { by })
  await aReply(thread, { by: moderator })
  return { board, moderator, by, thread, held }
}

test('what waits goes along with a split and waits there; alone it is not split off, and its author opens no thread', async () => {
  const { moderator, thread, held } = await aSetting()
  const split = (...posts: [number, number][]) => perform(splitThread, moderator, { ...asked(), subject: subjectOf(thread), posts, title: 'Something else' })
  expect(await outcomeOf(split([2, 2]))).toBe('not_these_posts')
  await split([2, 3])
  const { threadId: to } = await postOf(held)
  expect(await linesOf({ id: to })).toEqual([
    [1, 'waits'],
    [2, 'stands'],
  ])
  expect(await db().thread.findUniqueOrThrow({ where: { id: to } })).toMatchObject({
    starterId: moderator.nameId,
    lastPosterId: moderator.nameId,
    postCount: 1,
  })
  await perform(approvePost, moderator, { subject: postId.parse(String(held.id)), ...asked() })
  expect(await linesOf({ id: to })).toEqual([
    [1, 'stands'],
    [2, 'stands'],
  ])
  expect(await recount()).toEqual([])
})

test('what waits goes along with a merge and a move and waits there', async () => {
  const { board, moderator, thread, held } = await aSetting()
  const into = await aThread(board, { by: moderator })
  await perform(mergeThreads, moderator, { ...asked(), subject: subjectOf(thread), into: subjectOf(into) })
  expect(await linesOf(into)).toEqual([
    [1, 'stands'],
    [2, 'stands'],
    [3, 'waits'],
    [4, 'stands'],
  ])
  const to = await aBoard()
  const from = boardId.parse(String(board.id))
  await perform(moveThread, moderator, { ...asked(), subject: subjectOf(into), from, to: to.slug, signpost: '0', say: '' })
  expect((await postOf(held)).heldAt).not.toBeNull()
  await perform(approvePost, moderator, { subject: postId.parse(String(held.id)), ...asked() })
  expect(await recount()).toEqual([])
})

test('a held thread is not removed, restored or merged: HQ looks at its opening post', async () => {
  const { board, moderator, by, thread } = await aSetting()
  const waiting = await aThread(board, { by })
  expect(await outcomeOf(perform(removeThread, moderator, { ...asked(), reason: 'spam', subject: subjectOf(waiting) }))).toBe('already_done')
  expect(await outcomeOf(perform(restoreThread, moderator, { ...asked(), subject: subjectOf(waiting) }))).toBe('already_done')
  expect(await outcomeOf(perform(mergeThreads, moderator, { ...asked(), subject: subjectOf(waiting), into: subjectOf(thread) }))).toBe('not_found')
  expect(await outcomeOf(perform(mergeThreads, moderator, { ...asked(), subject: subjectOf(thread), into: subjectOf(waiting) }))).toBe('no_such_thread')
})

test.each([
  ['post.approve', 'done'],
  ['post.remove', 'done'],
  ['post.restore', 'already_done'],
  ['post.edit', 'post_gone'],
  ['post.links', 'not_found'],
  ['post.hide', 'done'],
])('%s upon a post that waits: %s', async (name, outcome) => {
  const scene = await aScene()
  const act = EVERY_ACT.find((candidate) => candidate.name === name) as AnyAct
  const form = await formOf(act, scene)
  const id = BigInt(form.subject ?? 0)
  await db().$transaction(async (tx) => {
    await tx.post.update({ where: { id }, data: { removedAt: null, heldAt: null, heldFor: null } })
    await holdBack(tx, { id, threadId: scene.thread.id }, { at: now(), why: 'links' })
  })
  const moderator = await aMember({ moderates: 'all' })
  expect(await outcomeOf(perform(act, moderator, act.input.parse(form) as never))).toBe(outcome)
  expect(await recount()).toEqual([])
})

test('the desk shows what waits to those who keep the board, the oldest first', async () => {
  const { board, by, held } = await aSetting()
  const { openingId } = await aThread(board, { by, title: 'A new one' })
  const keeper = await aMember({ moderates: [board.id] })
  const other = await aMember({ moderates: [(await aBoard()).id] })
  expect((await findHeldDesk(keeper, {}))?.posts.map(({ id }) => id)).toEqual([held.id, openingId])
  expect([await countHeld(keeper), await countHeld(other)]).toEqual([2, 0])
  expect((await findHeldDesk(other, {}))?.posts).toEqual([])
  expect(await findHeldDesk(await aMember(), {})).toBeNull()
  const sent = { sent: unique('key-of-form'), did: 'remove', posts: `${openingId}.1` }
  expect([(await findBulkReport(keeper, sent))?.posts.length, (await findBulkReport(other, sent))?.posts.length]).toEqual([1, 0])
})

const onDesk = (given: object) => bulkInput.parse({ kind: 'held', of: 'desk', key: unique('key-of-form'), ...given })
const ticked = (...posts: { id: bigint }[]) => posts.map(({ id }) => `${id}:1`)
const outcomesOf = async (moderator: MemberViewer, sent: Awaited<ReturnType<typeof actOnMany>>) =>
  (await findHeldDesk(moderator, sent))?.report?.posts.map(({ id, outcome }) => [id, outcome])

test('many are approved with one form, each as an entry of its own; a button of one approves that one alone', async () => {
  const { moderator, by, thread, held } = await aSetting()
  const [second, third] = [await aReply(thread, { by }), await aReply(thread, { by })]
  await actOnMany(moderator, onDesk({ post: ticked(held, second), only: `${third.id}:1`, reason: 'attack', words: 'Left over.' }))
  expect(await countHeld(moderator)).toBeGreaterThanOrEqual(2)
  expect([(await postOf(held)).heldAt === null, (await postOf(third)).heldAt === null]).toEqual([false, true])
  const many = onDesk({ post: [...ticked(held, third), `${second.id}:9`] })
  const sent = await actOnMany(moderator, many)
  await actOnMany(moderator, many) // sent twice
  expect(await outcomesOf(moderator, sent)).toEqual([
    [held.id, 'done'],
    [second.id, 'changed'],
    [third.id, 'already'],
  ])
  const entries = await db().moderationEntry.findMany({
    where: { action: 'post.approve', postId: { in: [held.id, second.id, third.id] } },
    include: { kept: true },
  })
  expect(entries.map(({ reason, kept }) => [reason, kept?.words])).toEqual([
    ['fine', ''],
    ['fine', ''],
  ])
  expect(bulkInput.safeParse({ kind: 'held', of: 'desk', act: 'approve', key: unique('key-of-form') }).error?.issues[0]?.message).toBe(
    'Tick at least one post.',
  )
})

test('many that wait are removed under one rule: an entry and a statement of reasons each, and the thread that waited goes with its post', async () => {
  const { board, moderator, by, thread, held } = await aSetting()
  const second = await aReply(thread, { by })
  const { openingId, id: opened } = await aThread(board, { by, title: 'A new one' })
  expect(bulkInput.safeParse({ kind: 'held', of: 'desk', act: 'remove', key: unique('key-of-form'), post: ticked(held), reason: 'attack' }).success).toBe(false)
  const sent = await actOnMany(
    moderator,
    onDesk({ act: 'remove', post: ticked(held, second, { id: openingId }), reason: 'attack', words: 'It calls her names.' }),
  )
  expect(await outcomesOf(moderator, sent)).toEqual([held.id, second.id, openingId].map((id) => [id, 'done']))
  const entries = await db().moderationEntry.findMany({
    where: { action: 'post.remove', postId: { in: [held.id, second.id, openingId] } },
    include: { outbox: true },
  })
  expect(entries.map(({ rule, outbox }) => [rule, outbox.map(({ kind }) => kind)])).toEqual(entries.map(() => ['attack', ['statement']]))
  expect(entries).toHaveLength(3)
  expect(await db().thread.findUniqueOrThrow({ where: { id: opened } })).toMatchObject({ heldAt: null, removedAt: expect.any(Date) })
  const stranger = await aMember({ moderates: [(await aBoard()).id] })
  expect((await outcomesOf(stranger, { ...sent }))?.map(([id]) => id)).toEqual([]) // what was done elsewhere is not there for other moderators
  expect(await recount()).toEqual([])
})

test('a removal begun at the desk leads back to it, and so does the way back from its form', async () => {
  const { moderator, held } = await aSetting()
  const page = (desk: boolean) => findActPage(moderator, 'remove', 'post', held.id, { desk })
  expect(await page(true)).toMatchObject({ place: { href: heldPostsPath }, form: { fields: [{ type: 'carried', name: 'desk', value: 'yes' }] } })
  expect(await page(false)).toMatchObject({ place: { href: expect.stringMatching(/^\/t\//) }, form: { kind: 'plain' } })
})
