import { afterEach, expect, test, vi } from 'vitest'
import { atTime } from '@/lib/platform/clock'
import { pool } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { findFrequent } from './frequent'

useDatabase()
afterEach(() => vi.restoreAllMocks())

test('where the frequent words could not be had, as in a crowd of searches, they are soon asked for again', async () => {
  forget('frequent-words')
  vi.spyOn(process.stdout, 'write').mockReturnValue(true) // the line of the log
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const begun = new Date('2026-11-28T12:00:00Z')
  const query = vi.spyOn(pool(), 'query')
  query.mockImplementationOnce(() => Promise.reject(Object.assign(new Error('busy'), { code: 'NO_CONNECTION' })))
  expect(await atTime(begun, findFrequent)).toEqual(new Set())
  expect(await atTime(new Date(begun.getTime() + 6000), findFrequent)).toEqual(new Set())
  await atTime(new Date(begun.getTime() + 60_000), findFrequent)
  expect(query).toHaveBeenCalledTimes(2)
})
