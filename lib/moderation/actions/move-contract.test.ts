import { expect, test } from 'vitest'
import { findBoardPage } from '@/lib/boards/queries'
import { tagsOf } from '@/lib/events/tags'
import { guest, type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { markRead } from '@/lib/notifications/commands'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { search } from '@/lib/search/queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere, letterWhere } from '@/lib/testing/letters'
import { findAlias } from '@/lib/threads/addresses/aliases'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { findThread } from '@/lib/threads/queries'
import { findWatchPage, watchThread } from '@/lib/threads/watch'
import { threadPath } from '@/lib/urls'
import { appeal, findAppealPage } from '../appeals/appeals'
import { findAppealsOf } from '../appeals/open-to-appeal'
import { moveMany } from '../bulk/move-many'
import type { GivenTo } from '../definition'
import { perform } from '../perform'
import { findActPage, findThreadLog, findUndoPage } from '../queries'
import { askHq, listRequests } from '../requests/requests'
import { RULE_REASONS } from '../rules'
import { undoAct } from '../undo'
import { countLosses } from '../whom-threads-concern'
import { moveThread } from './move-thread'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const board = (id: bigint) => boardId.parse(String(id))
const thread = (id: bigint) => threadId.parse(String(id))

/** A thread in Chat with its starter, one who replied, one who watches, and a moderator of both boards. */
async function aStage(to: Parameters<typeof aBoard>[0] = {}) {
  const from = await aBoard({ name: unique('Chat') })
  const destination = await aBoard({ name: unique('Petitions'), ...to })
  const [starter, replier, watcher] = [await aMember(), await aMember(), await aMember()]
  const title = unique('A thread called')
  const made = await aThread(from, { by: starter, title })
  await aReply(made, { by: replier })
  await watch(watcher, made.id)
  return { from, to: destination, thread: made, title, starter, replier, watcher, moderator: await aMember({ moderates: [from.id, destination.id] }) }
}

type Stage = Pick<Awaited<ReturnType<typeof aStage>>, 'from' | 'to' | 'thread'>
type Extra = Partial<GivenTo<typeof moveThread>>

function move({ from, to, thread: { id } }: Stage, viewer: Viewer, extra: Extra = {}) {
  return perform(moveThread, viewer, {
    subject: thread(id),
    key: unique('key-of-act'),
    reason: 'belongs',
    words: '',
    from: board(from.id),
    to: to.slug,
    signpost: '30',
    say: '',
    ...extra,
  })
}

const narrow: Extra = { rule: 'private', words: 'It names a child’s school.' }
const undo = (viewer: Viewer, id: bigint) => undoAct(viewer, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const watch = (viewer: Viewer, id: bigint, yes: 'yes' | 'no' = 'yes') => watchThread(viewer, { thread: thread(id), watch: yes })
const toldTo = async (member: MemberViewer) => (await findNotifications(member))?.lines ?? []
const told = async (members: MemberViewer[]) => Promise.all(members.map(async (member) => (await toldTo(member)).length))
const suspended = async ({ id: memberId }: MemberViewer, id: bigint) =>
  (await db().watch.findUniqueOrThrow({ where: { memberId_threadId: { memberId, threadId: id } } })).suspendedAt !== null

test('1. the board is not in the address: thread, posts and old addresses lead to the same place after a move, in one hop', async () => {
  const stage = await aStage()
  await db().urlAlias.create({ data: { path: '/Talk/chat/1774818-x', threadId: stage.thread.id, createdAt: new Date() } })
  const before = [await findAlias(everyone, '/Talk/chat/1774818-x'), (await findThread(everyone, stage.thread.id, { kind: 'page', page: 1 }))?.slug]
  await move(stage, stage.moderator)
  expect([await findAlias(everyone, '/Talk/chat/1774818-x'), (await findThread(everyone, stage.thread.id, { kind: 'page', page: 1 }))?.slug]).toEqual(before)
  expect(before[0]).toBe(threadPath(stage.thread))
  expect(await findPostAddress(everyone, stage.thread.openingId)).toBe(`${threadPath(stage.thread)}#post-1`)
})

test('2. one transaction: board, both counters, entry, notice, signpost, letter and notifications, or nothing of it', async () => {
  const stage = await aStage()
  const entry = await move(stage, stage.moderator)
  expect(await recount()).toEqual([])
  expect((await findBoardPage(everyone, stage.from.slug, 1))?.board.threads).toBe(0)
  expect((await findBoardPage(everyone, stage.to.slug, 1))?.board).toMatchObject({ threads: 1, posts: 2 })
  expect(await db().signpost.count({ where: { entryId: entry.id } })).toBe(1)
  expect(await lettersWhere({ entryId: entry.id })).toMatchObject([{ memberId: stage.starter.id, kind: 'moved', sentAt: null, droppedAt: null }])
  // What comes last fails: a word past the length of the new board.
  const other = await aStage()
  await db().board.update({ where: { id: other.to.id }, data: { lengthCap: 2 } })
  expect(await outcomeOf(move(other, other.moderator, { say: 'One too many.' }))).toBe('thread_full')
  expect(await told([other.starter, other.replier, other.watcher])).toEqual([0, 0, 0])
  expect(await db().outbox.count({ where: { memberId: other.starter.id } })).toBe(0)
  // The same form again is the same move, and tells nobody twice.
  const key = unique('key-of-act')
  const third = await aStage()
  const first = await move(third, third.moderator, { key })
  expect((await move(third, third.moderator, { key })).id).toBe(first.id)
  expect(await told([third.starter])).toEqual([1])
  expect(await outcomeOf(move(third, third.moderator))).toBe('already_there')
})

test('3. the notice stands in its place and time, with an anchor, and names a board only to those who may see it', async () => {
  const hidden = await aStage({ readableBy: 'staff' })
  const admin = await aMember({ admin: true })
  const entry = await move(hidden, admin, narrow)
  await move({ ...hidden, from: hidden.to, to: hidden.from }, admin, { override: 'yes', words: 'Nothing private is left in it.' })
  const page = await findThread(everyone, hidden.thread.id, { kind: 'page', page: 1 })
  const notices = page?.items.flatMap((item) => (item.kind === 'notice' ? item.notice : [])) ?? []
  const sentences = notices.map(({ parts }) => parts.map(({ text }) => text).join(''))
  expect(notices[0]?.id).toBe(entry.id)
  expect(sentences).toEqual([
    `${admin.name} (HQ) moved this thread from ${hidden.from.name} to another board, under the rule “Private data”`,
    `${admin.name} (HQ) moved this thread from another board to ${hidden.from.name}`,
  ])
  expect(page?.postCount).toBe(2) // a notice is no post
})

test('4. the signpost stands only where its whole audience may read the new board, and goes when the thread comes back', async () => {
  const open = await aStage()
  await move(open, open.moderator)
  expect((await findBoardPage(everyone, open.from.slug, 1))?.rows).toMatchObject([{ kind: 'signpost' }])
  expect((await search(everyone, { q: open.title })).found.length).toBe(1) // the thread, never its signpost
  await move({ ...open, from: open.to, to: open.from }, open.moderator)
  expect((await findBoardPage(everyone, open.from.slug, 1))?.rows).toMatchObject([{ kind: 'thread' }])
  const hidden = await aStage({ readableBy: 'staff' })
  await move(hidden, hidden.moderator, narrow)
  expect((await findBoardPage(everyone, hidden.from.slug, 1))?.rows).toEqual([])
  expect((await findBoardPage(sightOf(hidden.moderator), hidden.from.slug, 1))?.rows).toEqual([])
})

test('5. the starter, all who posted and every watcher are told once each; the mover is not', async () => {
  const stage = await aStage()
  const { starter, replier, watcher, moderator, thread: made } = stage
  await aReply(made, { by: starter })
  await watch(replier, made.id) // in two groups; the starter in all three
  await aReply(made, { by: moderator })
  await watch(moderator, made.id)
  const first = await move(stage, moderator)
  expect(await told([starter, replier, watcher, moderator])).toEqual([1, 1, 1, 0])
  expect((await toldTo(starter))[0]).toMatchObject({ kind: 'act', thread: { id: made.id } })
  const letter = await letterWhere({ entryId: first.id })
  expect(letter.body).toContain(`from ${stage.from.name} to ${stage.to.name}`)
  expect(letter.body).toContain('It belongs to that board’s subject.')
  expect(letter.body).toContain(threadPath(made))
})

test('5. a second move or an undo before it is read replaces what was told, and the letter that was not sent yet', async () => {
  const stage = await aStage()
  const third = await aBoard()
  const admin = await aMember({ admin: true })
  const first = await move(stage, admin)
  const second = await move({ ...stage, from: stage.to, to: third }, admin)
  expect(await told([stage.starter, stage.replier, stage.watcher])).toEqual([1, 1, 1])
  const letters = () => lettersWhere({ memberId: stage.starter.id })
  expect((await letters()).map(({ entryId: of, droppedAt }) => [of, droppedAt !== null])).toEqual([
    [first.id, true],
    [second.id, false],
  ])
  const back = await undo(admin, second.id)
  expect(await told([stage.starter, stage.replier, stage.watcher])).toEqual([1, 1, 1])
  expect((await db().notification.findFirstOrThrow({ where: { memberId: stage.watcher.id } })).entryId).toBe(back.id)
  expect((await letters()).every(({ droppedAt }) => droppedAt !== null)).toBe(true)
  await markRead(stage.watcher, { upTo: (await toldTo(stage.watcher))[0]?.id ?? 0n })
  await undo(admin, first.id)
  expect(await told([stage.starter, stage.replier])).toEqual([1, 1])
})

test('6. watches, link requests, drafts and locks follow the thread; the pin is dropped; search shows the new board at once', async () => {
  const stage = await aStage()
  const { id } = stage.thread
  const hash = { pinnedAt: new Date(), pinnedUntil: new Date(Date.now() + DAY_MS) }
  await db().thread.update({ where: { id }, data: hash })
  await db().draft.create({ data: { memberId: stage.replier.id, place: `/t/${id}/reply`, fields: { body: 'half a sentence' }, savedAt: new Date() } })
  await db().linkRequest.create({ data: { postId: stage.thread.openingId, revision: 1, askerId: stage.replier.id, createdAt: new Date() } })
  const kept = async () => [
    await db().watch.findMany({ where: { threadId: id }, orderBy: { memberId: 'asc' } }),
    await db().draft.findMany({ where: { place: `/t/${id}/reply` } }),
    await db().linkRequest.findMany({ where: { postId: stage.thread.openingId } }),
  ]
  const before = await kept()
  await move(stage, stage.moderator)
  expect(await kept()).toEqual(before)
  expect(await db().thread.findUniqueOrThrow({ where: { id } })).toMatchObject({ pinnedAt: null, pinnedUntil: null })
  expect((await search(everyone, { q: stage.title })).found).toMatchObject([{ boardName: stage.to.name }])
})

test('7. the form states, in true numbers, whom a board with other readers concerns', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  await watch(stage.moderator, stage.thread.id)
  await db().urlAlias.create({ data: { path: '/old/7', threadId: stage.thread.id, createdAt: new Date() } })
  const page = await findActPage(stage.moderator, 'move', 'thread', stage.thread.id)
  const form = page?.form.kind === 'move' ? page.form : null
  expect(form?.others).toMatchObject([{ name: stage.to.name, loses: true, gains: false }])
  // The starter watches what she started.
  expect(form?.others[0]?.sentence).toBe(
    `3 watchers, 2 of whom cannot read ${stage.to.name}; 2 people have posted, 2 of whom cannot read it; 1 outside link (an older address that leads here).`,
  )
  expect(page?.consequences.join(' ')).toContain('3 watchers are notified')
  expect(await countLosses(db(), stage.thread.id, [stage.from.id])).toMatchObject([{ watchers: 3, watchersOut: 0, writersOut: 0 }])
})

test('7. a narrower audience asks for a rule and what happened; the refused form says which field', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  const fieldsOf = (extra: Extra) =>
    move(stage, stage.moderator, extra).then(
      () => null,
      (failure) => (failure instanceof Refusal ? Object.keys(failure.fields ?? {}) : ['?']),
    )
  expect(await fieldsOf({})).toEqual(['rule', 'words'])
  expect(await fieldsOf({ rule: 'private' })).toEqual(['words'])
  expect(await db().moderationEntry.count({ where: { threadId: stage.thread.id } })).toBe(0)
  expect(await fieldsOf(narrow)).toBeNull()
  expect(await db().moderationEntry.findFirst({ where: { threadId: stage.thread.id } })).toMatchObject({
    rule: 'private',
    origin: 'own',
    scope: 'thread',
    wordsOpen: false,
  })
})

