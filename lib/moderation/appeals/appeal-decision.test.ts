import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aScene, askerIn, type Scene } from '@/lib/testing/act-stages'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { wordsIn } from '@/lib/testing/letters'
import { ASKERS, PLACES, UPON_BOARDS } from '@/lib/testing/matrix'
import { banMember } from '../actions/ban-member'
import { moveThread } from '../actions/move-thread'
import { removePost } from '../actions/remove-post'
import { removeThread } from '../actions/remove-thread'
import { restorePost } from '../actions/restore-post'
import { suspendMember } from '../actions/suspend-member'
import { warnMember } from '../actions/warn-member'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { decideAppeals } from './appeal-decision'
import { findDecisionPage } from './appeal-decision-page'
import { listAppeals } from './appeal-desk'
import { decisionInput } from './appeal-schema'
import { appeal, findAppealPage } from './appeals'

useDatabase()

const WHY = 'It was read by two of us, and it does break the rule.'
const fact = () => ({ key: unique('key-of-act'), reason: 'attack', words: 'It calls her names.' })
const idOf = (id: bigint) => entryId.parse(String(id))

async function aRemoval(given: { moderates?: 'all' } = {}) {
  const board = await aBoard()
  const keeps = given.moderates ?? [board.id]
  const [moderator, other, author] = [await aMember({ moderates: keeps }), await aMember({ moderates: keeps }), await aMember()]
  const thread = await aThread(board, { title: unique('Sunglasses') })
  const post = await aReply(thread, { by: author, body: 'Cheap sunglasses.' })
  const entry = await perform(removePost, moderator, { ...fact(), subject: postId.parse(String(post.id)) })
  return { board, moderator, other, author, thread, post, entry }
}

const ask = (by: Viewer, id: bigint, words = 'It was a joke among friends.') => appeal(by, { entry: idOf(id), words })

async function decide(by: Viewer, id: bigint, decision: 'grant' | 'decline', { words = WHY, key = unique('key-of-decision') } = {}) {
  const newest = await db().appeal.findFirst({ where: { entryId: id }, orderBy: { id: 'desc' } })
  return decideAppeals(by, { entry: idOf(id), key, upTo: newest?.id ?? 1n, decision, words })
}

const appealOf = (entry: { id: bigint }) => db().appeal.findFirstOrThrow({ where: { entryId: entry.id } })
const removedAt = async ({ id }: { id: bigint }) => (await db().post.findUniqueOrThrow({ where: { id } })).removedAt
const lineIn = async (id: bigint) => (await findLog({ members: false, staffBoards: [] }))?.entries.find((line) => line.id === id)
const said = (line: Awaited<ReturnType<typeof lineIn>>) => line?.parts.map(({ text }) => text).join('')

