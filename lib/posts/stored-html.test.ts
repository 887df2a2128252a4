import { expect, test } from 'vitest'
import type { Tx } from '@/lib/platform/db'
import { storeHtml } from './stored-html'

test('the HTML of many long posts is written in several statements, each of which is soon made, and none is left out', async () => {
  const written: { ids: bigint[]; characters: number }[] = []
  const tx = {
    async $executeRaw(_text: TemplateStringsArray, _version: number, ids: bigint[], htmls: string[]) {
      written.push({ ids, characters: htmls.join('').length })
      return ids.length
    },
  } as unknown as Tx
  const made = Array.from({ length: 50 }, (_, index) => ({ id: BigInt(index), html: `<p>${'a'.repeat(index % 7 === 0 ? 400_000 : 9000)}</p>` }))
  await storeHtml(tx, made)
  expect(written.flatMap(({ ids }) => ids)).toEqual(made.map(({ id }) => id))
  expect(written.length).toBeLessThanOrEqual(5)
  for (const { characters } of written) expect(characters).toBeLessThanOrEqual(1_000_000)
  await storeHtml(tx, [{ id: 99n, html: 'a'.repeat(1_500_000) }])
  expect(written.at(-1)?.ids).toEqual([99n])
})