test('7. a narrower audience: who loses sight is told without title, the starter with a statement of reasons; watches wait and go on when it comes back', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  const { starter, replier, watcher, moderator, title, thread: made } = stage
  const colleague = await aMember({ moderates: [stage.to.id] })
  await watch(colleague, made.id)
  const entry = await move(stage, moderator, narrow)
  for (const lost of [starter, replier, watcher]) expect(await toldTo(lost)).toMatchObject([{ kind: 'act', thread: null }])
  expect(await toldTo(colleague)).toMatchObject([{ thread: { id: made.id } }])
  const letters = await lettersWhere({ entryId: entry.id })
  expect(letters).toMatchObject([{ memberId: starter.id, kind: 'statement' }])
  expect(`${letters[0]?.title} ${letters[0]?.body}`).not.toContain(title)
  expect(letters[0]?.body).toContain('It names a child’s school.')
  expect(letters[0]?.body).toContain(`/appeal/${entry.id}`)
  expect([await suspended(starter, made.id), await suspended(watcher, made.id), await suspended(colleague, made.id)]).toEqual([true, true, false])
  expect(await outcomeOf(watch(watcher, made.id))).toBe('not_found')
  await undo(moderator, entry.id)
  expect([await suspended(starter, made.id), await suspended(watcher, made.id), await suspended(colleague, made.id)]).toEqual([false, false, false])
  expect(await toldTo(watcher)).toMatchObject([{ thread: { id: made.id } }])
})

