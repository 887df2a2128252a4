import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { wordsIn } from '@/lib/testing/letters'
import { banMember } from '../actions/ban-member'
import { moveThread } from '../actions/move-thread'
import { removePost } from '../actions/remove-post'
import { removeThread } from '../actions/remove-thread'
import { restorePost } from '../actions/restore-post'
import { restoreThread } from '../actions/restore-thread'
import { suspendMember } from '../actions/suspend-member'
import { unbanMember } from '../actions/unban-member'
import { unsuspendMember } from '../actions/unsuspend-member'
import { warnMember } from '../actions/warn-member'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { listAppeals } from './appeal-desk'
import { endOverdueAppeals } from './appeal-ending'
import { appeal, findAppealPage } from './appeals'

useDatabase()

const act = (reason: string) => ({ key: unique('key-of-act'), reason, words: 'It was like this.' })
const ask = (by: Viewer, id: bigint) => appeal(by, { entry: entryId.parse(String(id)), words: 'I see it otherwise.' })
const undo = (by: Viewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const appealOf = (id: bigint) => db().appeal.findFirstOrThrow({ where: { entryId: id } })
const upon = {
  post: ({ id }: { id: bigint }) => ({ subject: postId.parse(String(id)) }),
  thread: ({ id }: { id: bigint }) => ({ subject: threadId.parse(String(id)) }),
  member: ({ id }: { id: bigint }) => ({ subject: memberId.parse(String(id)) }),
}

/** A post, its thread and their author, with two who keep all boards. */
async function aStage() {
  const board = await aBoard()
  const [hq, other, author] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember()]
  const thread = await aThread(board, { by: author })
  return { board, hq, other, author, thread, post: await aReply(thread, { by: author }) }
}

test('whatever lifts a restriction closes the appeals against it in the same transaction, and whoever appealed is told', async () => {
  const { board, hq, other, author, thread, post } = await aStage()
  const narrow = await aBoard({ readableBy: 'members' })
  const move = (from: { id: bigint }, to: { slug: string }, more: object) =>
    perform(moveThread, hq, { ...act('belongs'), ...upon.thread(thread), from: boardId.parse(String(from.id)), to: to.slug, signpost: '0', say: '', ...more })
  const ways: [string, () => Promise<{ id: bigint }>, (entry: { id: bigint }) => Promise<unknown>][] = [
    [
      'restore a post',
      () => perform(removePost, hq, { ...act('attack'), ...upon.post(post) }),
      () => perform(restorePost, other, { ...act('wrong'), ...upon.post(post) }),
    ],
    ['undo the removal', () => perform(removePost, hq, { ...act('attack'), ...upon.post(post) }), ({ id }) => undo(other, id)],
    [
      'restore a thread',
      () => perform(removeThread, hq, { ...act('attack'), ...upon.thread(thread) }),
      () => perform(restoreThread, hq, { ...act('wrong'), ...upon.thread(thread) }),
    ],
    ['move it on', () => move(board, narrow, { rule: 'attack', origin: 'own' }), async () => moveBack(narrow)],
    [
      'unban',
      () => perform(banMember, hq, { ...act('attack'), ...upon.member(author) }),
      () => perform(unbanMember, other, { ...act('mistake'), ...upon.member(author) }),
    ],
    [
      'unsuspend',
      () => perform(suspendMember, hq, { ...act('attack'), ...upon.member(author), for: '7d' }),
      () => perform(unsuspendMember, hq, { ...act('enough'), ...upon.member(author) }),
    ],
    ['undo a warning', () => perform(warnMember, hq, { ...act('attack'), ...upon.member(author) }), ({ id }) => undo(hq, id)],
  ]
  for (const [way, restrict, lift] of ways) {
    const entry = await restrict()
    await ask(author, entry.id)
    await db().notification.updateMany({ where: { memberId: author.id }, data: { readAt: now() } })
    await lift(entry)
    const { outcome, answerId } = await appealOf(entry.id)
    expect([outcome, answerId === null], way).toEqual(['settled', false])
    expect(wordsIn((await findAppealPage(author, entry.id))?.made?.answer), way).toContain('closed without a decision')
    const unread = (await findNotifications(author))?.lines.filter(({ readAt }) => readAt === null) ?? []
    expect(unread.filter(({ act: told }) => wordsIn(told?.letter).includes('closed without a decision')).length, way).toBe(1)
  }
  expect((await listAppeals(other)).length).toBe(0)

  function moveBack(from: { id: bigint }) {
    return aMember({ admin: true }).then((admin: MemberViewer) =>
      perform(moveThread, admin, {
        ...act('belongs'),
        ...upon.thread(thread),
        from: boardId.parse(String(from.id)),
        to: board.slug,
        signpost: '0',
        say: '',
        override: 'yes',
      }),
    )
  }
})

