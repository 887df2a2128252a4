import { expect, test } from 'vitest'
import { findRenamedBoard, listCampaigns, listSections } from '@/lib/boards/queries'
import { type Change, onChange } from '@/lib/events/changes'
import { guest, type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { boardId, entryId, postId, sectionId, threadId } from '@/lib/platform/ids'
import type { Refusal } from '@/lib/platform/refusal'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { aBoard, aMember, aReply, aThread, outcomeOf, stamped, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import type { GivenTo } from '../definition'
import { placeOfBoard } from '../house/board-places'
import { boardSlug } from '../house/board-schema'
import { blankEntry } from '../log/blank'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { undoAct } from '../undo'
import { archiveBoard } from './archive-board'
import { changeBoardKind } from './change-board-kind'
import { createBoard } from './create-board'
import { createSection } from './create-section'
import { moveThread } from './move-thread'
import { openBoardTo } from './open-board-to'
import { placeBoard } from './place-board'
import { placeSection } from './place-section'
import { renameBoard } from './rename-board'
import { renameSection } from './rename-section'
import { setBoardSettings } from './set-board'
import { unarchiveBoard } from './unarchive-board'

useDatabase()

const heard: Change[] = []
onChange((change) => heard.push(change))

type Board = Awaited<ReturnType<typeof aBoard>>
const why = (key = unique('key-of-act')) => ({ key, reason: 'other', words: 'So it was agreed.' })
const upon = async ({ id }: { id: bigint }) => ({ subject: boardId.parse(String(id)), seen: await stamped(id) })
const SET = {
  starts: 'staff',
  replies: 'staff',
  cap: 500,
  minutes: 30,
  links: 'checked',
  holds: 'newcomers',
  held: 'cheap sunglasses\nquick loan',
  unindexed: 'yes',
} as const

const rename = async (by: Viewer, board: Board, given: Partial<{ name: string; slug: string; purpose: string }>) =>
  perform(renameBoard, by, { ...(await upon(board)), ...why(), name: board.name, slug: board.slug, purpose: board.purpose, ...given })
const archive = async (by: Viewer, board: Board) => perform(archiveBoard, by, { ...(await upon(board)), ...why() })
const readers = async (by: Viewer, board: Board, to: 'everyone' | 'members' | 'staff', override?: 'yes') =>
  perform(openBoardTo, by, { ...(await upon(board)), ...why(), readers: to, override })
const create = (by: Viewer, given: { name: string; slug: string; place: string }) =>
  perform(createBoard, by, {
    subject: 0n,
    ...why(),
    purpose: 'For tests.',
    kind: 'discussion',
    readers: 'everyone',
    starts: 'members',
    replies: 'members',
    ...given,
  })
const undo = (by: Viewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const find = ({ id }: { id: bigint }) => db().board.findUniqueOrThrow({ where: { id } })
const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (refusal: Refusal) => refusal.fields ?? null,
  )

const aSection = async () => (await db().section.create({ data: { name: unique('Section '), position: 3_000_000 } })).id
const place = (by: Viewer, id: bigint, given: { was: bigint; place: bigint }) =>
  perform(placeSection, by, { subject: sectionId.parse(String(id)), ...why(), was: String(given.was), place: String(given.place) })

type Perform = (viewer: Viewer, given: Awaited<ReturnType<typeof upon>> & ReturnType<typeof why>, board: Board) => Promise<{ id: bigint }>
const stageOf =
  (perform: Perform, before: Parameters<typeof aBoard>[0] = {}, stateOf: (board: Board) => Promise<unknown> = find) =>
  async () => {
    const board = await aBoard(before)
    const given = await upon(board)
    return {
      board,
      moderator: await aMember({ admin: true }),
      perform: (viewer: Viewer, key: string) => perform(viewer, { ...given, ...why(key) }, board),
      state: () => stateOf(board),
    }
  }

describeAction(
  renameBoard,
  stageOf((viewer, given, board) => perform(renameBoard, viewer, { ...given, name: `${board.name} too`, slug: `${board.slug}-too`, purpose: 'For more.' })),
)
describeAction(
  setBoardSettings,
  stageOf((viewer, given) => perform(setBoardSettings, viewer, { ...given, ...SET })),
)
describeAction(
  openBoardTo,
  stageOf((viewer, given) => perform(openBoardTo, viewer, { ...given, readers: 'members' })),
)
describeAction(
  placeBoard,
  stageOf(
    (viewer, given, board) => perform(placeBoard, viewer, { ...given, place: `${board.sectionId}-0` }),
    {},
    (board) => placeOfBoard(db(), board),
  ),
)
describeAction(
  changeBoardKind,
  stageOf((viewer, given) => perform(changeBoardKind, viewer, { ...given, kind: 'campaign' })),
)
describeAction(
  archiveBoard,
  stageOf((viewer, given) => perform(archiveBoard, viewer, given)),
)
describeAction(
  unarchiveBoard,
  stageOf((viewer, given) => perform(unarchiveBoard, viewer, given), { archivedAt: new Date('2026-01-01') }),
)

test('a moderator of all boards is no admin: she changes no board, and finds none of these pages', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: 'all' })
  expect(await outcomeOf(archive(hq, board))).toBe('not_found')
  expect(await findActPage(hq, 'archive', 'board', board.id)).toBeNull()
  expect(await findActPage(await aMember({ admin: true }), 'archive', 'board', board.id)).toMatchObject({ verdict: 'yes' })
})