test('a granted appeal takes the act back at once, tells whoever appealed why, and the log says “reversed on appeal”', async () => {
  const { other, author, post, entry } = await aRemoval()
  await ask(author, entry.id)
  const key = unique('key-of-decision')
  await decide(other, entry.id, 'grant', { key, words: 'It reads as a joke to me as well.' })
  await decide(other, entry.id, 'grant', { key, words: 'It reads as a joke to me as well.' }) // the same sending again
  expect(await removedAt(post)).toBeNull()
  const { outcome, answerId } = await appealOf(entry)
  expect(outcome).toBe('granted')
  const answer = await lineIn(answerId ?? 0n)
  expect(answer).toMatchObject({
    action: 'appeal.grant',
    undoesId: entry.id,
    because: 'On appeal another moderator came to another view.',
    words: '',
    dayOnly: true,
  })
  expect(said(answer)).toMatch(/^HQ restored post #2 in “.*” on appeal$/)
  expect(await lineIn(entry.id)).toMatchObject({ undone: true, appealed: 'reversed', undoable: false })
  const [told] = (await findNotifications(author))?.lines ?? []
  expect(wordsIn(told?.act?.letter)).toContain('Your appeal was granted')
  expect(wordsIn(told?.act?.letter)).toContain('It reads as a joke to me as well.')
  expect(wordsIn((await findAppealPage(author, entry.id))?.made?.answer)).toContain('A moderator other than the one who acted')
  expect(await verifyLog()).toEqual([])
})

test('a declined appeal leaves the act as it is; the log says that it stands, and the author reads the reasons', async () => {
  const { other, author, post, entry } = await aRemoval()
  await ask(author, entry.id)
  await decide(other, entry.id, 'decline')
  expect(await removedAt(post)).not.toBeNull()
  const { outcome, answerId } = await appealOf(entry)
  expect(outcome).toBe('declined')
  expect(said(await lineIn(answerId ?? 0n))).toMatch(/^HQ upheld the removal of post #2 in “.*” on appeal$/)
  expect(await lineIn(answerId ?? 0n)).toMatchObject({ action: 'appeal.decline', undoable: false, words: '' })
  expect(await lineIn(entry.id)).toMatchObject({ undone: false, appealed: 'upheld' })
  expect((await findNotifications(author))?.lines.find(({ act }) => wordsIn(act?.letter).includes(WHY))).toBeDefined()
  expect(await listAppeals(other)).toEqual([])
  expect((await findDecisionPage(other, entry.id))?.answer).toMatchObject({ granted: false, words: WHY, by: other.name })
  expect(await outcomeOf(undoAct(other, { entry: idOf(answerId ?? 0n), key: unique('key-of-undo'), reason: 'mistake', words: '' }))).toBe('appeal_decided')
})

test('a decision says in a sentence at least why the act stands', () => {
  const given = { entry: '1', key: 'key-of-form', upTo: '1' }
  const wrong = (more: object) => decisionInput.safeParse({ ...given, ...more }).error?.issues.map(({ path }) => path[0]) ?? []
  expect(wrong({ decision: 'decline', words: 'No.' })).toEqual(['words'])
  expect(wrong({ decision: 'decline', words: '   \n ' })).toEqual(['words'])
  expect(wrong({ decision: 'decline', words: 'x'.repeat(2001) })).toEqual(['words'])
  expect(wrong({ words: WHY })).toEqual(['decision'])
  expect(wrong({ decision: 'grant' })).toEqual([])
  expect(wrong({ decision: 'decline', words: WHY })).toEqual([])
})

test('whoever acted does not decide, nor whoever appealed, nor whom it concerns; the database refuses it too', async () => {
  const { board, moderator, other, author, entry } = await aRemoval()
  await ask(author, entry.id)
  expect(await outcomeOf(decide(moderator, entry.id, 'decline'))).toBe('own_act')
  expect(await outcomeOf(decide({ ...author, moderates: [board.id] }, entry.id, 'grant'))).toBe('own_matter')
  const { id: decline } = await perform(removePost, moderator, { ...fact(), subject: postId.parse(String((await aReply(await aThread(board))).id)) })
  await expect(db().appeal.updateMany({ where: { entryId: entry.id }, data: { outcome: 'declined', endedAt: new Date(), answerId: decline } })).rejects.toThrow(
    'Another moderator than the one who acted decides',
  )
  await decide(other, entry.id, 'decline')
  await expect(db().appeal.updateMany({ where: { entryId: entry.id }, data: { outcome: null, endedAt: null, answerId: null } })).rejects.toThrow(
    'An appeal is decided once',
  )
})

test('where nobody else is there, whoever acted decides, and the decision says so', async () => {
  const board = await aBoard()
  const [only, author] = [await aMember({ moderates: [board.id] }), await aMember()]
  await db().role.updateMany({ where: { endedAt: null, memberId: { not: only.id } }, data: { endedAt: new Date() } })
  const post = await aReply(await aThread(board), { by: author })
  const entry = await perform(removePost, only, { ...fact(), subject: postId.parse(String(post.id)) })
  await ask(author, entry.id)
  expect(await listAppeals(only)).toMatchObject([{ entryId: entry.id, alone: true }])
  expect(await findDecisionPage(only, entry.id)).toMatchObject({ alone: true, verdict: 'yes' })
  const banned = await aMember({ moderates: [board.id] })
  expect(await outcomeOf(decide(only, entry.id, 'decline'))).toBe('own_act')
  await db().member.update({ where: { id: banned.id }, data: { bannedAt: new Date() } })
  await decide(only, entry.id, 'decline')
  const { answerId } = await appealOf(entry)
  expect((await lineIn(answerId ?? 0n))?.because).toContain('there is no other moderator here')
  expect(wordsIn((await findAppealPage(author, entry.id))?.made?.answer)).toContain('There is no other moderator here')
})

test.each(PLACES)('who decides on an appeal on a board of %s: as who undoes an act there', async (place) => {
  const outcomes: Record<string, string> = {}
  for (const asker of ASKERS) {
    const scene: Scene = await aScene(place)
    const entry = await perform(removePost, await aMember({ admin: true }), { ...fact(), subject: postId.parse(String(scene.replyId)) })
    await ask(scene.hq, entry.id)
    outcomes[asker] = await outcomeOf(decide(await askerIn(scene, asker), entry.id, 'decline'))
  }
  expect(outcomes).toEqual(UPON_BOARDS[place])
})

test('acts upon people are decided by those who keep all boards, upon staff by admins; the log names nobody', async () => {
  const [hq, other, admin, member] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember({ admin: true }), await aMember()]
  const entry = await perform(banMember, hq, { ...fact(), subject: memberId.parse(String(member.id)) })
  await ask(member, entry.id)
  expect(await outcomeOf(decide(await aMember({ moderates: [(await aBoard()).id] }), entry.id, 'grant'))).toBe('not_found')
  await decide(other, entry.id, 'grant')
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).bannedAt).toBeNull()
  expect(said(await lineIn((await appealOf(entry)).answerId ?? 0n))).toBe('HQ took back a ban on appeal')
  const keeper = await aMember({ moderates: [(await aBoard()).id] })
  const warning = await perform(warnMember, admin, { ...fact(), subject: memberId.parse(String(keeper.id)) })
  await ask(keeper, warning.id)
  expect((await listAppeals(other)).map(({ entryId: id }) => id)).not.toContain(warning.id)
  expect(await outcomeOf(decide(other, warning.id, 'decline'))).toBe('not_found')
  await decide(await aMember({ admin: true }), warning.id, 'decline')
  const log = JSON.stringify(await findLog({ members: false, staffBoards: [] }), (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  for (const { name } of [member, keeper, hq, other]) expect(log).not.toContain(name)
})

test('a warning, a suspension, a removed thread and a move to fewer readers are taken back on appeal, months later too', async () => {
  const [hq, other] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const long = new Date(Date.now() - 120 * DAY_MS)
  const [member, starter] = [await aMember(), await aMember()]
  const [open, narrow] = [await aBoard(), await aBoard({ readableBy: 'members' })]
  const [gone, moved] = [await aThread(open, { by: starter }), await aThread(open, { by: starter })]
  const about = { subject: memberId.parse(String(member.id)) }
  const given = { from: open.id as never, to: narrow.slug, signpost: '0' as const, say: '', rule: 'attack', origin: 'own' as const }
  const acts = [
    [member, await atTime(long, () => perform(warnMember, hq, { ...fact(), ...about }))],
    [member, await perform(suspendMember, hq, { ...fact(), ...about, for: '90d' })],
    [starter, await atTime(long, () => perform(removeThread, hq, { ...fact(), subject: threadId.parse(String(gone.id)) }))],
    [starter, await perform(moveThread, hq, { ...fact(), reason: 'belongs', subject: threadId.parse(String(moved.id)), ...given })],
  ] as const
  for (const [by, { id }] of acts) {
    await ask(by, id)
    await decide(other, id, 'grant')
    expect(await db().moderationEntry.count({ where: { undoesId: id, action: 'appeal.grant' } })).toBe(1)
  }
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).suspendedUntil).toBeNull()
  expect((await db().thread.findUniqueOrThrow({ where: { id: gone.id } })).removedAt).toBeNull()
  expect((await db().thread.findUniqueOrThrow({ where: { id: moved.id } })).boardId).toBe(open.id)
})

