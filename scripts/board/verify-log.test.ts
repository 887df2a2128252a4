import { expect, test, vi } from 'vitest'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { perform } from '@/lib/moderation/perform'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { verifyLogCommand } from './verify-log'

useDatabase()

async function run(json: boolean) {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const code = await verifyLogCommand.run([], { json })
  const output = said.mock.calls.flat().join('\n')
  said.mockRestore()
  return { code, output }
}

test('the operator is told that the log is whole, and which entry was tampered with', async () => {
  const thread = await aThread(await aBoard())
  const given = { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'heated', words: 'As it was.' }
  const { id } = await perform(lockThread, await aMember({ moderates: 'all' }), given)
  expect(await run(false)).toEqual({ code: 0, output: 'Every entry of the log is as it was written.' })
  expect(await run(true)).toEqual({ code: 0, output: '[]' })
  // What only the owner of the database can do.
  await db().$executeRawUnsafe('alter table "EntryWords" disable trigger user')
  await db().$executeRawUnsafe(`update "EntryWords" set words = 'As it was not.' where "entryId" = ${id}`)
  await db().$executeRawUnsafe('alter table "EntryWords" enable trigger user')
  expect(await run(false)).toEqual({ code: 1, output: `Entry ${id} has other words than it was written with.` })
  expect(await run(true)).toEqual({ code: 1, output: `[{"entry":"${id}","wrong":"words"}]` })
})
