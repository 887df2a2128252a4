import { expect, test } from 'vitest'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import type { LinkTrust } from '@/prisma/generated/client'

useDatabase()

async function aRegular(thread: { id: bigint }) {
  const member = await aMember()
  for (let post = 0; post < 5; post += 1) await aReply(thread, { by: member })
  return member
}

async function stateOfLink(thread: { id: bigint }, by: Awaited<ReturnType<typeof aMember>>, address = 'https://example.org/a') {
  const { id } = await aReply(thread, { by, body: `See ${address} please` })
  return (await db().postLink.findFirstOrThrow({ where: { postId: id } })).state
}

const aThreadOn = async (linkTrust: LinkTrust) => aThread(await aBoard({ linkTrust }))

test('whose links are clickable at once is the board’s setting', async () => {
  for (const [trust, newcomers, regulars] of [
    ['everyone', 'clickable', 'clickable'],
    ['trusted', 'plain', 'clickable'],
    ['checked', 'plain', 'plain'],
  ] as const) {
    const thread = await aThreadOn(trust)
    expect([trust, await stateOfLink(thread, await aMember()), await stateOfLink(thread, await aRegular(thread))]).toEqual([trust, newcomers, regulars])
  }
})

test('a post that HQ removed of late counts against its author, one from long ago does not', async () => {
  const thread = await aThreadOn('trusted')
  for (const [days, expected] of [
    [10, 'plain'],
    [100, 'clickable'],
  ] as const) {
    const member = await aRegular(thread)
    const { id } = await aReply(thread, { by: member })
    await db().post.update({ where: { id }, data: { removedAt: new Date(Date.now() - days * DAY_MS) } })
    expect(await stateOfLink(thread, member)).toBe(expected)
  }
})

test('a trusted host is clickable for newcomers too, a refused one is blocked for all; another board’s rule says nothing here', async () => {
  const thread = await aThreadOn('trusted')
  const { boardId } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const admin = await aMember({ admin: true })
  const rule = { reason: 'Known.', addedById: admin.id, addedAt: new Date() }
  await db().linkHost.createMany({
    data: [
      { ...rule, pattern: '*.gov.uk', verdict: 'trusted' },
      { ...rule, pattern: 'spam.example', verdict: 'refused', boardId },
      { ...rule, pattern: 'news.example', verdict: 'refused', boardId: (await aBoard()).id },
      { ...rule, pattern: 'old.example', verdict: 'refused', endedAt: new Date(), endedById: admin.id },
    ],
  })
  const newcomer = await aMember()
  const regular = await aRegular(thread)
  expect(await stateOfLink(thread, newcomer, 'https://www.gov.uk/a')).toBe('clickable')
  expect(await stateOfLink(thread, regular, 'https://spam.example/a')).toBe('blocked')
  expect(await stateOfLink(thread, regular, 'https://news.example/a')).toBe('clickable')
  expect(await stateOfLink(thread, regular, 'https://old.example/a')).toBe('clickable')
})

test('a member of a week is a newcomer no more', async () => {
  const thread = await aThreadOn('trusted')
  const joinedAt = new Date('2026-05-01T12:00:00Z')
  const member = await aMember({ joinedAt })
  for (let post = 0; post < 5; post += 1) await aReply(thread, { by: member })
  const after = (ms: number) => atTime(new Date(joinedAt.getTime() + ms), () => stateOfLink(thread, member))
  expect(await after(7 * DAY_MS - 1)).toBe('plain')
  expect(await after(7 * DAY_MS)).toBe('clickable')
})