test('the old address of a board leads to where it is now in one hop, after every further rename', async () => {
  const admin = await aMember({ admin: true })
  const board = await aBoard()
  const [second, third] = [unique('second'), unique('third')]
  await rename(admin, board, { slug: second })
  await rename(admin, await find(board), { slug: third })
  for (const old of [board.slug, second]) expect(await findRenamedBoard(sightOf(guest), old)).toBe(third)
  await rename(admin, await find(board), { slug: board.slug }) // it may go back to an address of its own
  for (const old of [second, third]) expect(await findRenamedBoard(sightOf(guest), old)).toBe(board.slug)
  expect(await findRenamedBoard(sightOf(guest), board.slug)).toBeNull()
})

test('an old address of a board that one may not read leads nowhere', async () => {
  const board = await aBoard({ readableBy: 'members' })
  await rename(await aMember({ admin: true }), board, { slug: unique('second') })
  expect(await findRenamedBoard(sightOf(guest), board.slug)).toBeNull()
})

test('an address or a name that is in use, or an address that once was, is refused with the field named', async () => {
  const admin = await aMember({ admin: true })
  const [one, two] = [await aBoard(), await aBoard()]
  expect(Object.keys((await fieldsOf(rename(admin, two, { slug: one.slug }))) ?? {})).toEqual(['slug'])
  expect(Object.keys((await fieldsOf(rename(admin, two, { name: one.name.toUpperCase() }))) ?? {})).toEqual(['name'])
  await rename(admin, one, { slug: unique('elsewhere') })
  const place = `${one.sectionId}-0`
  expect(Object.keys((await fieldsOf(create(admin, { name: unique('New '), slug: one.slug, place }))) ?? {})).toEqual(['slug'])
  await expect(db().board.update({ where: { id: two.id }, data: { slug: one.slug } })).rejects.toThrow() // nor by any other way
})

test('no board gets an address that is a page of the site, made, renamed or brought back', async () => {
  const admin = await aMember({ admin: true })
  const board = await aBoard()
  const place = `${board.sectionId}-0`
  for (const slug of ['new', ' New ']) expect(boardSlug.safeParse(slug).success, slug).toBe(false)
  expect(Object.keys((await fieldsOf(rename(admin, board, { slug: 'new' }))) ?? {})).toEqual(['slug'])
  expect(Object.keys((await fieldsOf(create(admin, { name: unique('New '), slug: 'new', place }))) ?? {})).toEqual(['slug'])
  for (const slug of [unique('news'), unique('log'), '2024', 'log']) expect(await fieldsOf(create(admin, { name: unique('A '), slug, place })), slug).toBeNull()
})

