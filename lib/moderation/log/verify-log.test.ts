import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { lockThread } from '../actions/lock-thread'
import { unlockThread } from '../actions/unlock-thread'
import { perform } from '../perform'
import { verifyLog } from './verify-log'

useDatabase()

async function actsInTurn(count: number) {
  const moderator = await aMember({ moderates: 'all' })
  const ids: bigint[] = []
  for (let turn = 0; turn < count; turn++) {
    const thread = await aThread(await aBoard())
    const given = { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words: `Turn ${turn}` }
    ids.push((await perform(lockThread, moderator, given)).id)
  }
  return ids
}

/** What only the owner of the database can do: change what is append only. */
async function tamper(table: string, statement: string) {
  await db().$executeRawUnsafe(`alter table "${table}" disable trigger user`)
  await db().$executeRawUnsafe(statement)
  await db().$executeRawUnsafe(`alter table "${table}" enable trigger user`)
}

test('a log that nobody touched is whole, also when many acts end at once', async () => {
  const moderators = await Promise.all(Array.from({ length: 8 }, () => aMember({ moderates: 'all' })))
  const board = await aBoard()
  await Promise.all(
    moderators.map(async (moderator) => {
      const thread = await aThread(board)
      for (const action of [lockThread, unlockThread, lockThread, unlockThread]) {
        await perform(action, moderator, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words: 'So it is.' })
      }
    }),
  )
  expect(await db().entrySeal.count()).toBe(await db().moderationEntry.count())
  expect(await verifyLog()).toEqual([])
})

test('the database refuses to change, remove or empty any part of the log', async () => {
  const [id = 0n] = await actsInTurn(1)
  const refused = /append only|only be blanked/
  await expect(db().moderationEntry.update({ where: { id }, data: { because: 'Nothing.' } })).rejects.toThrow(refused)
  await expect(db().entrySeal.delete({ where: { entryId: id } })).rejects.toThrow(refused)
  await expect(db().entryWords.update({ where: { entryId: id }, data: { words: 'Nothing.' } })).rejects.toThrow(refused)
  await expect(db().entryWords.delete({ where: { entryId: id } })).rejects.toThrow(refused)
  await expect(db().$executeRawUnsafe('truncate "EntryWords"')).rejects.toThrow(refused)
})

test('whoever changes an entry, its words or its place behind the board’s back is found out', async () => {
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = await actsInTurn(4)
  await tamper('ModerationEntry', `update "ModerationEntry" set because = 'Nothing.' where id = ${first}`)
  await tamper('EntryWords', `update "EntryWords" set words = 'Nothing.' where "entryId" = ${second}`)
  await tamper('EntrySeal', `delete from "EntrySeal" where "entryId" = ${third}`)
  const faults = (await verifyLog()).map(({ entryId, wrong }) => `${wrong} ${[first, second, third, fourth].indexOf(entryId) + 1}`)
  expect(faults).toEqual(['chain 1', 'words 2', 'unsealed 3', 'chain 4', 'place 4'])
})
