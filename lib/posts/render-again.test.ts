import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf } from '@/lib/testing/builders'
import { renderAllAgain } from './render-again'

useDatabase()

const html = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html

async function twoPosts() {
  const [first, second] = [await aThread(await aBoard(), { body: 'See https://example.org/a' }), await aThread(await aBoard())]
  const { id } = await aReply(second, { by: await aMember(), body: 'And https://example.org/b' })
  await db().postLink.updateMany({ where: { postId: { in: [first.openingId, id] } }, data: { state: 'clickable' } })
  return [first.openingId, id] as const
}

test('posts of several threads are made anew at once, each with its own links', async () => {
  const [one, other] = await twoPosts()
  await db().$transaction((tx) =>
    renderAllAgain(
      tx,
      [other, one].map((id) => ({ id, revision: 1 })),
    ),
  )
  expect(await html(one)).toContain('href="https://example.org/a"')
  expect(await html(other)).toContain('href="https://example.org/b"')
})

test('where one of them has another revision by now none is made anew', async () => {
  const [one, other] = await twoPosts()
  const before = [await html(one), await html(other)]
  await db().post.update({ where: { id: other }, data: { revision: 2 } })
  expect(
    await outcomeOf(
      db().$transaction((tx) =>
        renderAllAgain(
          tx,
          [one, other].map((id) => ({ id, revision: 1 })),
        ),
      ),
    ),
  ).toBe('changed_since')
  expect([await html(one), await html(other)]).toEqual(before)
})

test('with no posts nothing is done', async () => {
  await db().$transaction((tx) => renderAllAgain(tx, []))
})

test('a post of an older version gets the links that are found in it now, each with what was decided of its address', async () => {
  const { openingId: id } = await aThread(await aBoard(), { body: 'See https://example.org/a---b, and _https://example.org/c_.' })
  await db().postLink.deleteMany({ where: { postId: id, ordinal: 1 } })
  await db().postLink.update({ where: { postId_ordinal: { postId: id, ordinal: 2 } }, data: { ordinal: 1, state: 'clickable' } })
  await db().post.update({ where: { id }, data: { textVersion: 2 } })
  await db().$transaction((tx) => renderAllAgain(tx, [{ id, revision: 1 }]))
  const links = await db().postLink.findMany({ where: { postId: id }, orderBy: { ordinal: 'asc' } })
  expect(links.map(({ ordinal, address, state }) => [ordinal, address, state])).toEqual([
    [1, 'https://example.org/a---b', 'plain'],
    [2, 'https://example.org/c', 'clickable'],
  ])
  expect(await html(id)).toContain('href="https://example.org/c"')
})