test('an appeal waits again where what had lifted the restriction is undone', async () => {
  const { hq, other, author, post } = await aStage()
  const entry = await perform(removePost, hq, { ...act('attack'), ...upon.post(post) })
  await ask(author, entry.id)
  const restored = await perform(restorePost, hq, { ...act('wrong'), ...upon.post(post) })
  expect((await appealOf(entry.id)).outcome).toBe('settled')
  await undo(hq, restored.id)
  expect(await appealOf(entry.id)).toMatchObject({ outcome: null, endedAt: null, answerId: null })
  expect((await listAppeals(other)).map(({ entryId: id }) => id)).toContain(entry.id)
})

test('an appeal against a suspension ends with it, and she is told; one against an earlier removal goes on', async () => {
  const { hq, other, author, post } = await aStage()
  const removal = await perform(removePost, hq, { ...act('attack'), ...upon.post(post) })
  const entry = await perform(suspendMember, hq, { ...act('attack'), ...upon.member(author), for: '1d' })
  for (const { id } of [removal, entry]) await ask(author, id)
  await endOverdueAppeals(now())
  expect((await appealOf(entry.id)).outcome).toBeNull()
  const later = new Date(Date.now() + 2 * DAY_MS)
  expect(await atTime(later, async () => (await listAppeals(other)).map(({ entryId: id }) => id))).not.toContain(entry.id)
  const first = await atTime(later, () => endOverdueAppeals(later, { after: removal.id - 1n, take: 1 })) // looks at the removal, which goes on
  expect([first, (await appealOf(entry.id)).outcome]).toEqual([removal.id, null])
  const look = () => endOverdueAppeals(later, { after: first, take: 1 })
  expect(await atTime(later, () => Promise.all([look(), look()]))).toContain(entry.id)
  expect(await endOverdueAppeals(later, { after: entry.id, take: 1 })).toBe(0n)
  expect([(await appealOf(removal.id)).outcome, (await appealOf(entry.id)).outcome]).toEqual([null, 'settled'])
  expect((await findNotifications(author))?.lines.filter(({ kind }) => kind === 'appeal.over')).toHaveLength(1)
  expect(await db().outbox.count({ where: { memberId: author.id, kind: 'appeal' } })).toBe(1)
  expect(await atTime(later, () => outcomeOf(ask(author, entry.id)))).toBe('done') // the same words again: it is the same appeal
})

test('nobody lifts by another act what was put upon what is hers: the move of her own thread to fewer readers', async () => {
  const [board, narrow] = [await aBoard(), await aBoard({ readableBy: 'members' })]
  const [starter, hq] = [await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  const thread = await aThread(board, { by: starter })
  const to = (by: MemberViewer, from: { id: bigint }, { slug }: { slug: string }, more: object) =>
    perform(moveThread, by, { ...act('belongs'), ...upon.thread(thread), from: boardId.parse(String(from.id)), to: slug, signpost: '0', say: '', ...more })
  const entry = await to(hq, board, narrow, { rule: 'attack', origin: 'own' })
  expect(await outcomeOf(to(starter, narrow, board, { override: 'yes' }))).toBe('own_matter')
  expect(await outcomeOf(undo(starter, entry.id))).toBe('own_matter')
  expect((await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).boardId).toBe(narrow.id)
  expect(await outcomeOf(undo(hq, entry.id))).toBe('done')
  await to(starter, board, await aBoard(), {}) // nothing restricts it any more
})

test('an appeal and an undo at once: one order explains both', async () => {
  const { hq, author, board } = await aStage()
  for (let pair = 0; pair < 8; pair++) {
    const post = await aReply(await aThread(board), { by: author })
    const entry = await perform(removePost, hq, { ...act('attack'), ...upon.post(post) })
    const [asked, undone] = await Promise.all([outcomeOf(ask(author, entry.id)), outcomeOf(undo(hq, entry.id))])
    const made = await db().appeal.findFirst({ where: { entryId: entry.id } })
    expect(undone).toBe('done')
    expect([asked, made?.outcome]).toEqual(asked === 'done' ? ['done', 'settled'] : ['already_done', undefined])
  }
})