test('7. a narrower audience: what was quoted from it is not shown where more people read, and is again when it comes back', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  const { openingId } = await db()
    .post.findFirstOrThrow({ where: { threadId: stage.thread.id, number: 1 } })
    .then(({ id }) => ({ openingId: id }))
  const { body } = await db().post.findUniqueOrThrow({ where: { id: openingId } })
  const quoting = await aReply(await aThread(stage.from), { body: `> [Somebody in #1](/p/${openingId}):\n> ${body}\n\nIndeed.` })
  const shows = async () => (await db().post.findUniqueOrThrow({ where: { id: quoting.id } })).html.includes(body)
  expect(await shows()).toBe(true)
  const entry = await move(stage, stage.moderator, narrow)
  expect(await shows()).toBe(false)
  await undo(stage.moderator, entry.id)
  expect(await shows()).toBe(true)
})

test('7. a wider audience is refused unless an admin means it and says why; so is an undo that would open what was posted since', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  const inside = { ...stage, from: stage.to, to: stage.from }
  const entry = await move(stage, stage.moderator, narrow)
  expect(await outcomeOf(move(inside, stage.moderator, { override: 'yes', words: 'Why not.' }))).toBe('more_readers')
  const admin = await aMember({ admin: true })
  const refused = await move(inside, admin).catch((failure) => failure)
  expect(Object.keys(refused.fields)).toEqual(['override', 'words'])
  await aReply(stage.thread, { by: await aMember({ moderates: [stage.to.id] }), body: 'Among ourselves.' })
  expect(await outcomeOf(undo(stage.moderator, entry.id))).toBe('more_readers')
  expect(await outcomeOf(undo(admin, entry.id))).toBe('done')
})

