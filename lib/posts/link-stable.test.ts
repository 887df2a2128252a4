import { expect, test } from 'vitest'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { perform } from '@/lib/moderation/perform'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { renderAgain } from './render-again'
import { rerender } from './rerender'

useDatabase()

test('links made anew stay byte for byte what they were, in code they are none, and decisions stand', async () => {
  const board = await aBoard()
  const body = 'Sign https://example.org/1?a=1&b=2 (now), [read](https://news.example/a) and\n\n`https://code.example/`\n\nwww.example.net.'
  const { openingId: id } = await aThread(board, { body })
  const moderator = await aMember({ moderates: [board.id] })
  const subject = postId.parse(String(id))
  await perform(makeLinksClickable, moderator, { subject, revision: 1, link: [1], key: unique('key-of-act'), reason: 'checked', words: '' })
  const kept = async () => {
    const { html, links } = await db().post.findUniqueOrThrow({ where: { id }, include: { links: { orderBy: { ordinal: 'asc' } } } })
    return { html, links: links.map(({ ordinal, address, state, decidedById, decidedAt }) => ({ ordinal, address, state, decidedById, decidedAt })) }
  }
  const before = await kept()
  expect(before.html.match(/<a /g)).toHaveLength(1)
  expect(before.links.map(({ address }) => address)).not.toContain('https://code.example/')
  for (let turn = 0; turn < 2; turn += 1) {
    await db().$transaction((tx) => renderAgain(tx, { id, revision: 1 }))
    expect(await kept()).toEqual(before)
    await db().post.update({ where: { id }, data: { textVersion: 0 } })
    expect((await rerender()).losses).toEqual([])
    expect(await kept()).toEqual(before)
  }
})