test('words that wait for a new thread go with the address of their board', async () => {
  const board = await aBoard()
  const { id: memberId } = await aMember()
  await db().draft.create({ data: { memberId, place: `/b/${board.slug}/new`, fields: {}, savedAt: new Date() } })
  const slug = unique('second')
  await rename(await aMember({ admin: true }), board, { slug })
  expect(await db().draft.findMany({ where: { memberId }, select: { place: true } })).toEqual([{ place: `/b/${slug}/new` }])
})

test('of two admins who saw the same board the second is told that the first was quicker, and nothing of hers is done', async () => {
  const [one, two] = [await aMember({ admin: true }), await aMember({ admin: true })]
  const board = await aBoard()
  const seen = await upon(board)
  const outcomes = await Promise.all([
    outcomeOf(perform(setBoardSettings, one, { ...seen, ...why(), ...SET })),
    outcomeOf(perform(setBoardSettings, two, { ...seen, ...why(), ...SET, cap: 700 })),
  ])
  expect(outcomes.sort()).toEqual(['board_changed', 'done'])
  expect(await db().moderationEntry.count({ where: { boardId: board.id } })).toBe(1)
})

test('the entry says what changed, from what to what, to those alone who may read the board', async () => {
  const [open, closed] = [await aBoard(), await aBoard({ readableBy: 'staff' })]
  const admin = await aMember({ admin: true }) // now that there is a board of staff for her to see
  const { id } = await perform(setBoardSettings, admin, { ...(await upon(open)), ...why(), ...SET, replies: 'members' })
  const hidden = await perform(setBoardSettings, admin, { ...(await upon(closed)), ...why(), ...SET })
  const entry = await db().moderationEntry.findUniqueOrThrow({ where: { id } })
  expect(entry.says).toContain('a thread has at most 500 posts (before: a thread has at most 1,000 posts)')
  expect(entry.says).toContain('posts with one of 2 words of a list wait for HQ (before: no word makes a post wait)')
  expect(entry.says).not.toMatch(/replies|sunglasses/)
  const log = await findLog(sightOf(guest))
  expect(log?.entries.find((line) => line.id === id)).toMatchObject({ words: 'So it was agreed.', ofAdmins: true })
  expect(log?.entries.some((line) => line.id === hidden.id)).toBe(false)
  expect(await verifyLog()).toEqual([])
})

test('a board that is archived is read as before and takes nothing new, of HQ either', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: 'all' })
  const author = await aMember()
  const thread = await aThread(board, { by: author })
  const other = await aThread(await aBoard(), { by: hq })
  await archive(await aMember({ admin: true }), board)
  expect(await outcomeOf(aReply(thread))).toBe('board_archived')
  expect(await outcomeOf(aReply(thread, { by: hq }))).toBe('board_archived')
  expect(await outcomeOf(aThread(board))).toBe('board_archived')
  const edit = { post: postId.parse(String(thread.openingId)), key: unique('key-of-edit'), revision: 1, body: 'Other words.' }
  expect(await outcomeOf(editPost(author, edit))).toBe('board_archived')
  const from = (await db().thread.findUniqueOrThrow({ where: { id: other.id } })).boardId
  const move = { subject: threadId.parse(String(other.id)), ...why(), from: boardId.parse(String(from)), to: board.slug, signpost: '30' as const, say: '' }
  expect(await outcomeOf(perform(moveThread, hq, move))).toBe('board_archived')
  const sections = await listSections(sightOf(guest))
  expect(sections.at(-1)).toMatchObject({ name: 'Archived boards' })
  expect(sections.filter(({ boards }) => boards.some(({ id }) => id === board.id))).toHaveLength(1)
  await perform(unarchiveBoard, await aMember({ admin: true }), { ...(await upon(board)), ...why() })
  expect(await outcomeOf(aReply(thread))).toBe('done')
})