test('7. a move that changes who may read it drops every kept page', async () => {
  const stage = await aStage({ readableBy: 'members' })
  const tags = async () => {
    const events = await db().event.findMany({ where: { threadId: stage.thread.id }, orderBy: { id: 'desc' }, take: 4 })
    return tagsOf(events.map(({ kind, boardId: of, threadId: id }) => ({ kind: kind as 'thread.moved', boardId: of, threadId: id })))
  }
  await move(stage, stage.moderator, narrow)
  expect(await tags()).toContain('site')
  expect((await search(everyone, { q: stage.title })).found.length).toBe(0)
})

test('7. an undo that takes a thread from people’s sight shows whom, and demands and brings the same statement of reasons', async () => {
  const stage = await aStage()
  const inner = await aBoard({ readableBy: 'members' })
  const admin = await aMember({ admin: true })
  const closed = { ...stage, from: inner, to: stage.from, thread: await aThread(inner, { by: stage.starter }) }
  await watch(stage.watcher, closed.thread.id)
  const entry = await move(closed, admin, { override: 'yes', words: 'It is for everyone.' })
  expect(await findUndoPage(admin, entry.id)).toMatchObject({
    readers: { sentence: expect.stringContaining('Nobody who watches it or has posted loses sight of it'), rules: RULE_REASONS },
  })
  const back = (fields: { rule?: string; words?: string }) =>
    undoAct(admin, { entry: entryId.parse(String(entry.id)), key: unique('key-of-undo'), reason: 'mistake', words: '', ...fields })
  expect(await outcomeOf(back({}))).toBe('statement_needed')
  expect(await outcomeOf(back({ rule: 'private' }))).toBe('statement_needed') // nobody could answer that
  expect((await db().thread.findUniqueOrThrow({ where: { id: closed.thread.id } })).boardId).toBe(stage.from.id)
  const undone = await back({ rule: 'private', words: 'It names a child’s school.' })
  const row = await db().moderationEntry.findUniqueOrThrow({ where: { id: undone.id } })
  expect(row).toMatchObject({ rule: 'private', scope: 'thread', origin: 'own', wordsOpen: false, undoesId: entry.id })
  expect(row.says).toContain('under the rule')
  const letter = await letterWhere({ entryId: undone.id, kind: 'statement' })
  expect(letter).toMatchObject({ memberId: stage.starter.id, body: expect.stringContaining('It names a child’s school.') })
  expect(letter.body).toContain(`/appeal/${undone.id}`)
  expect(await findAppealPage(stage.starter, undone.id)).toMatchObject({ verdict: 'yes' })
})

