import { expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { tell } from './commands'
import { findNotifications } from './queries'

useDatabase()

const firstLine = async (reader: Parameters<typeof findNotifications>[0]) => (await findNotifications(reader))?.lines[0]

test('a line names who wrote by the name of today, and nobody where the thread is not open any more', async () => {
  const [board, reader, by] = [await aBoard(), await aMember(), await aMember()]
  const post = await aReply(await aThread(board), { by, body: `@${reader.name} have you seen this?` })
  expect((await firstLine(reader))?.sentence).toBe(`${by.name} mentioned you.`)
  const name = unique('newname')
  const { nameId } = await db().post.findUniqueOrThrow({ where: { id: post.id } })
  await db().name.update({ where: { id: nameId }, data: { name, key: name } })
  expect((await firstLine(reader))?.sentence).toBe(`${name} mentioned you.`)
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  expect(await firstLine(reader)).toMatchObject({ sentence: 'Somebody mentioned you.', thread: null })
})

test('a line of a kind that a later version wrote is told in one plain sentence', async () => {
  const reader = await aMember()
  await change((tx) => tell(tx, { memberId: reader.id, kind: 'mention', key: 'a' }))
  await db().notification.updateMany({ where: { memberId: reader.id }, data: { kind: 'of.tomorrow' } })
  expect(await firstLine(reader)).toMatchObject({ sentence: 'Something happened here.', button: null })
})

test('lines from before they kept numbers read as they did', async () => {
  const reader = await aMember()
  const detail = { count: 2, by: 'HQ', to: 'Sleep', why: 'It belongs there.' }
  await db().notification.create({ data: { memberId: reader.id, kind: 'threads.moved', key: 'a', detail, createdAt: new Date() } })
  expect((await firstLine(reader))?.sentence).toBe('HQ moved 2 threads that you wrote in or watch to Sleep.')
})
