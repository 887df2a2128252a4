import { expect, test } from 'vitest'
import { onChange } from '@/lib/events/changes'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { letterWhere, wordsIn } from '@/lib/testing/letters'
import { findThread } from '@/lib/threads/queries'
import { calmThread } from '../actions/calm-thread'
import { closeThread } from '../actions/close-thread'
import { editPostAsHq } from '../actions/edit-post'
import { endRole } from '../actions/end-role'
import { grantRole } from '../actions/grant-role'
import { hideRevision } from '../actions/hide-revision'
import { lockThread } from '../actions/lock-thread'
import { markDuplicate } from '../actions/mark-duplicate'
import { mergeThreads } from '../actions/merge-threads'
import { moveThread } from '../actions/move-thread'
import { openThreadLater } from '../actions/open-thread-later'
import { retitleThread } from '../actions/retitle-thread'
import { splitThread } from '../actions/split-thread'
import { unbumpThread } from '../actions/unbump-thread'
import { unlockThread } from '../actions/unlock-thread'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { judge, perform } from '../perform'
import { endTimers } from '../timers'
import { undoAct } from '../undo'
import { decideAppeals } from './appeal-decision'
import { findDecisionPage } from './appeal-decision-page'
import { listAppeals } from './appeal-desk'
import { endOverdueAppeals } from './appeal-ending'
import { appeal, findAppealPage } from './appeals'
import { findAppealsOf, findOpenToAppeal } from './open-to-appeal'

useDatabase()

