import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread } from '@/lib/testing/builders'
import { findAllWordings } from './revision-queries'

useDatabase()

test('a post of many wordings tells them twenty at a time, each with what it replaced', async () => {
  const author = await aMember()
  const { openingId: id } = await aThread(await aBoard(), { by: author, body: 'Wording 43' })
  const numbers = Array.from({ length: 42 }, (_, index) => index + 1)
  await db().post.update({ where: { id }, data: { revision: 43 } })
  await db().postRevision.createMany({
    data: numbers.map((revision) => ({ postId: id, revision, body: `Wording ${revision}`, replacedAt: new Date(), replacedById: author.id })),
  })
  const pages = await Promise.all([1, 2, 3].map((page) => findAllWordings(author, id, page)))
  const revisions = (first: number, last: number) => Array.from({ length: first - last + 1 }, (_, index) => first - index)
  expect(pages.map((page) => page?.wordings.map(({ revision }) => revision))).toEqual([revisions(43, 24), revisions(23, 4), revisions(3, 1)])
  expect(pages.every((page) => page?.pages === 3)).toBe(true)
  for (const wording of pages.flatMap((page) => page?.wordings ?? [])) {
    expect(wording.html).toBe(`<p>Wording ${wording.revision}</p>`)
    if (wording.revision > 1) expect(wording.change).toMatchObject({ kind: 'difference' })
  }
  expect(await findAllWordings(author, id, 4)).toBeNull()
})
