import { expect, test } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf } from '@/lib/testing/builders'
import { askForLinks, findAskLinkPage } from './link-requests'

useDatabase()

async function aPost({ body = 'See https://example.org/a please', readableBy = 'everyone' as 'everyone' | 'staff' } = {}) {
  const board = await aBoard({ readableBy })
  const moderator = await aMember({ moderates: [board.id] })
  const { openingId } = await aThread(board, { body, by: moderator })
  return { id: postId.parse(String(openingId)), moderator }
}

test('a wish is kept once for each reader, however often she asks at once', async () => {
  const { id } = await aPost()
  const reader = await aMember()
  const ask = (viewer: Parameters<typeof askForLinks>[0], words = '') => askForLinks(viewer, { post: id, words })
  await Promise.all(Array.from({ length: 8 }, () => ask(reader, 'I should like to sign it.')))
  await Promise.all(Array.from({ length: 8 }, () => ask(guest)))
  await ask(await aMember())
  expect(await db().linkRequest.count({ where: { postId: id } })).toBe(3)
  expect((await findAskLinkPage(reader, id))?.asked).toBeInstanceOf(Date)
  expect((await findAskLinkPage(await aMember(), id))?.asked).toBeNull()
  expect(await db().linkRequest.findFirst({ where: { postId: id, askerId: reader.id } })).toMatchObject({ words: 'I should like to sign it.', revision: 1 })
})

test('what is hidden cannot be asked for; a post without waiting links needs no asking', async () => {
  const { id } = await aPost({ readableBy: 'staff' })
  expect(await outcomeOf(askForLinks(await aMember(), { post: id, words: '' }))).toBe('not_found')
  expect(await findAskLinkPage(guest, id)).toBeNull()
  const bare = await aPost({ body: 'No link here.' })
  expect(await outcomeOf(askForLinks(guest, { post: bare.id, words: '' }))).toBe('already_done')
  const thread = await aThread(await aBoard())
  const gone = await aReply(thread, { body: 'https://example.org/gone' })
  await db().post.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
  expect(await outcomeOf(askForLinks(guest, { post: postId.parse(String(gone.id)), words: '' }))).toBe('not_found')
})

test('the words of several guests are all kept, each once, and no more than anybody would read', async () => {
  const { id } = await aPost()
  const ask = (words: string) => askForLinks(guest, { post: id, words })
  for (const words of ['I want to sign it.', '', 'So do I, please.', 'I want to sign it.']) await ask(words)
  const kept = async () => (await db().linkRequest.findFirstOrThrow({ where: { postId: id } })).words
  expect(await kept()).toBe('I want to sign it.\n\nSo do I, please.')
  for (let turn = 0; turn < 12; turn += 1) await ask(`${turn} `.padEnd(500, 'x'))
  expect((await kept()).length).toBeLessThanOrEqual(5000)
  expect(await kept()).toContain('So do I')
})

test('an author asks for a link of her own only where she had it put back as text', async () => {
  const author = await aMember()
  const { openingId } = await aThread(await aBoard({ linkTrust: 'checked' }), { by: author, body: 'See https://example.org/a and https://example.org/b' })
  const id = postId.parse(String(openingId))
  const ask = () => outcomeOf(askForLinks(author, { post: id, words: '' }))
  expect(await ask()).toBe('already_done')
  expect(await findAskLinkPage(author, id)).toMatchObject({ own: true, links: [] })
  await db().postLink.updateMany({ where: { postId: id, ordinal: 2 }, data: { decidedById: author.id, decidedAt: new Date() } })
  expect(await findAskLinkPage(author, id)).toMatchObject({ own: true, links: [{ ordinal: 2 }] })
  expect(await ask()).toBe('done')
})