const WHY = 'It reads as harmless to me as well.'
const act = (reason = 'other') => ({ key: unique('key-of-act'), reason, words: 'It was like this.' })
const threadOf = ({ id }: { id: bigint }) => threadId.parse(String(id))
const postOf = ({ id }: { id: bigint }) => postId.parse(String(id))
const idOf = ({ id }: { id: bigint }) => entryId.parse(String(id))
const ask = (by: Viewer, entry: { id: bigint }) => appeal(by, { entry: idOf(entry), words: 'I see it otherwise.' })
const undo = (by: Viewer, entry: { id: bigint }) => undoAct(by, { entry: idOf(entry), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const appealOf = ({ id }: { id: bigint }) => db().appeal.findFirstOrThrow({ where: { entryId: id } })
/** Whether pages offer the appeal: it must say the same as the appeal itself. */
async function isOffered({ id }: { id: bigint }) {
  const entry = await db().moderationEntry.findUniqueOrThrow({ where: { id }, select: { id: true, action: true, undoesId: true, createdAt: true } })
  return (await findOpenToAppeal([{ ...entry, undone: false }])).has(id)
}
const rowOf = ({ id }: { id: bigint }) => db().thread.findUniqueOrThrow({ where: { id } })

async function decide(by: Viewer, entry: { id: bigint }, decision: 'grant' | 'decline') {
  const newest = await db().appeal.findFirst({ where: { entryId: entry.id }, orderBy: { id: 'desc' } })
  return decideAppeals(by, { entry: idOf(entry), key: unique('key-of-decision'), upTo: newest?.id ?? 1n, decision, words: WHY })
}

/** A thread of a starter who keeps nothing, with two replies of hers, and two who keep every board. */
async function aStage() {
  const board = await aBoard()
  const [hq, other, starter] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember()]
  const thread = await aThread(board, { by: starter, title: 'What we talk about' })
  const post = await aReply(thread, { by: starter, body: 'My words, all of them.' })
  const last = await atTime(new Date(Date.now() + DAY_MS), () => aReply(thread, { by: starter }))
  return { board, hq, other, starter, thread, post, last, second: await aThread(board) }
}

type Stage = Awaited<ReturnType<typeof aStage>>

const lock = ({ hq, thread }: Stage, more: object = {}) => perform(lockThread, hq, { ...act(), subject: threadOf(thread), ...more })
const edit = ({ hq, post }: Stage, more: object = {}) =>
  perform(editPostAsHq, hq, { ...act('attack'), subject: postOf(post), revision: 1, body: 'My words.', origin: 'own', open: false, ...more })
const split = ({ hq, thread }: Stage) =>
  perform(splitThread, hq, splitThread.input.parse({ ...act(), subject: String(thread.id), posts: '2', title: 'What was split off' }))
const title = ({ hq, thread }: Stage) => perform(retitleThread, hq, { ...act(), subject: threadOf(thread), was: 'What we talk about', title: 'Other words' })
const unbump = ({ hq, thread }: Stage) => perform(unbumpThread, hq, { ...act('old'), subject: threadOf(thread) })

/** Every act that restricts nobody, or restricts by its ready reason, and can be appealed against. */
const ACTS: Record<string, (stage: Stage) => Promise<{ id: bigint }>> = {
  lock,
  close: ({ hq, thread }) => perform(closeThread, hq, { ...act(), subject: threadOf(thread), at: `${now().getUTCFullYear() + 1}-06-08`, atHour: '18:00' }),
  calm: ({ hq, thread }) => perform(calmThread, hq, { ...act(), subject: threadOf(thread), mode: 'standing', for: '1d' }),
  'a night': ({ hq, thread }) => perform(calmThread, hq, { ...act(), subject: threadOf(thread), mode: 'night', for: '1d' }),
  duplicate: ({ hq, thread, second }) => perform(markDuplicate, hq, { ...act(), subject: threadOf(thread), of: threadOf(second) }),
  title,
  unbump,
  split,
  merge: ({ hq, thread, second }) => perform(mergeThreads, hq, { ...act(), subject: threadOf(thread), into: threadOf(second) }),
  edit,
  move: async ({ hq, thread, board }) =>
    perform(moveThread, hq, {
      ...act(),
      subject: threadOf(thread),
      from: boardId.parse(String(board.id)),
      to: (await aBoard()).slug,
      signpost: '0',
      say: '',
    }),
}

const stateOf = async ({ thread, post }: Stage) => [
  await db().thread.findUniqueOrThrow({
    where: { id: thread.id },
    select: {
      title: true,
      boardId: true,
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      calmUntil: true,
      calmSeconds: true,
      calmStanding: true,
      activityAt: true,
      duplicateOfId: true,
      mergedIntoId: true,
      removedAt: true,
      postCount: true,
    },
  }),
  await db().post.findUniqueOrThrow({ where: { id: post.id }, select: { body: true, threadId: true, number: true } }),
]

test.each(Object.entries(ACTS))('%s: whom it concerns appeals, another moderator grants, all is as before, and the log says so', async (_name, perform) => {
  const stage = await aStage()
  const before = await stateOf(stage)
  const entry = await perform(stage)
  expect(await stateOf(stage)).not.toEqual(before)
  expect((await findNotifications(stage.starter, { findAppeals: findAppealsOf }))?.lines[0]?.act?.appeal).toEqual({ entryId: entry.id, state: 'open' })
  await ask(stage.starter, entry)
  expect((await findNotifications(stage.starter, { findAppeals: findAppealsOf }))?.lines[0]?.act?.appeal).toEqual({ entryId: entry.id, state: 'waits' })
  expect((await listAppeals(stage.hq)).map((each) => each.entryId)).not.toContain(entry.id)
  expect((await listAppeals(stage.other)).map((each) => each.entryId)).toContain(entry.id)
  expect(await outcomeOf(decide(stage.hq, entry, 'grant'))).toBe('own_act')
  expect(await findDecisionPage(stage.other, entry.id)).toMatchObject({ verdict: 'yes', grant: 'yes' })
  await decide(stage.other, entry, 'grant')
  expect(await stateOf(stage)).toEqual(before)
  const line = (await findLog({ members: false, staffBoards: [] }))?.entries.find(({ id }) => id === entry.id)
  expect(line).toMatchObject({ undone: true, appealed: 'reversed' })
  expect(wordsIn((await findAppealPage(stage.starter, entry.id))?.made?.answer)).toContain(WHY)
})

test('a wording that was hidden is shown again on appeal, and a former wording can be appealed about', async () => {
  const stage = await aStage()
  await edit(stage, { reason: 'asked' })
  const entry = await perform(hideRevision, stage.hq, { ...act('private'), subject: postOf(stage.post), number: 1 })
  await ask(stage.starter, entry)
  await decide(stage.other, entry, 'grant')
  expect(await db().postRevision.findFirst({ where: { postId: stage.post.id } })).toMatchObject({ hiddenAt: null })
})

test('the end of a role is looked at again by another admin, and by no moderator', async () => {
  const [admin, second, hq, board] = [await aMember({ admin: true }), await aMember({ admin: true }), await aMember({ moderates: 'all' }), await aBoard()]
  const keeper = await aMember({ moderates: [board.id] })
  const role = endRole.input.parse({ ...act(), subject: String(keeper.id), role: `moderator-${board.id}` })
  const entry = await perform(endRole, admin, role)
  await ask(keeper, entry)
  expect((await listAppeals(hq)).map((each) => each.entryId)).not.toContain(entry.id)
  expect(await findDecisionPage(hq, entry.id)).toBeNull()
  expect(await outcomeOf(decide(hq, entry, 'decline'))).toBe('not_found')
  expect(await outcomeOf(decide(admin, entry, 'decline'))).toBe('own_act')
  await db().role.updateMany({ where: { endedAt: null, kind: 'admin', memberId: { not: admin.id } }, data: { endedAt: now() } })
  expect(await listAppeals(admin)).toMatchObject([{ entryId: entry.id, alone: true }]) // a moderator is nobody here
  await db().role.updateMany({ where: { memberId: second.id }, data: { endedAt: null } })
  await decide(second, entry, 'grant')
  expect(await db().role.count({ where: { memberId: keeper.id, endedAt: null } })).toBe(1)
})

test('a role that was given and undone has ended too: she who held it appeals, and it is given anew', async () => {
  const [admin, second, keeper, board] = [await aMember({ admin: true }), await aMember({ admin: true }), await aMember(), await aBoard()]
  const role = (key = act()) => grantRole.input.parse({ ...key, subject: String(keeper.id), role: `moderator-${board.id}` })
  const granted = await perform(grantRole, admin, role())
  expect(await outcomeOf(ask(keeper, granted))).toBe('not_found')
  const undone = await undo(admin, granted)
  expect((await findNotifications(keeper, { findAppeals: findAppealsOf }))?.lines[0]?.act?.appeal).toEqual({ entryId: undone.id, state: 'open' })
  expect(await isOffered(undone)).toBe(true)
  expect(await outcomeOf(ask(keeper, undone))).toBe('done')
  expect((await listAppeals(second)).find(({ entryId: of }) => of === undone.id)?.about).toBe('the end of a role')
  expect(await outcomeOf(decide(second, undone, 'grant'))).toBe('appeal_needs_act')
  await perform(grantRole, second, role())
  expect(await appealOf(undone)).toMatchObject({ outcome: 'settled' })
})

test('where posts went to another board, whoever keeps both decides', async () => {
  const stage = await aStage()
  const away = await aBoard()
  const [here, both] = [await aMember({ moderates: [stage.board.id] }), await aMember({ moderates: [stage.board.id, away.id] })]
  const entry = await ACTS.merge?.({ ...stage, second: await aThread(away) })
  if (!entry) throw new Error('There is no merge.')
  await ask(stage.starter, entry)
  expect((await listAppeals(here)).map((each) => each.entryId)).not.toContain(entry.id)
  expect(await findDecisionPage(here, entry.id)).toBeNull()
  expect(await outcomeOf(decide(here, entry, 'decline'))).toBe('not_found')
  const deciders = (await db().$queryRaw<{ d: bigint }[]>`select appeal_deciders(${entry.id}, ${now()}) as d`).map(({ d }) => d)
  expect([deciders.includes(here.id), deciders.includes(both.id)]).toEqual([false, true])
  expect((await listAppeals(both)).map((each) => each.entryId)).toContain(entry.id)
  await decide(both, entry, 'grant')
  expect(await rowOf(stage.thread)).toMatchObject({ mergedIntoId: null, removedAt: null })
})

test('an edit that takes words away is refused without a rule, and brings a statement of reasons with one', async () => {
  const stage = await aStage()
  for (const reason of ['links', 'other'])
    expect(await edit(stage, { reason }).catch(({ code, fields }) => [code, Object.keys(fields)])).toEqual(['statement_needed', ['reason']])
  const given = { key: unique('key'), subject: '1', revision: '1', body: 'x', reason: 'attack' }
  expect(editPostAsHq.input.safeParse(given).error?.issues.map(({ path }) => path[0])).toEqual(['words'])
  expect(editPostAsHq.input.safeParse({ ...given, reason: 'links' }).data).toMatchObject({ open: undefined })
  const entry = await edit(stage, { origin: 'report' })
  expect(await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({
    rule: 'attack',
    origin: 'report',
    scope: 'post',
    wordsOpen: false,
    because: 'Personal attack. House rule: argue with what was said, not with who said it.',
  })
  const letter = await letterWhere({ entryId: entry.id, kind: 'statement', memberId: stage.starter.id })
  expect(letter.body).toContain('Your post #2 in “What we talk about” was edited by HQ.')
  expect(letter.body).toContain('It was like this.')
  expect(letter.body).toContain(`/appeal/${entry.id}`)
})

test('an edit that adds words is refused at the reason until it rests on a rule or on her own wish', async () => {
  const stage = await aStage()
  const { body: before } = await db().post.findUniqueOrThrow({ where: { id: stage.post.id } })
  const added = `${before} I take it all back.`
  for (const reason of ['links', 'other'])
    expect(await edit(stage, { reason, body: added }).catch(({ code, fields }) => [code, fields])).toEqual([
      'statement_needed',
      { reason: 'This adds words that its author did not write. Choose the rule it rests on and say what happened, or say that the author asked for it.' },
    ])
  const { fields } = await edit(stage, { reason: 'links' }).catch((refused) => refused)
  expect(fields.reason).toMatch(/^This takes words of its author away/)
  expect(await outcomeOf(edit(stage, { reason: 'asked', body: added, open: undefined }))).toBe('done')
  expect(await outcomeOf(edit(stage, { revision: 2, body: `${added} All of it.` }))).toBe('done')
})

test('a ready reason that bears the name of a rule stays one press', () => {
  const given = { key: unique('key'), subject: '1', reason: 'private' }
  expect(retitleThread.input.safeParse({ ...given, was: 'What Ann did', title: 'What happened' }).success).toBe(true)
  expect(hideRevision.input.safeParse({ ...given, number: '1' }).success).toBe(true)
})

test('an edit of links alone, or one that its author asked for, restricts nobody and keeps its open words; it can be appealed about', async () => {
  const stage = await aStage()
  const asked = await edit(stage, { reason: 'asked', open: undefined })
  const links = await edit(stage, { reason: 'links', revision: 2, body: 'My [words](https://example.org/).', open: undefined })
  for (const { id } of [asked, links]) {
    expect(await db().moderationEntry.findUniqueOrThrow({ where: { id } })).toMatchObject({ rule: null, wordsOpen: true })
    expect(await db().outbox.count({ where: { entryId: id } })).toBe(0)
  }
  expect([await isOffered(asked), await isOffered(links)]).toEqual([false, true])
  expect(await outcomeOf(ask(stage.starter, asked))).toBe('already_done') // another wording stands by now
  expect(await findAppealPage(stage.starter, links.id)).toMatchObject({ letter: null, act: { line: { words: 'It was like this.' }, postNumber: 2 } })
})

test('a thread that is put back in its old place brings its starter a whole statement of reasons, in one press', async () => {
  const { hq, thread, starter } = await aStage()
  const entry = await perform(unbumpThread, hq, unbumpThread.input.parse({ subject: String(thread.id), key: unique('key-of-act'), reason: 'old' }))
  expect(await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({ rule: 'disruption', origin: 'own', scope: 'thread' })
  const { body } = await letterWhere({ entryId: entry.id, kind: 'statement', memberId: starter.id })
  expect(body).toContain('The last post revived an old thread without adding to it.')
  expect(body).toContain('do not take a thread from those who need it')
})

test('what ends otherwise closes the appeals against it: by an act at once, by itself at the next beat', async () => {
  const later = new Date(Date.now() + 3 * DAY_MS)
  const ends: [string, (stage: Stage) => Promise<{ id: bigint }>, (stage: Stage) => Promise<unknown>, 'act' | 'itself'][] = [
    ['unlock', lock, ({ other, thread }) => perform(unlockThread, other, { ...act(), subject: threadOf(thread) }), 'act'],
    [
      'another title',
      title,
      ({ other, thread }) => perform(retitleThread, other, { ...act(), subject: threadOf(thread), was: 'Other words', title: 'A third' }),
      'act',
    ],
    ['the end of a lock', (stage) => lock(stage, { for: '1d' }), () => atTime(later, () => endTimers(later)), 'itself'],
    ['the end of calm', (stage) => ACTS.calm?.(stage) ?? lock(stage), async () => {}, 'itself'],
    ['a new post', unbump, ({ thread }) => atTime(later, () => aReply(thread)), 'itself'],
    [
      'her own edit',
      edit,
      ({ starter, post }) => editPost(starter, { post: postOf(post), key: unique('key-of-form'), draft: null, revision: 2, body: 'Mine again.' }),
      'itself',
    ],
  ]
  for (const [way, perform, end, by] of ends) {
    const stage = await aStage()
    const entry = await perform(stage)
    await ask(stage.starter, entry)
    await endOverdueAppeals(now())
    expect((await appealOf(entry)).outcome, way).toBeNull()
    await end(stage)
    if (by === 'itself') await atTime(later, () => Promise.all([endOverdueAppeals(later), endOverdueAppeals(later)]))
    const { outcome, answerId } = await appealOf(entry)
    expect([outcome, answerId === null], way).toEqual(['settled', by === 'itself'])
    expect(await db().outbox.count({ where: { memberId: stage.starter.id, kind: 'appeal' } }), way).toBe(1)
  }
})

test('where the undo is no longer possible the page says so before, granting is refused, and the appeal goes on', async () => {
  const stage = await aStage()
  const entry = await split(stage)
  await ask(stage.starter, entry)
  const made = await db().thread.findFirstOrThrow({ where: { boardId: stage.board.id, title: 'What was split off' } })
  await aReply(made)
  expect(await findDecisionPage(stage.other, entry.id)).toMatchObject({ verdict: 'yes', grant: 'appeal_needs_act' })
  expect(await outcomeOf(decide(stage.other, entry, 'grant'))).toBe('appeal_needs_act')
  expect((await appealOf(entry)).outcome).toBeNull()
  await perform(mergeThreads, stage.other, { ...act(), subject: threadOf(made), into: threadOf(stage.thread) })
  await endOverdueAppeals(now())
  expect((await appealOf(entry)).outcome).toBe('settled')
})

test('a closing is taken back on appeal once its moment has come, too', async () => {
  const stage = await aStage()
  const entry = (await ACTS.close?.(stage)) ?? { id: 0n }
  const { locksAt } = await rowOf(stage.thread)
  const later = new Date((locksAt?.getTime() ?? 0) + DAY_MS)
  await ask(stage.starter, entry)
  await endTimers(later)
  await endOverdueAppeals(later)
  expect((await rowOf(stage.thread)).lockedAt).toEqual(locksAt)
  await decide(stage.other, entry, 'grant')
  expect(await rowOf(stage.thread)).toMatchObject({ lockedAt: null, locksAt: null })
})

test('a lock that is made longer can be appealed about, and one that is made shorter cannot', async () => {
  const stage = await aStage()
  const opening = (day: string) =>
    perform(openThreadLater, stage.hq, { ...act(), subject: threadOf(stage.thread), at: `${now().getUTCFullYear() + 1}-${day}`, atHour: '08:00' })
  await lock(stage, { for: '1d' })
  const { lockedUntil } = await rowOf(stage.thread)
  const longer = await opening('06-08')
  expect(await outcomeOf(ask(stage.starter, longer))).toBe('done')
  const shorter = await opening('03-08')
  expect((await appealOf(longer)).outcome).toBe('settled')
  expect([await isOffered(shorter), await outcomeOf(ask(stage.starter, shorter))]).toEqual([false, 'already_done'])
  await undo(stage.hq, shorter)
  expect((await appealOf(longer)).outcome).toBeNull()
  await decide(stage.other, longer, 'grant')
  expect((await rowOf(stage.thread)).lockedUntil).toEqual(lockedUntil)
})

test('what has opened again can be appealed about no more, although nothing has come by yet to make it so', async () => {
  const stage = await aStage()
  const subject = threadOf(stage.thread)
  const year = now().getUTCFullYear() + 1
  const at = (day: string) => new Date(`${year}-${day}T08:00:00Z`)
  const opening = (day: string) => perform(openThreadLater, stage.hq, { ...act(), subject, at: `${year}-${day}`, atHour: '08:00' })
  const closing = await perform(closeThread, stage.hq, { ...act(), subject, at: `${year}-01-05`, atHour: '08:00' })
  await endTimers(at('01-05'))
  const [, longer] = await atTime(at('01-06'), async () => [await opening('01-07'), await opening('01-08')])
  const offered = (day: string) => atTime(at(day), async () => [await isOffered(closing), await isOffered(longer ?? closing)])
  expect([await offered('01-07'), await offered('01-08')]).toEqual([
    [true, true],
    [false, false],
  ])
  expect(await atTime(at('01-08'), () => outcomeOf(ask(stage.starter, closing)))).toBe('already_done')
})

test('a moderator leaves to others what they decided about her thread, and takes back her own', async () => {
  const stage = await aStage()
  const hers: MemberViewer = { ...stage.starter, moderates: 'all' }
  await db().role.create({ data: { memberId: hers.id, kind: 'moderator', grantedAt: now() } })
  const { thread, second } = stage
  const about = { subject: threadOf(thread) }
  const entry = await lock(stage)
  const year = now().getUTCFullYear() + 1
  expect(await outcomeOf(perform(unlockThread, hers, { ...act(), ...about }))).toBe('own_matter')
  expect((await judge(db(), unlockThread, hers, thread.id))?.verdict).toBe('own_matter')
  expect(await outcomeOf(perform(openThreadLater, hers, { ...act(), ...about, at: `${year}-06-08`, atHour: '08:00' }))).toBe('own_matter')
  expect(await outcomeOf(perform(mergeThreads, hers, { ...act(), ...about, into: threadOf(second) }))).toBe('own_matter')
  expect(await outcomeOf(split({ ...stage, hq: hers }))).toBe('own_matter')
  expect(await outcomeOf(undo(hers, entry))).toBe('own_matter')
  expect(await outcomeOf(ask(hers, entry))).toBe('done')
  await undo(stage.other, entry)
  const own = await lock({ ...stage, hq: hers })
  expect([await isOffered(own), await outcomeOf(ask(hers, own))]).toEqual([false, 'not_found'])
  expect(await outcomeOf(undo(hers, own))).toBe('done')
  await lock({ ...stage, hq: hers })
  expect(await outcomeOf(perform(unlockThread, hers, { ...act(), ...about }))).toBe('done')
  await title(stage)
  expect(await outcomeOf(perform(retitleThread, hers, { ...act(), ...about, was: 'Other words', title: 'Mine' }))).toBe('own_matter')
})

test('the way to appeal stands beside the act for whom it concerns, as long as it can be gone', async () => {
  const stage = await aStage()
  const lineIn = async () => {
    const items = (await findThread({ members: false, staffBoards: [] }, stage.thread.id, { kind: 'page', page: 1 }, findOpenToAppeal))?.items ?? []
    return items.flatMap((item) => (item.kind === 'notice' && item.notice.action === 'thread.lock' ? [item.notice.appeal?.nameId ?? null] : []))
  }
  const entry = await lock(stage)
  expect(await lineIn()).toEqual([stage.starter.nameId])
  await ask(stage.starter, entry)
  await decide(stage.other, entry, 'decline')
  expect(await lineIn()).toEqual([null])
  await perform(unlockThread, stage.other, { ...act(), subject: threadOf(stage.thread) })
  await lock(stage)
  expect(await lineIn()).toEqual([null, stage.starter.nameId])
  await perform(unlockThread, stage.other, { ...act(), subject: threadOf(stage.thread) })
  expect(await lineIn()).toEqual([null, null])
})

test('where posts came in with a merge, the way to appeal is for whoever started the thread that went', async () => {
  const stage = await aStage()
  const entry = await ACTS.merge?.(stage)
  const lines = async () => {
    const items = (await findThread({ members: false, staffBoards: [] }, stage.second.id, { kind: 'page', page: 1 }, findOpenToAppeal))?.items ?? []
    return items.flatMap((item) => (item.kind === 'notice' ? [item.notice.appeal] : []))
  }
  expect(await lines()).toEqual([{ nameId: stage.starter.nameId, made: false, until: expect.any(Date) }])
  const touched: string[] = []
  onChange(({ tags }) => touched.push(...tags))
  await ask(stage.starter, entry ?? { id: 0n })
  expect(await lines()).toEqual([{ nameId: stage.starter.nameId, made: true, until: expect.any(Date) }])
  expect(touched).toContain('site') // its line stands in the thread that took the posts in, and stays with them
})

test('an appeal that is granted and an unlocking at once: one order explains both', async () => {
  for (let pair = 0; pair < 8; pair++) {
    const stage = await aStage()
    const entry = await lock(stage)
    await ask(stage.starter, entry)
    const unlock = perform(unlockThread, stage.hq, { ...act(), subject: threadOf(stage.thread) })
    const [granted, unlocked] = await Promise.all([outcomeOf(decide(stage.other, entry, 'grant')), outcomeOf(unlock)])
    expect([granted, unlocked]).toEqual(granted === 'done' ? ['done', 'already_done'] : ['already_done', 'done'])
    expect((await appealOf(entry)).outcome).toBe(granted === 'done' ? 'granted' : 'settled')
    expect((await rowOf(stage.thread)).lockedAt).toBeNull()
  }
  expect(await verifyLog()).toEqual([])
})
