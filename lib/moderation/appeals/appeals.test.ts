import { expect, test } from 'vitest'
import { guest, type MemberViewer, type Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { wordsIn } from '@/lib/testing/letters'
import { appealableUntil } from '@/lib/threads/appeal-time'
import { removePost } from '../actions/remove-post'
import { removeThread } from '../actions/remove-thread'
import { restorePost } from '../actions/restore-post'
import { perform } from '../perform'
import { decideAppeals } from './appeal-decision'
import { findDecisionPage } from './appeal-decision-page'
import { listAppeals } from './appeal-desk'
import { appealInput } from './appeal-schema'
import { appeal, findAppealPage } from './appeals'
import { findAppealsOf } from './open-to-appeal'

useDatabase()

const SPAM = { reason: 'spam', words: '' }

async function aRemoval() {
  const board = await aBoard()
  const [moderator, author] = [await aMember({ moderates: [board.id] }), await aMember()]
  const thread = await aThread(board, { title: unique('Sunglasses') })
  const post = await aReply(thread, { by: author, body: 'Cheap sunglasses.' })
  const entry = await remove(moderator, post.id)
  return { board, moderator, author, thread, post, entry }
}

function remove(by: Viewer, id: bigint) {
  return perform(removePost, by, { subject: postId.parse(String(id)), key: unique('key-of-act'), ...SPAM })
}

function ask(viewer: Viewer, id: bigint, words = 'It was a joke among friends.') {
  return appeal(viewer, { entry: entryId.parse(String(id)), words })
}

const waitingFor = async (viewer: MemberViewer) => (await listAppeals(viewer)).flatMap(({ appeals }) => appeals.map(({ words }) => words))

const told = async (author: MemberViewer) => (await findNotifications(author, { findAppeals: findAppealsOf }))?.lines.find(({ act }) => act?.letter)?.act

test('the letter invites an appeal for as long as one is open, on no page of the appeal itself, and the notification says what became of it', async () => {
  const { board, moderator, author, entry } = await aRemoval()
  const invites = (letter: unknown) => /you can appeal/.test(wordsIn(letter as never))
  expect([(await told(author))?.appeal?.state, invites((await told(author))?.letter)]).toEqual(['open', true])
  expect(invites((await findAppealPage(author, entry.id))?.letter)).toBe(false)
  await ask(author, entry.id)
  expect([(await told(author))?.appeal?.state, invites((await told(author))?.letter)]).toEqual(['waits', false])
  const other = await aMember({ moderates: [board.id] })
  const upTo = (await db().appeal.findFirstOrThrow({ where: { entryId: entry.id } })).id
  const given = { entry: entryId.parse(String(entry.id)), key: unique('key-of-form'), decision: 'decline' as const, words: 'It was no joke.', upTo }
  await decideAppeals(other, given)
  expect((await findAppealsOf(author, [entry.id])).get(entry.id)).toEqual({ state: 'declined' })
  const after = await findNotifications(author, { findAppeals: findAppealsOf })
  expect(after?.lines.map(({ act }) => [act?.appeal?.state, invites(act?.letter)])).toEqual([
    [undefined, false],
    ['declined', false],
  ])
  const second = await remove(moderator, (await aReply(await aThread(board), { by: author })).id)
  await atTime(new Date(Date.now() + 400 * DAY_MS), async () => expect(invites((await findAppealPage(author, second.id))?.letter)).toBe(false))
})

test('the author of a removed post appeals, reads that it was received, and another moderator finds it on her desk', async () => {
  const { board, author, entry, post } = await aRemoval()
  expect(await findAppealPage(author, entry.id)).toMatchObject({ verdict: 'yes', made: undefined, letter: { subject: expect.stringContaining('#2') } })
  await ask(author, entry.id)
  expect(await findAppealPage(author, entry.id)).toMatchObject({ made: { words: 'It was a joke among friends.' } })
  const other = await aMember({ moderates: [board.id] })
  expect(await listAppeals(other)).toMatchObject([
    {
      entryId: entry.id,
      appeals: [{ words: 'It was a joke among friends.', by: author.name }],
      about: 'the removal of this post · Advertising',
      read: `/p/${post.id}/history/all`,
      alone: false,
      clock: { days: 0, left: 7 },
    },
  ])
  expect(wordsIn((await findDecisionPage(other, entry.id))?.statement)).toContain('It advertises something')
})

test('nobody decides on an appeal against her own act, nor on her own appeal, nor on another board', async () => {
  const { moderator, author, board, entry } = await aRemoval()
  await ask(author, entry.id, unique('joke'))
  expect(await waitingFor(moderator)).toHaveLength(1) // nobody else is there yet
  await aMember({ moderates: [board.id] })
  expect(await waitingFor(moderator)).toEqual([])
  expect(await waitingFor(await aMember({ moderates: [(await aBoard()).id] }))).toEqual([])
  expect(await waitingFor({ ...author, moderates: [board.id] })).toEqual([])
  expect(await waitingFor(await aMember({ moderates: [board.id] }))).toHaveLength(1)
})

test('whom an act does not concern finds no page, and no appeal is taken', async () => {
  const { moderator, entry } = await aRemoval()
  for (const viewer of [guest, moderator, await aMember(), await aMember({ moderates: 'all' })]) {
    expect(await findAppealPage(viewer, entry.id)).toBeNull()
    expect(await outcomeOf(ask(viewer, entry.id))).toBe(viewer.kind === 'guest' ? 'signed_out' : 'not_found')
  }
  expect(await db().appeal.count({ where: { entryId: entry.id } })).toBe(0)
})

test('there is one appeal against an act, however often it is sent', async () => {
  const { author, entry } = await aRemoval()
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(ask(author, entry.id))))
  expect(outcomes).toEqual(Array.from({ length: 10 }, () => 'done'))
  expect(await outcomeOf(ask(author, entry.id, 'Something else.'))).toBe('already_done')
  expect(await db().appeal.count({ where: { entryId: entry.id } })).toBe(1)
})

