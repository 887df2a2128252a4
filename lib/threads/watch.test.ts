import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { change } from '@/lib/events/commands'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, outcomeOf } from '@/lib/testing/builders'
import { holdThread } from './queries'
import { watchThread } from './watch'

useDatabase()

test('a merged thread is watched where it leads, and not while that moves out of sight', async () => {
  const [member, hidden] = [await aMember(), await aBoard({ readableBy: 'staff' })]
  const open = await aBoard()
  const [asked, into] = [await aThread(open), await aThread(open)]
  await db().thread.update({ where: { id: asked.id }, data: { mergedIntoId: into.id, removedAt: new Date() } })
  const watching = await change(async (tx) => {
    await holdThread(tx, into.id)
    const outcome = outcomeOf(watchThread(member, { thread: threadId.parse(String(asked.id)), watch: 'yes' }))
    await Promise.race([outcome, setTimeout(500)]) // it waits for the move, and so the time runs out
    await tx.thread.update({ where: { id: into.id }, data: { boardId: hidden.id } })
    return { outcome }
  })
  expect(await watching.outcome).toBe('not_found')
  expect(await db().watch.count({ where: { memberId: member.id } })).toBe(0)
})
