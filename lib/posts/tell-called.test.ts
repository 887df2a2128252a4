import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'

useDatabase()

const quotation = (id: bigint) => `> [Someone in #1](/p/${id}):\n> The opening post.\n\n`

test('the author who is quoted and the member who is named are told, each once', async () => {
  const [starter, named] = [await aMember(), await aMember()]
  const thread = await aThread(await aBoard(), { by: starter })
  const by = await aMember()
  const { id } = await aReply(thread, { by, body: `${quotation(thread.openingId)}Quite so, @${named.name}. And thank you, @${starter.name}.` })
  const told = await db().notification.findMany({ where: { postId: id }, orderBy: { memberId: 'asc' } })
  expect(told.map(({ memberId, kind, detail }) => ({ memberId, kind, detail }))).toEqual([
    { memberId: starter.id, kind: 'quote', detail: {} },
    { memberId: named.id, kind: 'mention', detail: {} },
  ])
})

test('nobody is told of her own post', async () => {
  const starter = await aMember()
  const thread = await aThread(await aBoard(), { by: starter })
  const { id } = await aReply(thread, { by: starter, body: `${quotation(thread.openingId)}As I said, @${starter.name}.` })
  expect(await db().notification.count({ where: { postId: id } })).toBe(0)
})

test('only those who may read the board are told', async () => {
  const board = await aBoard({ readableBy: 'staff', repliableBy: 'staff', startableBy: 'staff' })
  const [writer, colleague, parent] = [await aMember({ moderates: [board.id] }), await aMember({ moderates: 'all' }), await aMember()]
  const thread = await aThread(board, { by: writer })
  const { id } = await aReply(thread, { by: writer, body: `@${colleague.name} and @${parent.name}` })
  expect(await db().notification.findMany({ where: { postId: id }, select: { memberId: true } })).toEqual([{ memberId: colleague.id }])
})

test('a list of names calls ten people at most', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => aMember()))
  const { id } = await aReply(await aThread(await aBoard()), { body: people.map(({ name }) => `@${name}`).join(' ') })
  expect(await db().notification.count({ where: { postId: id } })).toBe(10)
})
