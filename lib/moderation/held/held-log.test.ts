import { expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { reply } from '@/lib/posts/commands/reply'
import { addPost } from '@/lib/posts/write-post'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { HELD } from '@/lib/threads/entry-line'
import { keptApart } from '@/lib/threads/entry-words'
import { findThread } from '@/lib/threads/queries'
import { approvePost } from '../actions/approve-post'
import { moveThread } from '../actions/move-thread'
import { removePost } from '../actions/remove-post'
import { appeal, findAppealPage } from '../appeals/appeals'
import { listHers } from '../hers'
import { blankEntry } from '../log/blank'
import { findLogFeed, findThreadLogFeed } from '../log/log-feed'
import { findLog, findStaffLog } from '../log/log-queries'
import { logInput } from '../log/log-schema'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { findThreadLog, findUndoPage } from '../queries'
import { undoAct } from '../undo'

useDatabase()

const PUBLIC = sightOf('public')
const idOf = ({ id }: { id: bigint }) => postId.parse(String(id))
const textOf = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part))
const aNewcomer = () => aMember({ joinedAt: now() })
/** What holds upon a post and is not for its author to lift. */
const holdingUpon = async (author: MemberViewer, { id }: { id: bigint }) =>
  (await listHers(db(), author, { thread: {} as never, post: { id, number: 2 } })).map((entry) => entry.id)

const holdingsOf = ({ id }: { id: bigint }) =>
  db().moderationEntry.findMany({ where: { postId: id, action: HELD }, orderBy: { id: 'asc' }, include: { kept: true } })
const lettersOf = ({ id }: MemberViewer) => lettersWhere({ memberId: id })
const approve = (by: Viewer, post: { id: bigint }) => perform(approvePost, by, { subject: idOf(post), key: unique('key-of-act'), reason: 'fine', words: '' })
const remove = (by: Viewer, post: { id: bigint }) => perform(removePost, by, { subject: idOf(post), key: unique('key-of-act'), reason: 'spam', words: '' })
const undo = (by: Viewer, { id }: { id: bigint }) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

async function aSetting() {
  const board = await aBoard({ holds: 'newcomers' })
  const [moderator, by] = [await aMember({ moderates: [board.id] }), await aNewcomer()]
  const title = unique('A title in sight')
  const thread = { ...(await aThread(board, { by: moderator, title })), title }
  return { board, moderator, by, thread }
}

test('a rule that holds a post says so in the log: which rule, what it found, by itself, this post, no end date; and nobody did it', async () => {
  const { board, by, thread } = await aSetting()
  const held = await aReply(thread, { by, body: 'The held words.' })
  const [entry, ...others] = await holdingsOf(held)
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    moderatorId: null,
    nameId: null,
    boardId: board.id,
    threadId: thread.id,
    rule: 'held-newcomer',
    origin: 'automatic',
    scope: 'post',
    until: null,
    named: false,
    wordsOpen: false,
    kept: { words: 'Its author had no standing.', detail: { heldFor: 'newcomer', revision: 1 } },
  })
  expect(textOf(entry)).not.toContain('held words')
  const [letter] = await lettersOf(by)
  expect(letter).toMatchObject({ kind: 'held', entryId: entry?.id })
  for (const said of [
    'A rule that works by itself found it, and held it by itself.',
    'The rule it rests on: On this board',
    'You have been with us for less than a week, until ',
  ])
    expect(letter?.body).toContain(said)
  expect(letter?.body).not.toContain('/appeal/')
  expect(await verifyLog()).toEqual([])
})

test('a thread that is held and an edit that is held have their entries too', async () => {
  const board = await aBoard({ holds: 'links' })
  const by = await aNewcomer()
  const thread = await aThread(board, { by, body: 'https://example.org/offer' })
  const post = await aReply(await aThread(board, { by: await aMember({ moderates: [board.id] }) }), { by, body: 'Nothing to see.' })
  expect(await holdingsOf(post)).toEqual([])
  await editPost(by, { post: idOf(post), key: unique('key-of-edit'), revision: 1, body: 'See https://example.org/offer' })
  expect(await holdingsOf({ id: thread.openingId })).toMatchObject([{ rule: 'held-links', threadId: thread.id }])
  expect(await holdingsOf(post)).toMatchObject([{ rule: 'held-links', kept: { detail: { revision: 2 } } }])
})

