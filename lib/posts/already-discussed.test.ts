import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { findDiscussed } from './already-discussed'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const titles = async (text: { title?: string; body?: string }, sight = everyone) =>
  (await findDiscussed(sight, { title: '', body: '', ...text })).map(({ title }) => title)

test('a link leads to the threads in which it stands, wherever in them', async () => {
  const thread = await aThread(await aBoard(), { title: 'Buses and trams' })
  await aReply(thread, { body: 'See https://example.org/bus-stops for it.' })
  expect(await titles({ body: 'Has anyone seen https://example.org/bus-stops?' })).toEqual(['Buses and trams'])
  expect(await titles({ title: 'https://example.org/bus-stops' })).toEqual(['Buses and trams'])
  expect(await titles({ body: 'Has anyone seen https://example.org/elsewhere?' })).toEqual([])
})

test('a title of nearly the same words is found, one shared word is not enough', async () => {
  await aThread(await aBoard(), { title: 'Saving the swimming pool in Leith' })
  expect(await titles({ title: 'Save our swimming pools' })).toEqual(['Saving the swimming pool in Leith'])
  expect(await titles({ title: 'A swimming teacher' })).toEqual([])
  expect(await titles({ title: 'pool' })).toEqual([])
})

test('what one may not read, and what is gone, is never named', async () => {
  const body = 'https://example.org/hidden'
  await aThread(await aBoard({ readableBy: 'members' }), { by: await aMember(), title: 'For members', body })
  const gone = await aThread(await aBoard(), { title: 'Gone', body })
  await db().thread.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
  const withdrawn = await aThread(await aBoard(), { title: 'Taken back', body })
  await db().post.update({ where: { id: withdrawn.openingId }, data: { withdrawnAt: new Date() } })
  expect(await titles({ body })).toEqual([])
  expect(await titles({ body }, { ...everyone, members: true })).toEqual(['For members'])
})

test('three threads are named at most, the one that was active last first', async () => {
  const board = await aBoard()
  for (const title of ['One', 'Two', 'Three', 'Four']) await aThread(board, { title, body: 'https://example.org/popular' })
  expect(await titles({ body: 'https://example.org/popular' })).toEqual(['Four', 'Three', 'Two'])
})

test('no title breaks the search', async () => {
  for (const title of ["'; select 1 --", '\\', "it's | & ! ( )", '\u0000', ':*', '"', 'x'.repeat(5000), '\ud800 \ud800'])
    expect(await titles({ title })).toEqual([])
})
