import { expect, test } from 'vitest'
import { findDesk } from '@/lib/moderation/links/link-desk'
import { db } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { askForLinks } from '@/lib/posts/link-requests'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { makeLinksClickable } from '../actions/make-links-clickable'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { thanksTo } from './link-requests'

useDatabase()

async function aStage() {
  const board = await aBoard()
  const author = await aMember()
  const { openingId, ...thread } = await aThread(board, { by: author, body: 'Sign https://example.org/1 please' })
  return { board, thread, author, id: postId.parse(String(openingId)), moderator: await aMember({ moderates: [board.id] }) }
}

const ask = (viewer: Parameters<typeof askForLinks>[0], id: ReturnType<typeof postId.parse>, words = '') => askForLinks(viewer, { post: id, words })

const make = (viewer: Awaited<ReturnType<typeof aMember>>, id: bigint, more = {}) =>
  perform(makeLinksClickable, viewer, { subject: id, revision: 1, link: [1], key: unique('key-of-act'), reason: 'checked', words: '', ...more })

test.each([
  [[], ''],
  [['A'], '. Thank you for asking, A'],
  [['A', 'B'], '. Thank you for asking, A and B'],
  [['A', 'B', 'C'], '. Thank you for asking, A, B and C'],
  [['A', 'B', 'C', 'D'], '. Thank you for asking, A, B, C and 1 other'],
  [['A', 'B', 'C', 'D', 'E'], '. Thank you for asking, A, B, C and 2 others'],
])('%j are thanked: %s', (names, expected) => {
  expect(thanksTo(names)).toBe(expected)
})

test('whoever asked is thanked by name and told, the author too; a guest stays unnamed', async () => {
  const { id, author, moderator } = await aStage()
  const asker = await aMember()
  await ask(asker, id)
  await ask({ kind: 'guest' }, id)
  const { id: entry } = await make(moderator, id)
  const kept = await db().moderationEntry.findUniqueOrThrow({ where: { id: entry } })
  expect(kept.says).toBe(`1 link made clickable by {by}. Thank you for asking, ${asker.name}`)
  expect(await db().linkRequest.count({ where: { postId: id, entryId: entry } })).toBe(2)
  const told = await db().notification.findMany({ where: { postId: id }, orderBy: { id: 'asc' } })
  expect(told.map(({ memberId, kind }) => [memberId, kind])).toEqual([
    [author.id, 'links.made'],
    [asker.id, 'links.asked'],
  ])
})

test('after an undo the wish is open again', async () => {
  const { id, moderator } = await aStage()
  await ask(await aMember(), id)
  const entry = await make(moderator, id)
  await undoAct(moderator, { entry: entryId.parse(String(entry.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(await db().linkRequest.count({ where: { postId: id, entryId: null } })).toBe(1)
  expect((await findDesk(moderator))?.waiting.map((post) => post.id)).toEqual([id])
})

test('the desk shows what was asked for first, the longest wish before the others, and nothing from other boards', async () => {
  const { id, thread, moderator } = await aStage()
  const later = await aReply(thread, { body: 'https://example.org/2' })
  const unasked = await aReply(thread, { body: 'https://example.org/3' })
  const elsewhere = await aStage()
  await ask(await aMember(), postId.parse(String(later.id)), 'Please.')
  await ask({ kind: 'guest' }, id)
  await ask({ kind: 'guest' }, elsewhere.id)
  const desk = await findDesk(moderator)
  expect(desk?.waiting.map((post) => post.id)).toEqual([later.id, id, unasked.id])
  expect(desk?.waiting[0]?.wishes).toMatchObject([{ words: 'Please.' }])
  expect(desk?.waiting[1]?.wishes).toMatchObject([{ by: null }])
  expect(await findDesk(await aMember())).toBeNull()
})

test('a wish and an act at once: the wish is answered, or told that nothing waits', async () => {
  const { id, moderator } = await aStage()
  const outcomes = await Promise.all([outcomeOf(ask(await aMember(), id)), outcomeOf(make(moderator, id))])
  expect(outcomes[1]).toBe('done')
  expect(await db().linkRequest.count({ where: { postId: id, entryId: null } })).toBe(0)
})

test('an act is bound to the addresses its form showed', async () => {
  const { id, moderator } = await aStage()
  expect(await outcomeOf(make(moderator, id, { seen: ['1 https://example.org/another'] }))).toBe('changed_since')
  expect(await outcomeOf(make(moderator, id, { seen: ['1 https://example.org/1'] }))).toBe('done')
})

test('an edit between form and act leaves the link as text', async () => {
  const { id, moderator } = await aStage()
  await db().post.update({ where: { id }, data: { revision: 2 } })
  expect(await outcomeOf(make(moderator, id))).toBe('changed_since')
  expect(await db().postLink.findFirst({ where: { postId: id } })).toMatchObject({ state: 'plain', decidedById: null })
})

test('a link to a host that is refused by now is not made clickable', async () => {
  const { id, board, moderator } = await aStage()
  const rule = { pattern: 'example.org', verdict: 'refused' as const, boardId: board.id, reason: 'Spam.', addedById: moderator.id, addedAt: new Date() }
  await db().linkHost.create({ data: rule })
  expect(await outcomeOf(make(moderator, id))).toBe('changed_since')
})
