import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread } from '@/lib/testing/builders'
import { findAllWordings, findPostHistory } from './revision-queries'

useDatabase()

test('a post of many wordings tells them twenty at a time, each with what it replaced', async () => {
  const author = await aMember()
  const { openingId: id } = await aThread(await aBoard(), { by: author, body: 'Wording 43' })
  const numbers = Array.from({ length: 42 }, (_, index) => index + 1)
  await db().post.update({ where: { id }, data: { revision: 43 } })
  await db().postRevision.createMany({
    data: numbers.map((revision) => ({ postId: id, revision, body: `Wording ${revision}`, replacedAt: new Date(), replacedById: author.id })),
  })
  const pages = await Promise.all([undefined, 23, 3].map((from) => findAllWordings(author, id, from)))
  const revisions = (first: number, last: number) => Array.from({ length: first - last + 1 }, (_, index) => first - index)
  expect(pages.map((page) => page?.wordings.map(({ revision }) => revision))).toEqual([revisions(43, 24), revisions(23, 4), revisions(3, 1)])
  expect(pages.map((page) => page?.next)).toEqual([23, 3, null])
  for (const wording of pages.flatMap((page) => page?.wordings ?? [])) {
    expect(wording.html).toBe(`<p>Wording ${wording.revision}</p>`)
    if (wording.revision > 1) expect(wording.change).toMatchObject({ kind: 'difference' })
  }
  expect(await findAllWordings(author, id, 44)).toBeNull()
})

test('edits of one minute are told together, with how many they were, and every wording stays', async () => {
  const author = await aMember()
  const { openingId: id } = await aThread(await aBoard(), { by: author, body: 'Wording 7' })
  await db().post.update({ where: { id }, data: { revision: 7 } })
  const seconds = [0, 20, 59, 60, 300, 359]
  await db().postRevision.createMany({
    data: seconds.map((second, index) => ({
      postId: id,
      revision: index + 1,
      body: `Wording ${index + 1}`,
      replacedAt: new Date(Date.UTC(2026, 5, 1, 12, 0, second)),
      replacedById: author.id,
    })),
  })
  const history = await findPostHistory(sightOf('public'), id)
  expect(history?.since.map((done) => done.kind === 'edit' && [done.at.toISOString().slice(14, 19), done.revisions])).toEqual([
    ['00:00', [2, 3, 4]],
    ['01:00', [5]],
    ['05:00', [6, 7]],
  ])
  expect((await findAllWordings(author, id))?.wordings.map(({ revision }) => revision)).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('wordings of many letters end a page by their weight, and none is left out', async () => {
  const author = await aMember()
  const { openingId: id } = await aThread(await aBoard(), { by: author, body: 'Wording 13' })
  await db().post.update({ where: { id }, data: { revision: 13 } })
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
  const bodyOf = (revision: number) => Array.from({ length: 10_000 }, (_, word) => `w${word}x${revision}`).join(' ')
  await db().postRevision.createMany({
    data: numbers.map((revision) => ({ postId: id, revision, body: bodyOf(revision), replacedAt: new Date(), replacedById: author.id })),
  })
  const seen: number[] = []
  for (let from: number | null | undefined; from !== null; ) {
    const page: Awaited<ReturnType<typeof findAllWordings>> = await findAllWordings(author, id, from)
    const wordings = page?.wordings ?? []
    seen.push(...wordings.map(({ revision }) => revision))
    expect(wordings.length).toBeLessThan(4)
    from = page?.next ?? null
  }
  expect(seen).toEqual([13, ...numbers.reverse()])
})
