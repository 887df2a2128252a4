import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { findAlias } from './aliases'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const members = { members: true, staffBoards: [] }

test('an old address leads to the thing itself, the most exact one first', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const reply = await aReply(thread)
  const createdAt = new Date()
  await db().urlAlias.createMany({
    data: [
      { path: '/Talk/petitions/17-a-thread', threadId: thread.id, createdAt },
      { path: '?msgid=4055', postId: reply.id, createdAt },
      { path: '/a17', threadId: thread.id, createdAt },
      { path: '/old-board', boardId: board.id, createdAt },
    ],
  })
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread?ref=mail')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread?ref=mail&msgid=4055')).toBe(`/t/${thread.id}/${thread.slug}#post-2`)
  expect(await findAlias(everyone, '/a17')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/old-board')).toBe(`/b/${board.slug}`)
  expect(await findAlias(everyone, '/a18')).toBeNull()
})

test('an alias asks the audience first', async () => {
  const board = await aBoard({ readableBy: 'members' })
  const thread = await aThread(board, { by: await aMember() })
  await db().urlAlias.create({ data: { path: '/a99', threadId: thread.id, createdAt: new Date() } })
  expect(await findAlias(everyone, '/a99')).toBeNull()
  expect(await findAlias(members, '/a99')).toBe(`/t/${thread.id}/${thread.slug}`)
})

test('an alias leads to exactly one thing', async () => {
  const thread = await aThread(await aBoard())
  await expect(db().urlAlias.create({ data: { path: '/both', threadId: thread.id, boardId: 1n, createdAt: new Date() } })).rejects.toThrow()
  await expect(db().urlAlias.create({ data: { path: 'no-slash', threadId: thread.id, createdAt: new Date() } })).rejects.toThrow(/path_shape/)
})