test('no post is accepted after the archiving was acknowledged, by the order of the database', async () => {
  const admin = await aMember({ admin: true })
  for (let round = 0; round < 5; round += 1) {
    const board = await aBoard()
    const thread = await aThread(board)
    const writer = await aMember()
    const given = { ...(await upon(board)), ...why() }
    const outcomes = await Promise.all([
      perform(archiveBoard, admin, given).then(() => db().thread.findUniqueOrThrow({ where: { id: thread.id } })),
      ...Array.from({ length: 4 }, () => outcomeOf(aReply(thread, { by: writer }))),
    ])
    const [after] = outcomes
    expect((await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).lastNumber).toBe((after as { lastNumber: number }).lastNumber)
  }
})

test('with fewer readers watches wait, quotations elsewhere are masked, and everyone concerned is told once', async () => {
  const [board, open] = [await aBoard(), await aBoard()]
  const [writer, watcher, keeper] = [await aMember(), await aMember(), await aMember({ moderates: [board.id] })]
  const thread = await aThread(board, { by: writer })
  const post = await aReply(thread, { by: writer, body: 'Words among ourselves.' })
  const elsewhere = await aThread(open)
  const quote = await aReply(elsewhere, { body: `> [Somebody in #2](/p/${post.id}):\n> Words among ourselves.\n\nSo it is.` })
  for (const { id } of [watcher, keeper]) await db().watch.create({ data: { memberId: id, threadId: thread.id, createdAt: new Date() } })
  const admin = await aMember({ admin: true })
  const shown = await findActPage(admin, 'readers', 'board', board.id)
  expect(shown?.consequences.join(' ')).toContain('HQ alone: 1 of those who posted and 2 of those who watch lose sight of it')
  const narrowed = await readers(admin, board, 'staff')
  const waiting = async () => (await db().watch.findMany({ where: { threadId: thread.id, suspendedAt: { not: null } } })).map(({ memberId }) => memberId).sort()
  expect(await waiting()).toEqual([writer.id, watcher.id].sort())
  const told = await db().notification.findMany({ where: { entryId: narrowed.id } })
  expect(told.map(({ memberId }) => memberId).sort()).toEqual([writer.id, watcher.id, keeper.id].sort())
  expect(await db().quote.count({ where: { quotingId: quote.id } })).toBe(1)
  expect((await db().post.findUniqueOrThrow({ where: { id: quote.id } })).html).not.toContain('Words among ourselves')
  await undo(await aMember({ admin: true }), narrowed.id) // as she asks now: of a board of staff
  expect(await waiting()).toEqual([])
  expect((await db().post.findUniqueOrThrow({ where: { id: quote.id } })).html).toContain('Words among ourselves')
})

test('whatever an admin changes of a board drops every kept page at once', async () => {
  const admin = await aMember({ admin: true })
  const board = await aBoard()
  heard.length = 0
  const { id } = await readers(admin, board, 'members')
  expect(heard.flatMap(({ tags }) => tags)).toContain('site')
  heard.length = 0
  await undo(admin, id)
  expect(heard.flatMap(({ tags }) => tags)).toContain('site')
})

test('more people may read a board only with the word of an admin that she means it, and why', async () => {
  const board = await aBoard({ readableBy: 'staff' })
  const admin = await aMember({ admin: true })
  const bare = { ...(await upon(board)), key: unique('key-of-act'), reason: 'open', words: '', readers: 'members' as const }
  expect(Object.keys((await fieldsOf(perform(openBoardTo, admin, bare))) ?? {})).toEqual(['override', 'words'])
  expect(await outcomeOf(readers(admin, board, 'members'))).toBe('more_readers')
  expect((await find(board)).readableBy).toBe('staff')
  expect(await outcomeOf(readers(admin, board, 'members', 'yes'))).toBe('done')
})

