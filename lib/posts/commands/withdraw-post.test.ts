import { expect, test } from 'vitest'
import { type Change, onChange } from '@/lib/events/changes'
import { guest, type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { findMemberPage } from '@/lib/posts/queries'
import { recount } from '@/lib/posts/recount'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { search } from '@/lib/search/queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { workOff } from '@/lib/testing/work-off'
import { findThread } from '@/lib/threads/queries'
import { maskRemainingQuotes } from '../mask-quotes'
import { withdrawPost } from './withdraw-post'

useDatabase()

const everyone = sightOf('public')

function withdraw(viewer: Viewer, id: bigint) {
  return withdrawPost(viewer, { post: postId.parse(String(id)), key: unique('key-of-form') })
}

function quoting(id: bigint, thread: { id: bigint }, { words = 'Elderberries', by }: { words?: string; by?: MemberViewer } = {}) {
  return aReply(thread, { by, body: `> [Her in #2](/p/${id}):\n> ${words}\n\nI agree.` })
}

const htmlOf = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html

test('a withdrawn post keeps its number and shows no word, and every counter stays true', async () => {
  const thread = await aThread(await aBoard())
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body: 'Elderberries ripen.' })
  await aReply(thread)
  expect(await withdraw(author, id)).toMatchObject({ number: 2 })
  const found = await findThread(everyone, thread.id, { kind: 'page', page: 1 })
  const posts = found?.items.flatMap((item) => (item.kind === 'post' ? [item.post] : [])) ?? []
  expect(posts.map(({ number, html, tombstone }) => [number, html === '', tombstone !== null])).toEqual([
    [1, false, false],
    [2, true, true],
    [3, false, false],
  ])
  expect(found?.postCount).toBe(2)
  expect((await aReply(thread)).number).toBe(4)
  expect(await recount()).toEqual([])
})

test('it cannot be found: not by its words, not on its author’s page, not by its history', async () => {
  const thread = await aThread(await aBoard())
  const author = await aMember()
  const word = unique('zyzzyva')
  const { id } = await aReply(thread, { by: author, body: `A ${word}.` })
  expect((await search(everyone, { q: word })).found).toHaveLength(1)
  await withdraw(author, id)
  expect((await search(everyone, { q: word })).found).toEqual([])
  expect((await findMemberPage(everyone, author.name))?.posts).toEqual([])
  expect(await findPostHistory(everyone, id)).toBeNull()
})

test('wherever it was quoted its words are gone, in other threads too', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body: 'Elderberries' })
  const here = await quoting(id, thread)
  const there = await quoting(id, await aThread(await aBoard()))
  for (const post of [here, there]) expect(await htmlOf(post.id)).toContain('Elderberries')
  await withdraw(author, id)
  for (const post of [here, there]) {
    expect(await htmlOf(post.id)).not.toContain('Elderberries')
    expect(await htmlOf(post.id)).toContain('I agree.')
  }
})

test('a post that is quoted two hundred times loses its words in all of them', async () => {
  const thread = await aThread(await aBoard())
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body: 'Elderberries' })
  const elsewhere = await aThread(await aBoard())
  const { id: quote } = await quoting(id, elsewhere)
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", number + n, "nameId", body, html, "textVersion", "createdAt" from "Post", generate_series(1, 199) n where id = ${quote}`
  await db().$executeRaw`insert into "Quote" select id, ${id} from "Post" where "threadId" = ${elsewhere.id} and number > 2`
  await withdraw(author, id)
  const twice = () => maskRemainingQuotes.run({ side: 'quoted', of: 'post', id }, { signal: new AbortController().signal })
  expect(await Promise.all([twice(), twice()])).toEqual(['done', 'done'])
  await workOff() // finds it done
  expect(await db().post.count({ where: { threadId: elsewhere.id, html: { contains: 'Elderberries' } } })).toBe(0)
  expect(await db().post.count({ where: { threadId: elsewhere.id, html: { contains: 'I agree.' } } })).toBe(200)
  await recount({ repair: true }) // of what was put here by hand
})

test('a reply elsewhere that quotes it at the same moment does not bring its words back', async () => {
  for (const _time of Array.from({ length: 8 })) {
    const thread = await aThread(await aBoard())
    const author = await aMember()
    const { id } = await aReply(thread, { by: author, body: 'Elderberries' })
    const elsewhere = await aThread(await aBoard())
    const by = await aMember()
    const [reply] = await Promise.all([quoting(id, elsewhere, { by }), withdraw(author, id)])
    expect(await htmlOf(reply.id)).not.toContain('Elderberries')
  }
})

test('it is withdrawn once, however often it is sent', async () => {
  const thread = await aThread(await aBoard())
  const author = await aMember()
  const { id } = await aReply(thread, { by: author })
  await Promise.all(Array.from({ length: 20 }, () => withdraw(author, id)))
  expect(await db().event.count({ where: { postId: id, kind: 'post.withdrawn' } })).toBe(1)
  expect((await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).postCount).toBe(1)
  expect(await recount()).toEqual([])
})

test('only its author withdraws a post, in a locked thread too', async () => {
  const thread = await aThread(await aBoard({ editMinutes: 0 }))
  const author = await aMember()
  const { id } = await aReply(thread, { by: author })
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await outcomeOf(withdraw(guest, id))).toBe('signed_out')
  expect(await outcomeOf(withdraw(await aMember({ moderates: 'all' }), id))).toBe('not_allowed')
  expect(await outcomeOf(withdraw(author, 999_999n))).toBe('not_found')
  expect(await outcomeOf(withdraw(author, id))).toBe('done')
  await db().post.update({ where: { id }, data: { withdrawnAt: null, removedAt: new Date() } })
  expect(await outcomeOf(withdraw(author, id))).toBe('post_gone')
})

test('a withdrawal drops every page, since nobody knows where the words stood', async () => {
  const author = await aMember()
  const { id } = await aReply(await aThread(await aBoard()), { by: author })
  const heard: Change[] = []
  onChange((change) => heard.push(change))
  await withdraw(author, id)
  expect(heard.flatMap(({ tags }) => tags)).toEqual(['site'])
})

test('a thread whose last post is withdrawn names the last that stands, and goes back to its place', async () => {
  const [first, last] = [await aMember(), await aMember()]
  const thread = await aThread(await aBoard(), { by: first })
  const { lastPostAt } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const { id } = await aReply(thread, { by: last })
  await withdrawPost(last, { post: postId.parse(String(id)), key: unique('key-of-form') })
  expect(await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({
    lastPostNumber: 1,
    lastNumber: 2,
    postCount: 1,
    lastPosterId: first.nameId,
    activityAt: lastPostAt,
  })
})
