import { beforeEach, expect, test, vi } from 'vitest'
import { pool } from '@/lib/platform/db'
import { forget } from '@/lib/platform/process'
import { useDatabase } from '@/lib/platform/testing/database'
import { wordsWithStem } from './stems'

useDatabase()
beforeEach(() => forget('word-stems'))

const asked = () => vi.spyOn(pool(), 'query')

test('the words of one stem are found, and the database is asked for each word once', async () => {
  const words = ['signing', 'Signed', 'sign', 'petition', 'don’t', 'e-mail', 'x'.repeat(101)]
  const query = asked()
  expect([...(await wordsWithStem(words, ['sign']))]).toEqual(['signing', 'Signed', 'sign'])
  expect(query).toHaveBeenCalledTimes(1)
  expect([...(await wordsWithStem([...words, 'signs'], ['sign', 'petit']))]).toEqual(['signing', 'Signed', 'sign', 'petition', 'signs'])
  expect(query.mock.calls.at(-1)?.[0]).toMatchObject({ values: [['signs']] })
  await wordsWithStem(words, ['petit'])
  expect(query).toHaveBeenCalledTimes(2)
  query.mockRestore()
})

test('the latest words are remembered, and no more than a board has use for', async () => {
  const words = Array.from({ length: 21_000 }, (_, index) => `word${index}`)
  for (let from = 0; from < words.length; from += 3000) await wordsWithStem(words.slice(from, from + 3000), ['word1'])
  const query = asked()
  expect([...(await wordsWithStem(['word20999', 'word1'], ['word1', 'word20999']))]).toEqual(['word20999', 'word1'])
  expect(query.mock.calls.map(([call]) => (call as unknown as { values: unknown[] }).values)).toEqual([[['word1']]])
  query.mockRestore()
})
