import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { slugOf } from '@/lib/text/slug'
import { heldPostPath, threadPath } from '@/lib/urls'
import { lockThread } from './actions/lock-thread'
import { perform } from './perform'
import { renameInLetters } from './rename-in-letters'

useDatabase()

test('a new title reaches the letter that tells of many threads, and one from before that a post waits; no other letter', async () => {
  const board = await aBoard()
  const [starter, writer, hq] = [await aMember(), await aMember(), await aMember({ moderates: 'all' })]
  const was = unique('Old title')
  const [thread, other] = [await aThread(board, { by: starter, title: was }), await aThread(board, { by: starter })]
  const { id: post } = await aReply(thread, { by: writer })
  const entry = await perform(lockThread, hq, { subject: threadId.parse(String(other.id)), key: unique('key-of-act'), reason: 'other', words: 'Enough.' })
  const at = threadPath({ id: thread.id, slug: slugOf(was) })
  const write = (memberId: bigint, kind: string, body: string, entryId?: bigint) =>
    db().outbox.create({ data: { memberId, kind, title: `About “${was}”`, body, entryId, createdAt: new Date() } })
  const many = await write(starter.id, 'moved', `“${was}”: https://board.example${at}`, entry.id)
  const held = await write(writer.id, 'held', `Your post in “${was}” waits: https://board.example${heldPostPath(post)}`)
  const namesake = await write(starter.id, 'moved', `“${was}”, another thread of that title.`, entry.id)
  await renameInLetters(db(), thread.id, was, 'New title')
  const read = async ({ id }: { id: bigint }) => {
    const { title, body } = await db().outbox.findUniqueOrThrow({ where: { id } })
    return [title, body]
  }
  expect(await read(many)).toEqual(['About “New title”', `“New title”: https://board.example${threadPath({ id: thread.id, slug: 'new-title' })}`])
  expect(await read(held)).toEqual(['About “New title”', `Your post in “New title” waits: https://board.example${heldPostPath(post)}`])
  expect(await read(namesake)).toEqual([namesake.title, namesake.body])
})
