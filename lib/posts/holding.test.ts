import { expect, test } from 'vitest'
import { findBoardPage, findHome } from '@/lib/boards/queries'
import { guest, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { search } from '@/lib/search/queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { findThread } from '@/lib/threads/queries'
import { findRemovedThread } from '@/lib/threads/removed'
import { editPost } from './commands/edit-post'
import { reply } from './commands/reply'
import { withdrawPost } from './commands/withdraw-post'
import { findHeldPost } from './held-queries'
import { whyHeld } from './policy'
import { findMemberPage } from './queries'
import { findQuotation } from './quotation'
import { recount } from './recount'
import { findEditForm } from './revision-forms'
import { findPostHistory } from './revision-queries'

useDatabase()

const PUBLIC = sightOf('public')
const ALL = { kind: 'page', page: 1 } as const
const idOf = ({ id }: { id: bigint }) => postId.parse(String(id))
const aNewcomer = () => aMember({ joinedAt: now() })
const postOf = ({ id }: { id: bigint }) => db().post.findUniqueOrThrow({ where: { id } })

test.each([
  ['nobody', [], true, 1, null],
  ['newcomers', [], true, 0, 'newcomer'],
  ['newcomers', [], false, 1, null],
  ['links', [], true, 1, 'links'],
  ['links', [], true, 0, null],
  ['links', [], false, 1, null],
  ['nobody', ['sunglasses'], false, 0, 'words'],
  ['nobody', ['cheap  SUNGLASSES'], false, 0, 'words'],
  ['nobody', ['glasses', '…'], false, 0, null],
] as const)('a board that holds posts of %s and the words %j: a newcomer (%s) with %i links waits for %s', (holds, heldWords, newcomer, links, why) => {
  expect(whyHeld({ holds, heldWords }, { newcomer, links, words: 'Buy cheap “sunglasses” here' })).toBe(why)
})

async function aHeldReply(body = 'The held words.') {
  const board = await aBoard({ holds: 'newcomers' })
  const thread = await aThread(board, { by: await aMember({ moderates: [board.id] }) })
  const by = await aNewcomer()
  return { board, thread, by, held: await aReply(thread, { by, body }) }
}

const itemsOf = async ({ id }: { id: bigint }) => (await findThread(PUBLIC, id, ALL))?.items ?? []

test('a held post takes its number and changes nothing else of its thread; a line stands in its place', async () => {
  const { thread, held } = await aHeldReply()
  expect(held).toMatchObject({ number: 2, held: true })
  expect(await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({ lastNumber: 2, postCount: 1, lastPostNumber: 1 })
  const [, line] = await itemsOf(thread)
  expect(line).toMatchObject({ kind: 'post', post: { number: 2, html: '', tombstone: { by: 'waits', rule: null } } })
  await aReply(thread, { by: await aNewcomer() })
  expect((await itemsOf(thread))[1]).toMatchObject({ kind: 'run', by: 'waits' })
  expect(await recount()).toEqual([])
})

test('what waits is nowhere: not in search, on its author’s page, in quotations, histories or what it quotes, and calls nobody', async () => {
  const called = await aMember()
  const word = unique('zebracrossing')
  const board = await aBoard({ holds: 'newcomers', linkTrust: 'everyone' })
  const thread = await aThread(board, { by: await aMember({ moderates: [board.id] }) })
  const by = await aNewcomer()
  const address = `https://example.org/${word}`
  const held = await aReply(thread, { by, body: `> [Somebody in #1](/p/${thread.openingId}):\n> The opening post.\n\n${word} @${called.name} ${address}` })
  expect(await db().notification.count({ where: { memberId: { not: by.id }, postId: held.id } })).toBe(0)
  expect(await db().destination.count({ where: { address } })).toBe(0)
  expect((await search(PUBLIC, { q: word })).found.length).toBe(0)
  expect((await findMemberPage(PUBLIC, by.name))?.posts).toEqual([])
  expect((await findQuotation(PUBLIC, thread.id, { number: 2 })).text).toBe('')
  expect(await findPostHistory(PUBLIC, held.id)).toBeNull()
  const [opening] = await itemsOf(thread)
  expect(opening?.kind === 'post' && opening.post.quotedBy).toEqual([])
  const quoting = await aReply(thread, { by: await aMember({ moderates: [board.id] }), body: `> [Somebody in #2](/p/${held.id}):\n> ${word}\n\nIndeed.` })
  expect((await postOf(quoting)).html).not.toContain(word)
})

test('a held thread is not there: not at its address, in lists, counters or search; its author reads her own', async () => {
  const board = await aBoard({ holds: 'newcomers' })
  const by = await aNewcomer()
  const word = unique('zebracrossing')
  const { id, openingId } = await aThread(board, { by, title: `About ${word}` })
  expect([await findThread(PUBLIC, id, ALL), await findRemovedThread(PUBLIC, id), await findPostAddress(PUBLIC, openingId)]).toEqual([null, null, null])
  expect(await findBoardPage(PUBLIC, board.slug, 1)).toMatchObject({ board: { threads: 0, posts: 0 }, rows: [] })
  expect((await findHome(PUBLIC)).threads.map((thread) => thread.id)).not.toContain(id)
  expect((await search(PUBLIC, { q: word })).found.length).toBe(0)
  expect(await findHeldPost(by, openingId)).toMatchObject({ id: openingId, thread: { title: `About ${word}` } })
  for (const other of [guest, await aMember(), await aMember({ moderates: 'all' })] as Viewer[]) expect(await findHeldPost(other, openingId)).toBeNull()
  expect(await outcomeOf(reply(await aMember(), { thread: threadId.parse(String(id)), key: unique('key-of-reply'), body: 'Me too.', voice: 'personal' }))).toBe(
    'not_found',
  )
  expect(await recount()).toEqual([])
})

test('moderators, members of standing and other boards wait for nobody', async () => {
  const board = await aBoard({ holds: 'newcomers' })
  const thread = await aThread(board, { by: await aMember({ moderates: [board.id] }) })
  const settled = await aMember()
  for (let post = 0; post < 5; post++) await aThread(await aBoard(), { by: settled })
  expect((await aReply(thread, { by: settled })).held).toBe(false)
  expect((await aReply(thread, { by: await aMember() })).held).toBe(true) // long here, but without five posts
  expect((await aReply(await aThread(await aBoard()), { by: await aNewcomer() })).held).toBe(false)
})

test('the author is told why, edits and withdraws what waits as any post of hers', async () => {
  const { by, held, thread } = await aHeldReply()
  const [letter] = await lettersWhere({ memberId: by.id })
  expect(letter).toMatchObject({ kind: 'held', entryId: expect.any(BigInt), title: 'Your post #2 in “A thread of tests” waits for HQ to look at it.' })
  expect(letter?.body).toContain('On this board HQ looks first at posts by members who have been with us for less than a week')
  expect(await db().notification.findMany({ where: { memberId: by.id } })).toMatchObject([{ kind: 'held', postId: held.id }])
  expect((await findEditForm(by, held.id))?.verdict).toBe('yes')
  await editPost(by, { post: idOf(held), key: unique('key-of-edit'), revision: 1, body: 'Better words.' })
  expect(await postOf(held)).toMatchObject({ body: 'Better words.', revision: 2, heldFor: 'newcomer' })
  await withdrawPost(by, { post: idOf(held), key: unique('key-of-withdrawal') })
  expect(await postOf(held)).toMatchObject({ heldAt: null, removedAt: null, withdrawnAt: expect.any(Date) })
  expect((await itemsOf(thread))[1]).toMatchObject({ post: { tombstone: { by: 'author' } } })
  expect(await recount()).toEqual([])
})

test('in a held thread as well: withdrawn, it is there for nobody, and was seen by nobody', async () => {
  const by = await aNewcomer()
  const { id, openingId } = await aThread(await aBoard({ holds: 'newcomers' }), { by })
  await withdrawPost(by, { post: idOf({ id: openingId }), key: unique('key-of-withdrawal') })
  expect(await findThread(PUBLIC, id, ALL)).toBeNull()
  expect(await findHeldPost(by, openingId)).toMatchObject({ heldAt: null, reason: null })
  expect(await recount()).toEqual([])
})

test('a link that is added to a post later is held with it', async () => {
  const board = await aBoard({ holds: 'links' })
  const thread = await aThread(board, { by: await aMember({ moderates: [board.id] }) })
  const by = await aNewcomer()
  const post = await aReply(thread, { by, body: 'Nothing to see.' })
  expect(post.held).toBe(false)
  const quoting = await aReply(thread, { body: `> [${by.name} in #2](/p/${post.id}):\n> Nothing to see.\n\nWell.` })
  const place = await editPost(by, { post: idOf(post), key: unique('key-of-edit'), revision: 1, body: 'See https://example.org/offer' })
  expect(place.held).toBe(true)
  expect((await postOf(quoting)).html).not.toContain('Nothing to see')
  expect(await recount()).toEqual([])
})

test('the database keeps what waits out of sight, whoever writes it', async () => {
  const { held, thread } = await aHeldReply()
  const change = (data: object) => db().post.update({ where: { id: held.id }, data })
  await expect(change({ removedAt: null })).rejects.toThrow(/Post_held_out_of_sight/)
  await expect(change({ withdrawnAt: now() })).rejects.toThrow(/Post_held_out_of_sight/)
  await expect(change({ voice: 'hq' })).rejects.toThrow(/Post_held_out_of_sight/)
  await expect(change({ heldFor: null })).rejects.toThrow(/Post_held_for_a_reason/)
  await expect(db().thread.update({ where: { id: thread.id }, data: { heldAt: now() } })).rejects.toThrow(/Thread_held_out_of_sight/)
  await expect(
    db().$transaction(async (tx) => {
      await tx.thread.update({ where: { id: thread.id }, data: { lastPostNumber: 2 } })
      await tx.post.update({ where: { id: held.id }, data: { heldFor: 'words', heldAt: now(), removedAt: now() } })
    }),
  ).rejects.toThrow()
})

test('words are listed, and the board holds for them from then on', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  await db().board.update({ where: { id: board.id }, data: { heldWords: ['cheap sunglasses'] } })
  expect((await aReply(thread, { body: 'Cheap sunglasses, only today.' })).held).toBe(true)
  expect((await aReply(thread, { body: 'Sunglasses.' })).held).toBe(false)
})
