import { expect, test } from 'vitest'
import { guest, sightOf } from '@/lib/identity/viewer'
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

test('the history that everybody reads ends by its weight and goes on, and keeps what did not change short', async () => {
  const author = await aMember()
  const moderator = await aMember({ moderates: 'all' })
  const { id: threadId, openingId: id } = await aThread(await aBoard(), { by: author, body: 'x '.repeat(40_000) })
  const entries = await Promise.all(
    Array.from({ length: 6 }, () =>
      db().moderationEntry.create({
        data: { action: 'post.edit', says: '{actor} edited', threadId, postId: id, moderatorId: moderator.id, nameId: moderator.nameId, createdAt: new Date() },
      }),
    ),
  )
  await db().post.update({ where: { id }, data: { revision: 7 } })
  const bodyOf = (revision: number) =>
    revision === 6 ? `${'x '.repeat(20_000)}y${' x'.repeat(19_999)}` : Array.from({ length: 9000 }, (_, word) => `w${word}x${revision}`).join(' ')
  for (const [index, entry] of entries.entries())
    await db().postRevision.create({
      data: { postId: id, revision: index + 1, body: bodyOf(index + 1), replacedAt: new Date(), replacedById: moderator.id, entryId: entry.id },
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
  expect(since.map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6, 7])
  const last = since.at(-1)?.change
  const pieces = last?.kind === 'difference' ? last.pieces : []
  expect(pieces.filter(({ kind }) => kind === 'left-out').length).toBe(2)
  expect(JSON.stringify(pieces).length).toBeLessThan(3000)
  expect(await findPostHistory(sightOf(guest), id, 6)).toBeNull()
})
