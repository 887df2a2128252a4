import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { findThread } from './queries'

useDatabase()

const quotation = (id: bigint) => `> [Someone in #1](/p/${id}):\n> The opening post.\n\nQuite so.`

test('a post lists who quoted it, five of them by name', async () => {
  const thread = await aThread(await aBoard())
  const people = await Promise.all(Array.from({ length: 8 }, () => aMember()))
  for (const by of people) await aReply(thread, { by, body: quotation(thread.openingId) })
  const opening = await openingOf(thread)
  expect(opening?.quotedBy.map(({ name, number }) => `${name} in #${number}`)).toEqual(people.slice(0, 5).map(({ name }, at) => `${name} in #${at + 2}`))
  expect(opening?.quotedMore).toBe(3)
})

test('posts that are gone, and posts that one may not read, are not among them', async () => {
  const thread = await aThread(await aBoard())
  const [withdrawn, removed] = [await aReply(thread, { body: quotation(thread.openingId) }), await aReply(thread, { body: quotation(thread.openingId) })]
  await db().post.update({ where: { id: withdrawn.id }, data: { withdrawnAt: new Date() } })
  await db().post.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
  const inside = await aThread(await aBoard({ readableBy: 'members' }), { by: await aMember(), title: 'For members' })
  await aReply(inside, { body: quotation(thread.openingId) })
  expect((await openingOf(thread))?.quotedBy).toEqual([])
  expect((await openingOf(thread, 'members'))?.quotedBy).toMatchObject([{ title: 'For members', number: 2 }])
})

test('a thread whose post is quoted elsewhere is shown anew', async () => {
  const [quoted, quoting] = [await aThread(await aBoard()), await aThread(await aBoard())]
  const { id } = await aReply(quoting, { body: quotation(quoted.openingId) })
  expect(await db().event.findMany({ where: { threadId: quoted.id, kind: 'post.quoted' }, select: { postId: true } })).toEqual([{ postId: id }])
})

async function openingOf(thread: { id: bigint }, audience: 'public' | 'members' = 'public') {
  const found = await findThread(sightOf(audience), thread.id, { kind: 'page', page: 1 })
  return found?.items.flatMap((item) => (item.kind === 'post' ? item.post : [])).at(0)
}
