import { expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { guest } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, outcomeOf } from '@/lib/testing/builders'
import { markRead, tell } from './commands'
import { findNotifications } from './queries'
import { readInput } from './schema'

useDatabase()

const told = (memberId: bigint, key: string, detail = {}, more = {}) => change((tx) => tell(tx, { memberId, kind: 'mention', key, detail, ...more }))

test('what is told again before it is read takes the place of the first, however many tell it at once', async () => {
  const { id } = await aMember()
  await Promise.all(Array.from({ length: 10 }, (_, count) => told(id, 'a', { count })))
  await told(id, 'b')
  await told(id, 'a', { last: true })
  const rows = await db().notification.findMany({ where: { memberId: id }, orderBy: { id: 'desc' } })
  expect(rows.map(({ key }) => key)).toEqual(['a', 'b'])
  expect(rows[0]?.detail).toEqual({ last: true })
})

test('what was read stays, and the same thing is told anew beside it', async () => {
  const reader = await aMember()
  await told(reader.id, 'a')
  const [first] = (await findNotifications(reader))?.lines ?? []
  await markRead(reader, { upTo: first?.id ?? 0n })
  await told(reader.id, 'a')
  expect((await findNotifications(reader))?.lines.map(({ readAt }) => readAt !== null)).toEqual([false, true])
})

test('marking as read leaves alone what came since, and what is another’s', async () => {
  const [reader, other] = [await aMember(), await aMember()]
  await told(reader.id, 'a')
  await told(other.id, 'a')
  const upTo = (await findNotifications(reader))?.lines[0]?.id ?? 0n
  await told(reader.id, 'later')
  await markRead(reader, { upTo })
  expect(await db().notification.count({ where: { readAt: null, memberId: { in: [reader.id, other.id] } } })).toBe(2)
  expect(await outcomeOf(markRead(guest, { upTo }))).toBe('signed_out')
  expect(await findNotifications(guest)).toBeNull()
})

test('marking as read leaves alone a line that was being written while the page was read', async () => {
  const reader = await aMember()
  const asked = await change(async (tx) => {
    await tell(tx, { memberId: reader.id, kind: 'mention', key: 'takes long' })
    await told(reader.id, 'a')
    await told(reader.id, 'b')
    const lines = (await findNotifications(reader))?.lines ?? []
    return { upTo: String(lines[0]?.id), shown: lines.map(({ id }) => id).join('-') }
  })
  await markRead(reader, readInput.parse(asked))
  const rows = await db().notification.findMany({ where: { memberId: reader.id }, orderBy: { key: 'asc' } })
  expect(rows.map(({ key, readAt }) => [key, readAt !== null])).toEqual([
    ['a', true],
    ['b', true],
    ['takes long', false],
  ])
})

test('marking as read reaches the older pages, also from a form that names only its newest line', async () => {
  const reader = await aMember()
  const tellMuch = (from: number) =>
    db().notification.createMany({
      data: Array.from({ length: 70 }, (_, index) => ({ memberId: reader.id, kind: 'mention', key: `n${from + index}`, createdAt: new Date() })),
    })
  for (const withShown of [true, false]) {
    await tellMuch(withShown ? 0 : 100)
    const lines = (await findNotifications(reader))?.lines ?? []
    const shown = withShown ? { shown: lines.map(({ id }) => id).join('-') } : {}
    await markRead(reader, readInput.parse({ upTo: String(lines[0]?.id), ...shown }))
    expect(await db().notification.count({ where: { memberId: reader.id, readAt: null } })).toBe(0)
  }
})

test.each(['', '1-', '0', '1,2', Array.from({ length: 51 }, () => '1').join('-')])('lines are named by number, 50 at most: not “%s”', (shown) => {
  expect(readInput.safeParse({ upTo: '1', shown }).success).toBe(false)
})

test('nobody is told of her own deeds', async () => {
  const { id } = await aMember()
  await told(id, 'a', {}, { actorId: id })
  expect(await db().notification.count({ where: { memberId: id } })).toBe(0)
})

test('a thread is named only to those who may still see it', async () => {
  const reader = await aMember()
  const board = await aBoard()
  const thread = await aThread(board)
  await told(reader.id, 'a', {}, { threadId: thread.id, postId: thread.openingId })
  expect((await findNotifications(reader))?.lines[0]?.thread?.id).toBe(thread.id)
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  expect((await findNotifications(reader))?.lines[0]?.thread).toBeNull()
})

test('the menu counts what is unread, and stops at a hundred', async () => {
  const { id } = await aMember()
  const unread = async () => {
    const viewer = await findViewer((await openSession(id)).token, true)
    return viewer.kind === 'member' ? viewer.unread : null
  }
  expect(await unread()).toBe(0)
  await told(id, 'a')
  expect(await unread()).toBe(1)
  await db().notification.createMany({
    data: Array.from({ length: 150 }, (_, index) => ({ memberId: id, kind: 'mention', key: `n${index}`, createdAt: new Date() })),
  })
  expect(await unread()).toBe(100)
})