test('7. who lost sight of a thread that she watches can end her watch, and is answered as if there were no such thread', async () => {
  const stage = await aStage({ readableBy: 'staff' })
  await move(stage, await aMember({ admin: true }), narrow)
  expect(await findWatchPage(stage.watcher, stage.thread.id)).toMatchObject({ thread: null, since: expect.any(Date) })
  expect(await findWatchPage(await aMember(), stage.thread.id)).toBeNull()
  expect(await watch(stage.watcher, stage.thread.id, 'no')).toEqual({ id: null })
  expect(await watch(stage.watcher, stage.thread.id, 'no')).toEqual({ id: null })
  expect(await watch(stage.watcher, 2n ** 40n, 'no')).toEqual({ id: null })
  expect(await db().watch.count({ where: { memberId: stage.watcher.id } })).toBe(0)
  expect(await outcomeOf(watch(stage.watcher, stage.thread.id))).toBe('not_found')
})

test('8. moderators of both boards or an admin; the starter may ask, and the act that answers is bound to the entry', async () => {
  const stage = await aStage()
  expect(await outcomeOf(move(stage, await aMember({ moderates: [stage.from.id] })))).toBe('not_allowed')
  expect(await outcomeOf(move(stage, await aMember({ moderates: [stage.to.id] })))).toBe('not_found')
  const ask = (viewer: Viewer, words = '') => askHq(viewer, { thread: thread(stage.thread.id), what: 'move', to: stage.to.slug, words })
  expect(await outcomeOf(ask(guest))).toBe('signed_out')
  expect(await outcomeOf(ask(stage.replier))).toBe('not_found')
  await ask(stage.starter, 'It fits better there.')
  await ask(stage.starter, 'Please.') // asked again: the same request
  const [asked] = await listRequests(stage.moderator)
  expect(await listRequests(stage.moderator)).toMatchObject([{ act: 'move', to: stage.to.name, words: 'Please.', by: stage.starter.name }])
  expect(await listRequests(await aMember({ moderates: [stage.to.id] }))).toEqual([])
  const page = await findActPage(stage.moderator, 'move', 'thread', stage.thread.id, { request: asked?.id })
  expect(page).toMatchObject({ asked: true, form: { kind: 'move', asked: stage.to.slug } })
  const entry = await move(stage, stage.moderator, { reason: 'asked' })
  expect(await db().request.findMany({ where: { threadId: stage.thread.id } })).toMatchObject([{ entryId: entry.id }])
  expect(await listRequests(stage.moderator)).toEqual([])
  await undo(stage.moderator, entry.id)
  expect(await listRequests(stage.moderator)).toHaveLength(1)
})