test('an appeal can be made for six months', async () => {
  const { author, entry } = await aRemoval()
  const { createdAt } = await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })
  const until = appealableUntil({ createdAt })
  const late = new Date(until.getTime() + 1)
  expect(until.getTime() - createdAt.getTime()).toBeGreaterThan(180 * DAY_MS)
  expect(await atTime(late, () => outcomeOf(ask(author, entry.id)))).toBe('appeal_too_late')
  expect(await atTime(until, () => outcomeOf(ask(author, entry.id)))).toBe('done')
  expect(appealableUntil({ createdAt: new Date('2026-08-31T10:00:00Z') })).toEqual(new Date('2027-02-28T10:00:00Z'))
})

test('what was taken back cannot be appealed against, and waits on no desk', async () => {
  const { board, moderator, author, post, entry } = await aRemoval()
  const other = await aMember({ moderates: [board.id] })
  await ask(author, entry.id)
  await perform(restorePost, moderator, { subject: postId.parse(String(post.id)), key: unique('key-of-act'), reason: 'wrong', words: '' })
  expect(await waitingFor(other)).toEqual([])
  const again = await remove(moderator, post.id)
  await perform(restorePost, moderator, { subject: postId.parse(String(post.id)), key: unique('key-of-act'), reason: 'wrong', words: '' })
  expect(await outcomeOf(ask(author, again.id))).toBe('already_done')
})

test('the starter of a removed thread appeals, the authors in it do not', async () => {
  const board = await aBoard()
  const [moderator, starter, writer] = [await aMember({ moderates: 'all' }), await aMember(), await aMember()]
  const thread = await aThread(board, { by: starter })
  await aReply(thread, { by: writer })
  const entry = await perform(removeThread, moderator, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), ...SPAM })
  expect(await outcomeOf(ask(writer, entry.id))).toBe('not_found')
  expect(await outcomeOf(ask(starter, entry.id))).toBe('done')
  expect(await listAppeals(await aMember({ moderates: [board.id] }))).toMatchObject([{ place: { href: `/t/${thread.id}` }, read: null }])
})

test('an appeal says something, in at most 2,000 characters', () => {
  const read = (words: unknown) => appealInput.safeParse({ entry: '1', words }).success
  expect([read(undefined), read(' \n '), read('x'.repeat(2001)), read('🙂'.repeat(2000)), read('No.')]).toEqual([false, false, false, true, true])
})
