import { expect, test } from 'vitest'
import { guest, sightOf } from '@/lib/identity/viewer'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { editPostAsHq } from './actions/edit-post'
import { perform } from './perform'

useDatabase()

const longWords = (mark: number) => Array.from({ length: 9000 }, (_, word) => `w${word}x${mark}`).join(' ')
const fewChanged = `${'x '.repeat(20_000)}y${' x'.repeat(19_999)}`

test('the history that everybody reads ends by its weight and goes on, and keeps what did not change short', async () => {
  const { openingId: id } = await aThread(await aBoard(), { body: longWords(1) })
  const moderator = await aMember({ moderates: 'all' })
  const bodies = [2, 3, 4, 5].map(longWords).concat(fewChanged, fewChanged.replace('y', 'z'))
  for (const [index, body] of bodies.entries())
    await perform(editPostAsHq, moderator, {
      subject: postId.parse(String(id)),
      key: unique('key-of-act'),
      revision: index + 1,
      body,
      reason: 'private',
      words: '',
    })
  const pages: NonNullable<Awaited<ReturnType<typeof findPostHistory>>>[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof findPostHistory>> = await findPostHistory(sightOf(guest), id, after)
    if (page) pages.push(page)
    after = page?.next ?? null
  }
  expect(pages.length).toBeGreaterThan(2)
  expect(pages[0]?.folded).toBe(true)
  expect(pages[0]?.originalHtml.length).toBeLessThan(5000)
  const since = pages.flatMap((page) => page.since)
  expect(since.map((done) => ('revision' in done ? done.revision : null))).toEqual([2, 3, 4, 5, 6, 7])
  const done = since.at(-1)
  const last = done && 'change' in done ? done.change : undefined
  const pieces = last?.kind === 'difference' ? last.pieces : []
  expect(pieces.filter(({ kind }) => kind === 'left-out').length).toBe(2)
  expect(JSON.stringify(pieces).length).toBeLessThan(3000)
  expect(await findPostHistory(sightOf(guest), id, 6)).toBeNull()
})