test('9. an undo in one press for thirty days, logged as an undo, restores signposts and pins; a pin whose time is over stays off', async () => {
  const stage = await aStage()
  const { id } = stage.thread
  const pinnedAt = new Date('2026-01-01')
  await db().thread.update({ where: { id }, data: { pinnedAt, pinnedUntil: new Date(Date.now() + DAY_MS) } })
  await move(stage, stage.moderator)
  const back = await move({ ...stage, from: stage.to, to: stage.from }, stage.moderator)
  await undo(stage.moderator, back.id) // the signpost that went when it came back stands again
  expect((await findBoardPage(everyone, stage.from.slug, 1))?.rows).toMatchObject([{ kind: 'signpost' }])
  const first = await db().moderationEntry.findFirstOrThrow({ where: { threadId: id }, orderBy: { id: 'asc' } })
  await atTime(new Date(Date.now() + 2 * DAY_MS), () => undo(stage.moderator, first.id))
  expect(await db().thread.findUniqueOrThrow({ where: { id } })).toMatchObject({ pinnedAt: null, boardId: stage.from.id })
  const other = await aStage()
  await db().thread.update({ where: { id: other.thread.id }, data: { pinnedAt } })
  const entry = await move(other, other.moderator)
  await undo(other.moderator, entry.id)
  expect(await db().thread.findUniqueOrThrow({ where: { id: other.thread.id } })).toMatchObject({ pinnedAt, pinnedUntil: null })
  expect((await findThreadLog(everyone, other.thread.id))?.entries).toHaveLength(2)
})

test('10. many at once: each reported apart, each person told of all in one line, each starter by one letter', async () => {
  const stage = await aStage()
  const mine = [stage.thread, await aThread(stage.from, { by: stage.starter }), await aThread(stage.from, { by: stage.starter })]
  await watch(stage.watcher, mine[1]?.id ?? 0n)
  const elsewhere = await aThread(await aBoard())
  const given = {
    from: board(stage.from.id),
    to: stage.to.slug,
    signpost: '30' as const,
    silent: undefined,
    thread: [...mine, elsewhere].map(({ id }) => thread(id)),
    key: unique('key-of-form'),
    reason: 'belongs',
    words: '',
  }
  await moveMany(stage.moderator, given)
  await moveMany(stage.moderator, given) // sent again, nothing more happens
  expect(await db().moderationEntry.count({ where: { moderatorId: stage.moderator.id, action: 'thread.move' } })).toBe(3)
  expect((await db().thread.findUniqueOrThrow({ where: { id: elsewhere.id } })).boardId).not.toBe(stage.to.id)
  expect(await toldTo(stage.starter)).toMatchObject([
    { kind: 'threads.moved', sentence: expect.stringMatching(`moved 3 threads .* to ${stage.to.name}\\. Reason: It belongs`) },
  ])
  expect(await toldTo(stage.watcher)).toMatchObject([{ kind: 'threads.moved', sentence: expect.stringContaining('moved 2 threads') }])
  expect(await toldTo(stage.replier)).toMatchObject([{ kind: 'threads.moved', sentence: expect.stringContaining('moved a thread') }])
  expect(await lettersWhere({ memberId: stage.starter.id })).toMatchObject([{ kind: 'moved.together', title: '3 threads of yours were moved' }])
  expect(await outcomeOf(moveMany(stage.replier, given))).toBe('not_found')
})

test('10. of threads that were moved together her line and her letter lead the starter to an appeal about each', async () => {
  const stage = await aStage()
  const titles = [stage.title, unique('Another called')]
  const threads = [stage.thread, await aThread(stage.from, { by: stage.starter, title: titles[1] })].map(({ id }) => thread(id))
  const given = { from: board(stage.from.id), to: stage.to.slug, signpost: '30' as const, silent: undefined, thread: threads, reason: 'belongs', words: '' }
  await moveMany(stage.moderator, { ...given, key: unique('key-of-form') })
  const moves = await db().moderationEntry.findMany({ where: { moderatorId: stage.moderator.id }, orderBy: { id: 'asc' } })
  const waysOf = async (viewer: MemberViewer) => {
    const lines = (await findNotifications(viewer, { findAppeals: findAppealsOf }))?.lines ?? []
    return lines.find(({ kind }) => kind === 'threads.moved')?.appeals
  }
  expect(await waysOf(stage.starter)).toEqual(moves.map(({ id }, at) => ({ entryId: id, state: 'open', title: titles[at] })))
  expect(await waysOf(stage.watcher)).toEqual([])
  const { body } = await letterWhere({ memberId: stage.starter.id })
  for (const [at, { id }] of moves.entries()) expect(body).toContain(`“${titles[at]}”: ${env().SITE_URL}/appeal/${id}`)
  await appeal(stage.starter, { entry: entryId.parse(String(moves[1]?.id)), words: 'It belongs where it was.' })
  await undo(stage.moderator, moves[0]?.id ?? 0n)
  expect(await waysOf(stage.starter)).toEqual([{ entryId: moves[1]?.id, state: 'waits', title: titles[1] }])
})