test('a new board stands in its place, and its undo puts it away while nobody wrote on it', async () => {
  const admin = await aMember({ admin: true })
  const before = await aBoard()
  const slug = unique('new-board')
  const key = unique('key-of-act')
  const given = { subject: 0n, ...why(key), purpose: 'For tests.', kind: 'discussion', readers: 'everyone', starts: 'members', replies: 'members' } as const
  const named = { name: slug, slug, place: `${before.sectionId}-${before.id}` }
  const made = await perform(createBoard, admin, { ...given, ...named })
  expect((await perform(createBoard, admin, { ...given, ...named })).id).toBe(made.id) // the same sending again
  const board = await db().board.findUniqueOrThrow({ where: { slug } })
  const order = (await db().board.findMany({ where: { sectionId: before.sectionId }, orderBy: { position: 'asc' } })).map(({ id }) => id)
  expect(order.indexOf(board.id)).toBe(order.indexOf(before.id) + 1)
  expect(await db().moderationEntry.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ boardId: board.id, action: 'board.create' })
  await undo(admin, made.id)
  expect((await find(board)).archivedAt).not.toBeNull()
  const used = await create(admin, { name: unique('Used '), slug: unique('used'), place: named.place })
  await aThread({ id: (await db().moderationEntry.findUniqueOrThrow({ where: { id: used.id } })).boardId ?? 0n })
  expect(await outcomeOf(undo(admin, used.id))).toBe('changed_since')
})

test('a section is created, renamed and taken back while it is empty', async () => {
  const admin = await aMember({ admin: true })
  const [first, second] = [unique('Section '), unique('Section ')]
  const made = await perform(createSection, admin, { subject: 0n, ...why(), name: first })
  const section = await db().section.findUniqueOrThrow({ where: { name: first } })
  expect(await fieldsOf(perform(createSection, admin, { subject: 0n, ...why(), name: first.toLowerCase() }))).toHaveProperty('name')
  const subject = section.id as GivenTo<typeof renameSection>['subject']
  const renamed = await perform(renameSection, admin, { subject, ...why(), was: first, name: second })
  expect(await outcomeOf(perform(renameSection, admin, { subject, ...why(), was: first, name: unique('Other ') }))).toBe('board_changed')
  await undo(admin, renamed.id)
  await undo(admin, made.id)
  expect(await db().section.count({ where: { id: section.id } })).toBe(0)
})

test('a board in another place leaves the order of the others', async () => {
  const admin: MemberViewer = await aMember({ admin: true })
  const section = await db().section.create({ data: { name: unique('Order '), position: 5 } })
  const [a, b, c] = [await aBoard({ sectionId: section.id }), await aBoard({ sectionId: section.id }), await aBoard({ sectionId: section.id })]
  const order = async () => (await db().board.findMany({ where: { sectionId: section.id }, orderBy: { position: 'asc' } })).map(({ id }) => id)
  const { id } = await perform(placeBoard, admin, { ...(await upon(c)), ...why(), place: `${section.id}-${a.id}` })
  expect(await order()).toEqual([a.id, c.id, b.id])
  await undo(admin, id)
  expect(await order()).toEqual([a.id, b.id, c.id])
})

test('a discussion becomes a campaign, with its own place among the campaigns, and one of discussion again', async () => {
  const [admin, board] = [await aMember({ admin: true }), await aBoard()]
  const campaigns = async () => (await listCampaigns(sightOf(guest))).filter(({ slug }) => slug === board.slug).length
  const { id } = await perform(changeBoardKind, admin, { ...(await upon(board)), ...why(), kind: 'campaign' })
  expect(await campaigns()).toBe(1)
  expect(await outcomeOf(perform(changeBoardKind, admin, { ...(await upon(board)), ...why(), kind: 'campaign' }))).toBe('already_done')
  await undo(admin, id)
  expect(await campaigns()).toBe(0)
})