test('what does not become of a post does not become of its entry and its letter either', async () => {
  const { by, thread } = await aSetting()
  const count = async () => [await db().post.count(), await db().moderationEntry.count(), await db().outbox.count(), await db().entrySeal.count()]
  const before = await count()
  const author = { nameId: by.nameId, memberId: by.id, joinedAt: by.joinedAt }
  const cut = change(async (tx) => {
    await addPost(tx, { threadId: thread.id, author, voice: 'personal', body: 'Held.', hold: 'newcomer' })
    throw new Error('The power is cut.')
  })
  await expect(cut).rejects.toThrow('The power is cut.')
  expect(await count()).toEqual(before)
})

test('the same form sent twice at once holds once, with one entry and one letter', async () => {
  const { by, thread } = await aSetting()
  const given = { thread: threadId.parse(String(thread.id)), key: unique('key-of-reply'), body: 'Held.', voice: 'personal' } as const
  const [first, second] = await Promise.all([reply(by, given), reply(by, given)])
  expect(first.id).toBe(second.id)
  expect(await holdingsOf(first)).toHaveLength(1)
  expect(await lettersOf(by)).toHaveLength(1)
})

test('twenty posts that are held at once have twenty entries, and the chain of the log is whole', async () => {
  const { thread } = await aSetting()
  const members = await Promise.all(Array.from({ length: 20 }, aNewcomer))
  const posts = await Promise.all(members.map((by) => aReply(thread, { by })))
  const entries = await Promise.all(posts.map(holdingsOf))
  expect(entries.map((each) => each.length)).toEqual(Array(20).fill(1))
  expect(await db().entrySeal.count()).toBe(await db().moderationEntry.count())
  expect(await verifyLog()).toEqual([])
})

const NOBODY = { moderatorId: null, nameId: null }
test.each([
  ['a lock by nobody', { ...NOBODY, action: 'thread.lock', rule: null, origin: null, scope: null }],
  ['a removal by nobody', { ...NOBODY, action: 'post.remove', origin: 'own' }],
  ['a removal by nobody that a rule found', { ...NOBODY, action: 'post.remove' }],
  ['a holding by a moderator', {}],
  ['a holding by a moderator of her own motion', { origin: 'own' }],
  ['a holding that no rule found', { ...NOBODY, origin: 'own' }],
  ['a holding without a statement', { ...NOBODY, rule: null, origin: null, scope: null }],
  ['a holding without a reason', { ...NOBODY, because: '' }],
  ['a holding with an end date', { ...NOBODY, until: new Date('2100-01-01') }],
  ['a holding of no post', { ...NOBODY, postId: null }],
  ['a holding under a name', { moderatorId: null }],
  ['a holding that names who did it', { ...NOBODY, named: true }],
  ['a holding whose words are open', { ...NOBODY, wordsOpen: true }],
  ['a holding under a rule that no board holds by', { ...NOBODY, rule: 'attack' }],
  ['a removal under a rule by which boards hold', { action: 'post.remove', origin: 'own' }],
] as const)('the database refuses %s', async (_what, given) => {
  const { moderator, by, board, thread } = await aSetting()
  const { id: held } = await aReply(thread, { by })
  const at = { boardId: board.id, threadId: thread.id, atNumber: 2, postId: held, createdAt: now() }
  const whole = { action: HELD, reason: 'held-newcomer', because: 'A rule.', rule: 'held-newcomer', origin: 'automatic', scope: 'post' } as const
  const rest = { named: false, wordsOpen: false, says: '', textHash: '', key: unique('key-of-entry') }
  const kept = await keptApart(db(), { words: '', detail: {} })
  const write = (extra: object) =>
    db().moderationEntry.create({ data: { ...at, ...whole, ...rest, ...kept, moderatorId: moderator.id, nameId: moderator.nameId, ...extra } })
  await expect(write(given)).rejects.toThrow(/ModerationEntry_(?:by_somebody_or_a_rule|statement_whole|held_under_its_rule)/)
  expect(await outcomeOf(write(NOBODY))).toBe('done') // and takes it where nothing is wrong with it
})

