import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { linkPreviews } from './link-previews'

useDatabase()

test('the words around a link are cut between words, never in the midst of another address', async () => {
  const other = `https://other.example/${'a-long-way/'.repeat(12)}end`
  const link = (address: string, text = address) => ({ id: 1n, ordinal: 1, address, text, state: 'plain' as const, decidedAt: null, decidedById: null })
  const shown = async (body: string, text = 'https://one.example/') =>
    (await linkPreviews(db(), { body, links: [link('https://one.example/', text)] }))[0]?.before.replace(/<[^>]*>/g, '')
  expect(await shown(`${other} before https://one.example/ after ${other}`)).toBe('… before https://one.example/ after …')
  expect(await shown(`${other},https://one.example/ ${other}`)).toBe('… https://one.example/ …')
  expect(await shown(`${other}.[this page](https://one.example/) ${other}`, 'this page')).toContain('this page')
  expect(await shown('Short enough: https://one.example/ and no more.')).toBe('Short enough: https://one.example/ and no more.')
})