test('a section in another place leaves the order of the others, and one seen elsewhere is refused', async () => {
  const admin = await aMember({ admin: true })
  const [a, b, c] = [await aSection(), await aSection(), await aSection()]
  const order = async () =>
    (await db().section.findMany({ where: { id: { in: [a, b, c] } }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map(({ id }) => id)
  const made = await place(admin, c, { was: b, place: a })
  expect(await order()).toEqual([a, c, b])
  expect(await outcomeOf(place(admin, c, { was: b, place: 0n }))).toBe('board_changed')
  expect(await outcomeOf(place(admin, c, { was: a, place: c }))).toBe('already_done')
  expect(await fieldsOf(place(admin, c, { was: a, place: 2n ** 52n }))).toHaveProperty('place')
  await undo(admin, made.id)
  expect(await order()).toEqual([a, b, c])
})

test('an act upon a section, or the place of a board, that a later one has done anew is not taken back under it', async () => {
  const admin = await aMember({ admin: true })
  const [before, id] = [await aSection(), await aSection()]
  const [first, second] = [unique('Section '), unique('Section ')]
  await db().section.update({ where: { id }, data: { name: first } })
  const rename = (was: string, name: string) => perform(renameSection, admin, { subject: sectionId.parse(String(id)), ...why(), was, name })
  const renamed = [await rename(first, second), await rename(second, first), await rename(first, second)]
  const placed = [
    await place(admin, id, { was: before, place: 0n }),
    await place(admin, id, { was: 0n, place: before }),
    await place(admin, id, { was: before, place: 0n }),
  ]
  const [a, b] = [await aBoard({ sectionId: before }), await aBoard({ sectionId: before })]
  const put = async (after: bigint) => perform(placeBoard, admin, { ...(await upon(b)), ...why(), place: `${before}-${after}` })
  const put3 = [await put(0n), await put(a.id), await put(0n)]
  for (const made of [renamed, placed, put3]) {
    const [one, two, three] = made.map((entry) => entry.id) as [bigint, bigint, bigint]
    expect(await outcomeOf(undo(admin, one))).toBe('changed_since')
    for (const each of [three, two, one]) expect(await outcomeOf(undo(admin, each))).toBe('done')
  }
})

test('once the words of a later act upon some section are blanked, an older one is not taken back on a guess', async () => {
  const admin = await aMember({ admin: true })
  const [id, elsewhere] = [await aSection(), await aSection()]
  const rename = async (section: bigint) => {
    const { name: was } = await db().section.findUniqueOrThrow({ where: { id: section } })
    return perform(renameSection, admin, { subject: sectionId.parse(String(section)), ...why(), was, name: unique('Section ') })
  }
  const [older, other] = [await rename(id), await rename(elsewhere)]
  const blank = { entry: entryId.parse(String(other.id)), key: unique('key-of-blank'), reason: 'private', words: '' }
  await blankEntry(admin, blank)
  expect(await outcomeOf(undo(admin, older.id))).toBe('changed_since')
})

test('a board whose former section is no longer there stays where it is', async () => {
  const admin = await aMember({ admin: true })
  const [former, now] = [await aSection(), await aSection()]
  const board = await aBoard({ sectionId: former })
  const { id } = await perform(placeBoard, admin, { ...(await upon(board)), ...why(), place: `${now}-0` })
  await db().section.delete({ where: { id: former } })
  expect(await outcomeOf(undo(admin, id))).toBe('changed_since')
})

test('an act upon a board that a later one has done anew is not taken back under it', async () => {
  const [admin, board] = [await aMember({ admin: true }), await aBoard()]
  const undone = async ({ id }: { id: bigint }) =>
    outcomeOf(undoAct(admin, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' }))
  const narrowed = await readers(admin, board, 'members')
  await readers(admin, board, 'everyone', 'yes')
  const again = await readers(admin, board, 'members')
  expect(await undone(narrowed)).toBe('changed_since') // it would open what was written since
  expect(await undone(again)).toBe('done')
  const renamed = await rename(admin, board, { purpose: 'Another purpose.' })
  await rename(admin, board, {})
  await rename(admin, board, { purpose: 'Another purpose.' })
  expect(await undone(renamed)).toBe('changed_since')
})

test('what was written while fewer could read a board is not opened by an undo', async () => {
  const [admin, author] = [await aMember({ admin: true }), await aMember()]
  const [quiet, busy] = [await aBoard(), await aBoard()]
  const thread = await aThread(busy, { by: author })
  const [one, other] = [await readers(admin, quiet, 'members'), await readers(admin, busy, 'members')]
  await aReply(thread, { by: author, body: 'Among ourselves.' })
  const undo = ({ id }: { id: bigint }) => undoAct(admin, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(await outcomeOf(undo(one))).toBe('done')
  expect(await outcomeOf(undo(other))).toBe('changed_since')
  expect(await db().board.findUniqueOrThrow({ where: { id: busy.id } })).toMatchObject({ readableBy: 'members' })
})