test('all appeals against an act are decided at once, and one that came meanwhile must be read first', async () => {
  const { other, author, entry } = await aRemoval()
  await ask(author, entry.id)
  const seen = await findDecisionPage(other, entry.id)
  const second = await aMember()
  await db().appeal.create({ data: { entryId: entry.id, memberId: second.id, words: 'I had quoted it.', createdAt: new Date() } })
  const given = { entry: idOf(entry.id), decision: 'decline' as const, words: WHY }
  expect(await outcomeOf(decideAppeals(other, { ...given, key: unique('key-of-decision'), upTo: seen?.upTo ?? 0n }))).toBe('changed_since')
  await decide(other, entry.id, 'decline')
  expect(await db().appeal.count({ where: { entryId: entry.id, outcome: 'declined' } })).toBe(2)
  expect(await db().outbox.count({ where: { kind: 'appeal', memberId: { in: [author.id, second.id] } } })).toBe(2)
})

test('two moderators decide at once: one does, and everything is as she decided', async () => {
  for (let pair = 0; pair < 8; pair++) {
    const { board, other, author, post, entry } = await aRemoval()
    const third = await aMember({ moderates: [board.id] })
    await ask(author, entry.id)
    const [granted, declined] = await Promise.all([outcomeOf(decide(other, entry.id, 'grant')), outcomeOf(decide(third, entry.id, 'decline'))])
    expect([granted, declined].sort()).toEqual(['appeal_decided', 'done'])
    expect((await appealOf(entry)).outcome).toBe(granted === 'done' ? 'granted' : 'declined')
    expect((await removedAt(post)) === null).toBe(granted === 'done')
    expect(await db().moderationEntry.count({ where: { action: { in: ['appeal.grant', 'appeal.decline'] }, postId: post.id } })).toBe(1)
  }
  expect(await verifyLog()).toEqual([])
})