test('one wording of a post is held by one entry, whoever writes it', async () => {
  const { by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  const { id: _id, ...entry } = await db().moderationEntry.findFirstOrThrow({ where: { postId: held.id } })
  await expect(db().moderationEntry.create({ data: entry })).rejects.toThrow(/Unique constraint/)
})

test('the log tells everyone by the day that a rule of the board held a post: no name, no words, and while it waits no place', async () => {
  const { board, moderator, by, thread } = await aSetting()
  const held = await aReply(thread, { by, body: 'The held words.' })
  const log = async () => (await findLog(PUBLIC, logInput.parse({ board: board.slug, action: HELD, rule: 'held-newcomer' })))?.entries ?? []
  const [line] = await log()
  expect(line?.parts.map(({ text }) => text).join('')).toBe(`A rule of the board ${board.name} held a post until HQ has looked at it`)
  expect(line).toMatchObject({ dayOnly: true, undoable: false, words: '', thread: null, postNumber: undefined })
  for (const secret of [by.name, 'held words', 'HQ)', 'still counted', thread.title]) expect(textOf(await log())).not.toContain(secret)
  expect(await findLogFeed()).toMatch(
    new RegExp(`A rule of the board ${board.name} held a post[^<]*</title>\\n<link [^>]*>\\n<updated>[\\d-]+T00:00:00\\.000Z<`),
  )
  expect((await findThreadLog(PUBLIC, thread.id))?.entries.map(({ action }) => action)).toEqual([HELD])
  const [forStaff] = (await findStaffLog(moderator))?.entries ?? []
  expect([line?.waits, forStaff?.waits]).toEqual([false, true]) // to staff it leads there
  expect(forStaff).toMatchObject({ action: HELD, dayOnly: false, words: 'Its author had no standing.', postNumber: 2, thread: { id: thread.id } })
  await approve(moderator, held)
  expect((await log())[0]).toMatchObject({ thread: { id: thread.id }, postNumber: 2, words: '' })
})

test('of a held thread nobody learns anything from any log: it is like one that never was', async () => {
  const { board, moderator, by } = await aSetting()
  const title = unique('Zebracrossing')
  const thread = await aThread(board, { by, title })
  const holding = (await holdingsOf({ id: thread.openingId }))[0]
  const secrets = [title, thread.slug, `/t/${thread.id}/`, `/p/${thread.openingId}`, by.name]
  const nothing = async () => {
    for (const sight of [PUBLIC, sightOf('members'), sightOf(by), sightOf(await aMember({ moderates: [(await aBoard()).id] }))]) {
      const text = textOf((await findLog(sight))?.entries.map(({ id: _id, ...line }) => line))
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect([await findThreadLog(sight, thread.id), await findThreadLog(sight, 999_999_999n)]).toEqual([null, null])
    }
    for (const secret of secrets) expect(await findLogFeed()).not.toContain(secret)
    expect(await findThreadLogFeed(thread.id)).toBeNull()
    const other = await aMember({ moderates: [(await aBoard()).id] })
    expect(textOf(await findStaffLog(other))).not.toContain(title)
    expect(await findUndoPage(other, holding?.id ?? 0n)).toBeNull()
  }
  await nothing()
  await undo(moderator, await approve(moderator, { id: thread.openingId }))
  await nothing() // its lines are older than its wait
  await remove(moderator, { id: thread.openingId })
  expect(textOf((await findLog(PUBLIC))?.entries)).not.toContain(title)
})

test('under a post that was approved nobody reads that it had been held', async () => {
  const { moderator, by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  await approve(moderator, held)
  const page = await findThread(PUBLIC, thread.id, { kind: 'page', page: 1 })
  const made = page?.items.flatMap((item) => (item.kind === 'post' ? item.post.made : []))
  expect(made?.map(({ action }) => action)).toEqual(['post.approve'])
})

test('a holding ends with the approval or the removal, and by nothing else; nobody undoes or appeals against it', async () => {
  const { moderator, by, thread } = await aSetting()
  const [shown, refused] = [await aReply(thread, { by }), await aReply(thread, { by })]
  const admin = await aMember({ moderates: 'all', admin: true })
  const holds = async (post: { id: bigint }) => (await holdingsOf(post)).map(({ id }) => id)
  const upon = (post: { id: bigint }) => holdingUpon(by, post)
  const [entry] = await holds(shown)
  expect(await upon(shown)).toEqual(await holds(shown))
  expect(await outcomeOf(undo(admin, { id: entry ?? 0n }))).toBe('by_a_rule')
  expect((await findUndoPage(moderator, entry ?? 0n))?.verdict).toBe('by_a_rule')
  expect(await outcomeOf(appeal(by, { entry: entryId.parse(String(entry)), words: 'Why?' }))).toBe('not_found')
  expect(await findAppealPage(by, entry ?? 0n)).toBeNull()
  await approve(moderator, shown)
  const removal = await remove(moderator, refused)
  expect([await upon(shown), await upon(refused)]).toEqual([[], [removal.id]])
  expect(await outcomeOf(appeal(by, { entry: entryId.parse(String(removal.id)), words: 'Why?' }))).toBe('done') // that one is HQ's
})

test('what an undo makes wait again has the entry of that undo alone, and a letter that hangs on it until it waits no more', async () => {
  const { moderator, by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  const [holding] = await holdingsOf(held)
  const first = await undo(moderator, await approve(moderator, held))
  const second = await undo(moderator, await remove(moderator, held))
  expect(await holdingsOf(held)).toHaveLength(1)
  const waits = (await lettersOf(by)).filter(({ title }) => title.endsWith('waits for HQ to look at it.'))
  expect(waits.map(({ entryId: on, droppedAt }) => [on, droppedAt !== null])).toEqual([
    [holding?.id, true],
    [first.id, true],
    [second.id, false],
  ])
  await approve(moderator, held)
  expect((await lettersOf(by)).every(({ droppedAt }) => droppedAt !== null)).toBe(true)
  expect(await verifyLog()).toEqual([])
})

test('a letter about what waits again gives no address to whoever is suspended', async () => {
  const { moderator, by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  expect((await lettersOf(by)).at(-1)?.body).toContain(`/p/${held.id}/held`)
  const approval = await approve(moderator, held)
  await db().member.update({ where: { id: by.id }, data: { suspendedUntil: new Date(Date.now() + DAY_MS) } })
  await undo(moderator, approval)
  const body = (await lettersOf(by)).at(-1)?.body
  expect(body).toContain('when your account is open again')
  expect(body).not.toContain('://')
})

test('what HQ had approved and is held for new words is another holding', async () => {
  const { moderator, by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  await approve(moderator, held)
  await editPost(by, { post: idOf(held), key: unique('key-of-edit'), revision: 1, body: 'Other words.' })
  const [former, latter] = await holdingsOf(held)
  expect(await holdingUpon(by, held)).toEqual([latter?.id])
  expect([former?.kept?.detail, latter?.kept?.detail]).toMatchObject([{ revision: 1 }, { revision: 2 }])
})

test('a moderator of another board neither approves nor refuses her own post that waits, also once the thread has come to her board', async () => {
  const { board, by, thread } = await aSetting()
  const [hers, hq] = [await aBoard(), await aMember({ moderates: 'all' })]
  await db().role.create({ data: { memberId: by.id, kind: 'moderator', boardId: hers.id, grantedAt: now() } })
  const author: MemberViewer = { ...by, moderates: [hers.id] }
  const held = await aReply(thread, { by: author })
  expect([await outcomeOf(approve(author, held)), await outcomeOf(remove(author, held))]).toEqual(['not_found', 'not_found'])
  const from = boardId.parse(String(board.id))
  const given = { key: unique('key-of-act'), reason: 'other', words: 'It belongs there.', subject: threadId.parse(String(thread.id)) }
  await perform(moveThread, hq, { ...given, from, to: hers.slug, signpost: '0', say: '' })
  expect([await outcomeOf(approve(author, held)), await outcomeOf(remove(author, held))]).toEqual(['own_matter', 'own_matter'])
  expect((await db().post.findUniqueOrThrow({ where: { id: held.id } })).heldAt).not.toBeNull()
  expect(await outcomeOf(approve(hq, held))).toBe('done')
})

test('an admin may blank what was found: the entry stands, and the chain is whole', async () => {
  const { by, thread } = await aSetting()
  const held = await aReply(thread, { by })
  const [holding] = await holdingsOf(held)
  const admin = await aMember({ moderates: 'all', admin: true })
  await blankEntry(admin, { entry: entryId.parse(String(holding?.id)), key: unique('key-of-act'), reason: 'private', words: '' })
  expect(await holdingsOf(held)).toMatchObject([{ rule: 'held-newcomer', kept: { words: '', detail: {} } }])
  expect(await verifyLog()).toEqual([])
})

test('on an archived board nothing new is held, and what waits can still be approved or refused', async () => {
  const { board, moderator, by, thread } = await aSetting()
  const [shown, refused] = [await aReply(thread, { by }), await aReply(thread, { by })]
  await db().board.update({ where: { id: board.id }, data: { archivedAt: now() } })
  expect(await outcomeOf(aReply(thread, { by }))).toBe('board_archived')
  expect([await outcomeOf(approve(moderator, shown)), await outcomeOf(remove(moderator, refused))]).toEqual(['done', 'done'])
})