test('10. only an admin moves silently, and the log says that it was silent', async () => {
  const stage = await aStage()
  expect(await outcomeOf(move(stage, stage.moderator, { silent: 'yes' }))).toBe('not_allowed')
  const admin = await aMember({ admin: true })
  const entry = await move(stage, admin, { silent: 'yes' })
  await undo(admin, entry.id)
  expect(await told([stage.starter, stage.replier, stage.watcher])).toEqual([0, 0, 0])
  expect(await db().outbox.count({ where: { memberId: stage.starter.id } })).toBe(0)
  const lines = (await findThreadLog(everyone, stage.thread.id))?.entries.map(({ parts }) => parts.map(({ text }) => text).join('')) ?? []
  expect(lines[1]).toBe(`${admin.name} (HQ) moved this thread silently from ${stage.from.name} to ${stage.to.name}`)
})

test('11. locked, removed and withdrawn threads move without anybody being told', async () => {
  const locked = await aStage()
  await db().thread.update({ where: { id: locked.thread.id }, data: { lockedAt: new Date() } })
  const removed = await aStage()
  await db().thread.update({ where: { id: removed.thread.id }, data: { removedAt: new Date() } })
  const withdrawn = await aStage()
  await db().post.update({ where: { id: withdrawn.thread.openingId }, data: { withdrawnAt: new Date() } })
  await db().thread.update({ where: { id: withdrawn.thread.id }, data: { postCount: 1 } })
  for (const stage of [locked, removed, withdrawn]) {
    expect(await outcomeOf(move(stage, stage.moderator))).toBe('done')
    expect(await told([stage.starter, stage.replier, stage.watcher])).toEqual([0, 0, 0])
    expect(await db().outbox.count({ where: { memberId: stage.starter.id } })).toBe(0)
  }
  expect((await db().thread.findUniqueOrThrow({ where: { id: locked.thread.id } })).lockedAt).not.toBeNull()
  expect(await recount()).toEqual([])
})

test('12. a move is recorded as such for the feeds to come, and is no new thread and no new activity', async () => {
  const stage = await aStage()
  const before = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
  await move(stage, stage.moderator)
  const events = await db().event.findMany({ where: { threadId: stage.thread.id }, orderBy: { id: 'asc' }, select: { kind: true } })
  expect(events.filter(({ kind }) => kind === 'thread.started')).toHaveLength(1)
  expect(events.filter(({ kind }) => kind === 'thread.moved')).not.toHaveLength(0)
  expect(await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })).toMatchObject({ activityAt: before.activityAt, slug: before.slug })
})

test('13. a writer in mid-reply is not thrown out: her form, opened before the move, lands in the thread', async () => {
  const stage = await aStage()
  await move(stage, stage.moderator)
  const post = await aReply(stage.thread, { by: stage.replier, body: 'Written before, sent after.' })
  expect(post).toMatchObject({ number: 3, thread: { id: stage.thread.id } })
  expect((await findBoardPage(everyone, stage.to.slug, 1))?.board.posts).toBe(3)
})

test('whoever starts a thread watches it, whoever replies does not; both may change it', async () => {
  const stage = await aStage()
  const watching = () => db().watch.findMany({ where: { threadId: stage.thread.id }, select: { memberId: true }, orderBy: { memberId: 'asc' } })
  expect(await watching()).toEqual([{ memberId: stage.starter.id }, { memberId: stage.watcher.id }])
  await watch(stage.starter, stage.thread.id, 'no')
  await watch(stage.replier, stage.thread.id)
  await watch(stage.replier, stage.thread.id)
  expect(await watching()).toEqual([{ memberId: stage.replier.id }, { memberId: stage.watcher.id }])
  expect(await outcomeOf(watch(guest, stage.thread.id))).toBe('signed_out')
})