test('a decision and a restoration at once: one order explains both', async () => {
  for (let pair = 0; pair < 8; pair++) {
    const { moderator, other, author, post, entry } = await aRemoval()
    await ask(author, entry.id)
    const restore = perform(restorePost, moderator, { subject: postId.parse(String(post.id)), key: unique('key-of-act'), reason: 'wrong', words: '' })
    const [declined, restored] = await Promise.all([outcomeOf(decide(other, entry.id, 'decline')), outcomeOf(restore)])
    expect(restored).toBe('done')
    expect([declined, (await appealOf(entry)).outcome]).toEqual(declined === 'done' ? ['done', 'declined'] : ['already_done', 'settled'])
    expect(await removedAt(post)).toBeNull()
  }
})

test('the desk shows fifty that she can decide on, however many she cannot stand before them', async () => {
  const [mine, theirs] = [await aBoard(), await aBoard()]
  const admin = await aMember({ admin: true })
  const keeper: MemberViewer = await aMember({ moderates: [mine.id] })
  const thread = await aThread(theirs)
  const ids: bigint[] = []
  for (let post = 0; post < 52; post++) {
    const author = await aMember()
    const { id } = await perform(removePost, admin, { ...fact(), subject: postId.parse(String((await aReply(thread, { by: author })).id)) })
    await ask(author, id)
    ids.push(id)
  }
  const author = await aMember()
  const { id } = await perform(removePost, admin, { ...fact(), subject: postId.parse(String((await aReply(await aThread(mine), { by: author })).id)) })
  await atTime(new Date(Date.now() - 9 * DAY_MS), () => ask(author, id))
  expect(await listAppeals(keeper)).toMatchObject([{ entryId: id, clock: { days: 9, left: -2 } }])
  expect(await listAppeals(await aMember({ moderates: [theirs.id] }))).toHaveLength(50)
})
