import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aReply, aThread } from '@/lib/testing/builders'
import { recount } from './recount'

useDatabase()

test('a recount finds what is wrong, names it, and mends it', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  await aReply(thread)
  expect(await recount()).toEqual([])
  await db()
    .$executeRaw`update "BoardCount" set threads = threads + 3, posts = posts - 1 where "boardId" = ${board.id} and shard = (select min(shard) from "BoardCount" where "boardId" = ${board.id})`
  await db().thread.update({ where: { id: thread.id }, data: { lastNumber: 9, postCount: 7 } })
  const found = await recount({ repair: true })
  expect(found).toContainEqual({ what: 'board', id: board.id, counter: 'threads', kept: 4, counted: 1 })
  expect(found).toContainEqual({ what: 'thread', id: thread.id, counter: 'posts', kept: 7, counted: 2 })
  expect(await recount()).toEqual([])
  expect(await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).toMatchObject({ lastNumber: 9, postCount: 2 }) // numbers never go back
})

test('the log of acts and the list of events cannot be rewritten', async () => {
  await aThread(await aBoard())
  await expect(db().$executeRaw`update "Event" set kind = 'nothing'`).rejects.toThrow(/permission denied/)
  await expect(db().$executeRaw`delete from "ModerationEntry"`).rejects.toThrow(/permission denied/)
  await expect(db().$executeRaw`truncate "ModerationEntry" cascade`).rejects.toThrow(/permission denied/)
  await expect(asOwner(`update "Event" set kind = 'nothing'`)).rejects.toThrow(/append only/)
})

test('the database refuses what a race could bring about', async () => {
  const thread = await aThread(await aBoard())
  await aReply(thread)
  const [first, second] = await db().post.findMany({ where: { threadId: thread.id }, orderBy: { number: 'asc' } })
  await expect(db().post.update({ where: { id: second?.id }, data: { number: first?.number } })).rejects.toThrow(/Unique constraint/)
  await expect(db().thread.update({ where: { id: thread.id }, data: { postCount: 99 } })).rejects.toThrow(/Thread_counts/)
})
