import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf } from '@/lib/testing/builders'
import { TEXT_VERSION } from '@/lib/text/render'
import { countOld, rerender } from './rerender'

useDatabase()

/** Makes a post look as an older renderer left it. */
function age(id: bigint, html: string) {
  return db().post.update({ where: { id }, data: { html, textVersion: 0 } })
}

const htmlOf = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html

test('a post made by an older version is made anew, once', async () => {
  const thread = await aThread(await aBoard(), { body: 'Sign https://example.org/petition today.' })
  const made = await htmlOf(thread.openingId)
  await age(thread.openingId, '<p>Sign https://example.org/petition today.</p>')
  expect(await countOld()).toBe(1)
  expect((await rerender()).losses).toEqual([])
  expect(await htmlOf(thread.openingId)).toBe(made)
  expect(await countOld()).toBe(0)
})

test('a link keeps its state, and an address that was none before waits for a moderator', async () => {
  const thread = await aThread(await aBoard(), { body: 'See https://example.org/a and https://example.org/b here.' })
  await db().postLink.deleteMany({ where: { postId: thread.openingId, ordinal: 1 } })
  await db().postLink.updateMany({ where: { postId: thread.openingId }, data: { state: 'clickable', ordinal: 1 } })
  await age(thread.openingId, '<p>See https://example.org/a and https://example.org/b here.</p>')
  await rerender()
  const links = await db().postLink.findMany({ where: { postId: thread.openingId }, orderBy: { ordinal: 'asc' } })
  expect(links.map(({ ordinal, address, state }) => [ordinal, address, state])).toEqual([
    [1, 'https://example.org/a', 'plain'],
    [2, 'https://example.org/b', 'clickable'],
  ])
})

test('a post that would lose words keeps its old HTML and is named, also the next time', async () => {
  const thread = await aThread(await aBoard(), { body: 'Sign it.' })
  await age(thread.openingId, '<p>Sign it before Friday.</p>')
  expect((await rerender()).losses).toEqual([{ postId: thread.openingId, lost: 'words' }])
  expect(await htmlOf(thread.openingId)).toBe('<p>Sign it before Friday.</p>')
  expect((await rerender()).losses).toEqual([{ postId: thread.openingId, lost: 'words' }])
  await age(thread.openingId, '<p>Sign it.</p>')
  expect((await rerender()).losses).toEqual([])
})

test('a post that would lose a link keeps its old HTML and is named', async () => {
  const thread = await aThread(await aBoard(), { body: 'Sign it.' })
  await db().postLink.create({
    data: { postId: thread.openingId, ordinal: 1, address: 'https://example.org/', text: 'it', target: 'example.org', state: 'clickable' },
  })
  await age(thread.openingId, '<p>Sign it.</p>')
  expect((await rerender()).losses).toEqual([{ postId: thread.openingId, lost: 'link' }])
  await db().postLink.deleteMany({ where: { postId: thread.openingId } })
  await rerender()
})

test('it goes on where it was stopped, and parents post meanwhile', async () => {
  const by = await aMember()
  const thread = await aThread(await aBoard(), { by })
  for (let post = 0; post < 30; post++) await aReply(thread, { by, body: `Number ${post}, see https://example.org/${post}` })
  await db().post.updateMany({ where: { threadId: thread.id }, data: { textVersion: 0 } })
  const stop = new Error('stopped')
  await expect(
    rerender({
      onPosts: () => {
        throw stop
      },
    }),
  ).rejects.toBe(stop)
  const [{ losses }, ...written] = await Promise.all([rerender(), ...Array.from({ length: 10 }, () => outcomeOf(aReply(thread, { by })))])
  expect(losses).toEqual([])
  expect(written).toEqual(Array.from({ length: 10 }, () => 'done'))
  expect(await db().post.count({ where: { threadId: thread.id, textVersion: TEXT_VERSION } })).toBe(41)
})

test('a quotation of a post that is gone is masked, and that is no loss', async () => {
  const thread = await aThread(await aBoard(), { body: 'Where we all meet.' })
  const quoting = await aReply(thread, { body: `> [Somebody in #1](/p/${thread.openingId}):\n> Where we all meet.\n\nThank you.` })
  const open = await htmlOf(quoting.id)
  await db().post.update({ where: { id: thread.openingId }, data: { withdrawnAt: new Date() } })
  await age(quoting.id, open)
  expect((await rerender()).losses).toEqual([])
  expect(await htmlOf(quoting.id)).not.toContain('all meet')
  expect(await htmlOf(quoting.id)).toContain('Thank you.')
})

test('what would be read differently is named, and only named where nothing is to be written', async () => {
  const thread = await aThread(await aBoard(), { body: 'From £40*\n\n* term time only' })
  const other = await aReply(thread, { body: '> Yes.\n\nI agree.' })
  await age(thread.openingId, '<p>From £40*</p><ul><li>term time only</li></ul>')
  await age(other.id, '<blockquote><p>Yes.</p></blockquote><p>I agree.</p>')
  const difference = { postId: thread.openingId, before: '<ul><li>term time only</li></ul>', after: '<p>* term time only</p>' }
  expect(await rerender({ dry: true })).toEqual({ losses: [], differences: [difference] })
  expect(await htmlOf(thread.openingId)).toContain('<ul>')
  expect(await countOld()).toBe(2)
  expect(await rerender()).toEqual({ losses: [], differences: [difference] })
  expect(await htmlOf(thread.openingId)).toContain('* term time only')
})
