import { beforeAll, expect, test, vi } from 'vitest'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { perform } from '@/lib/moderation/perform'
import { threadId } from '@/lib/platform/ids'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { WrongUsage } from './command'
import { verifyLogCommand } from './verify-log'

useDatabase()

const WHOLE = 'Every entry of the log is as it was written.\nIt is keyed: the role that serves the board cannot write it anew.'
let id: bigint

beforeAll(async () => {
  const thread = await aThread(await aBoard())
  const given = { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'heated', words: 'As it was.' }
  id = (await perform(lockThread, await aMember({ moderates: 'all' }), given)).id
})

async function run(values: Record<string, string | boolean> = {}) {
  const [said, complained] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => spy.mockImplementation(() => undefined))
  const code = await verifyLogCommand.run([], values)
  const [output, errors] = [said, complained].map((spy) => spy?.mock.calls.flat().join('\n'))
  vi.restoreAllMocks()
  return { code, output, ...(errors && { errors }) }
}

test('the operator is told that the log is whole and keyed, and how it ends', async () => {
  expect(await run()).toEqual({ code: 0, output: WHOLE })
  expect(await run({ json: true })).toEqual({ code: 0, output: '[]' })
  const { output: head = '' } = await run({ head: true })
  expect(head).toMatch(/^1:[0-9a-f]{64}$/)
  expect(await run({ 'head-was': head })).toEqual({ code: 0, output: WHOLE })
  expect((await run({ 'head-was': '0:' })).code).toBe(0) // kept while nothing had been done yet
})

test('an end that the log does not hold any more is told, and one that is none is refused', async () => {
  for (const lost of [`2:${'a'.repeat(64)}`, `1:${'a'.repeat(64)}`]) {
    const { code, output } = await run({ 'head-was': lost })
    expect([code, output]).toEqual([1, expect.stringContaining(`The log does not hold the end ${lost} any more`)])
    expect((await run({ 'head-was': lost, json: true })).code).toBe(1)
  }
  for (const wrong of ['', '1', '1:abc', `-1:${'a'.repeat(64)}`, `1:${'A'.repeat(64)}`])
    await expect(run({ 'head-was': wrong }), wrong).rejects.toThrow(WrongUsage)
})

test('the operator is told which entry was tampered with', async () => {
  await asOwner(
    'alter table "EntryWords" disable trigger user',
    `update "EntryWords" set words = 'As it was not.' where "entryId" = ${id}`,
    'alter table "EntryWords" enable trigger user',
  )
  const found = `Entry ${id} has other words than it was written with.`
  expect(await run()).toEqual({ code: 1, output: expect.stringMatching(`^${found}\n`) })
  expect(await run({ json: true })).toEqual({ code: 1, output: `[{"entry":"${id}","wrong":"words"}]` })
  expect(await run({ head: true })).toEqual({ code: 1, output: expect.stringMatching(/^1:[0-9a-f]{64}$/), errors: found })
})
