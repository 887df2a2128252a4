import { expect, test } from 'vitest'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { perform } from '@/lib/moderation/perform'
import { db } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findOwnLinks, showLinkAsText } from './link-undo'

useDatabase()

async function aStage() {
  const board = await aBoard()
  const author = await aMember()
  const moderator = await aMember({ moderates: [board.id] })
  const { openingId } = await aThread(board, { by: author, body: 'One https://example.org/1 and two https://example.org/2' })
  const id = postId.parse(String(openingId))
  await perform(makeLinksClickable, moderator, { subject: id, revision: 1, link: [1], key: unique('key-of-act'), reason: 'checked', words: '' })
  return { id, author, moderator, board, given: { post: id, link: 1, address: 'https://example.org/1' } }
}

const html = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html

test('an author has a link that a moderator made clickable shown as text again, once, and the moderator’s entry stays', async () => {
  const { id, author, given } = await aStage()
  expect(await html(id)).toContain('<a ')
  await Promise.all([showLinkAsText(author, given), showLinkAsText(author, given)])
  await showLinkAsText(author, given)
  expect(await html(id)).not.toContain('<a ')
  expect(await db().event.count({ where: { kind: 'link.changed', postId: id } })).toBe(1)
  expect(await db().moderationEntry.count({ where: { postId: id } })).toBe(1)
  const shown = await findOwnLinks(author, id)
  expect(shown?.links.map(({ state, why, canTakeBack }) => ({ state, why, canTakeBack }))).toEqual([
    { state: 'plain', why: 'author', canTakeBack: false },
    { state: 'plain', why: 'newcomer', canTakeBack: false },
  ])
})

test('nobody else can; a link that is not there is refused', async () => {
  const { id, author, moderator, given } = await aStage()
  expect(await outcomeOf(showLinkAsText(moderator, given))).toBe('not_allowed')
  expect(await findOwnLinks(moderator, id)).toBeNull()
  expect(await outcomeOf(showLinkAsText(author, { ...given, address: 'https://example.org/other' }))).toBe('changed_since')
  expect(await outcomeOf(showLinkAsText({ kind: 'guest' }, given))).toBe('signed_out')
  expect(await html(id)).toContain('<a ')
})

test('a moderator’s undo and the author’s at once leave text, and one of them is told', async () => {
  const { id, author, given, moderator } = await aStage()
  const { undoAct } = await import('@/lib/moderation/undo')
  const entry = await db().moderationEntry.findFirstOrThrow({ where: { postId: id } })
  const undo = undoAct(moderator, { entry: entryId.parse(String(entry.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  const outcomes = await Promise.all([outcomeOf(undo), outcomeOf(showLinkAsText(author, given))])
  expect(outcomes).toContain('done')
  expect(await html(id)).not.toContain('<a ')
})
