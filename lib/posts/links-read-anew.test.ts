import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { addLinks, linksOf, sameLinkAmong } from './links-read-anew'

useDatabase()

const aLink = fc.record({ ordinal: fc.integer({ min: 1, max: 6 }), address: fc.constantFrom('http://a.example/', 'http://b.example/', 'http://c.example/') })

test('a link of one wording is that of another under its address, in its place before any other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aLink, { selector: ({ ordinal }) => ordinal }), aLink, (links, asked) => {
      const same = links.filter(({ address }) => address === asked.address)
      expect(sameLinkAmong(links)(asked)).toBe(same.find(({ ordinal }) => ordinal === asked.ordinal) ?? same[0])
    }),
  )
})

test('two wordings of two thousand links are compared in a few looks at each', () => {
  let looks = 0
  const links = Array.from({ length: 2000 }, (_, index) => ({
    ordinal: index + 1,
    get address() {
      looks += 1
      return `http://a.example/${index}`
    },
  }))
  const sameOf = sameLinkAmong(links)
  for (const link of links) expect(sameOf(link)).toBe(link)
  expect(looks).toBeLessThan(10 * links.length)
})

test('two thousand links are added as they are, by one statement of one length', async () => {
  const { id } = await aReply(await aThread(await aBoard()), { by: await aMember(), body: 'words' })
  const by = await db().name.findFirstOrThrow({ select: { memberId: true } })
  const decided = { state: 'clickable', decidedById: by.memberId, decidedAt: new Date('2026-11-28T10:00:00.123Z'), removalUntil: null } as const
  const plain = { state: 'plain', decidedById: null, decidedAt: null, removalUntil: new Date('2027-02-01T00:00:00Z') } as const
  const links = Array.from({ length: 2000 }, (_, index) => ({
    ...(index % 2 === 0 ? decided : plain),
    ordinal: index + 1,
    address: `http://a.example/${index}`,
    target: `a.example/${index}`,
    text: `“words” \\ ${index} \u{1F600}`,
  }))
  const values: number[] = []
  await db().$transaction(async (tx) => {
    const counting = new Proxy(tx, {
      get(of, name) {
        if (name !== '$executeRaw') throw new Error(`${String(name)} is another statement`)
        return (text: TemplateStringsArray, ...given: unknown[]) => {
          values.push(given.length)
          return of.$executeRaw(text, ...given)
        }
      },
    })
    await addLinks(counting, id, links)
  })
  expect(values).toEqual([2])
  expect((await linksOf(db(), [id])).get(id)).toEqual(links.map((link) => ({ ...link, postId: id })))
})
