import { expect, test } from 'vitest'
import { guest, sightOf } from '@/lib/identity/viewer'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { listHits } from './hits'
import { readQuestion } from './question'

useDatabase()

test('a page of long posts brings the whole of few and the beginning of the others', async () => {
  const thread = await aThread(await aBoard())
  const by = await aMember()
  for (let index = 0; index < 15; index += 1) await aReply(thread, { by, body: `Aardwolf${' "<'.repeat(30_000)} ${index}` })
  const filters = { boardId: undefined, nameId: undefined, from: undefined, before: undefined }
  const { question } = await readQuestion('aardwolf')
  const searched = await listHits(sightOf(guest), { question, filters, page: 1 })
  const weighOf = ({ hits }: typeof searched) => hits.reduce((sum, { html }) => sum + html.length, 0)
  expect(searched.hits).toHaveLength(15)
  expect(weighOf(searched)).toBeLessThan(1_200_000)
  const written = await listHits(sightOf(guest), { question: undefined, filters: { ...filters, nameId: by.nameId }, page: 1 })
  expect(written.hits).toHaveLength(15)
  expect(weighOf(written)).toBeLessThan(200_000)
})
