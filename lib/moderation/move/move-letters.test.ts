import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { boardId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import type { Readers } from '@/prisma/generated/client'
import { moveThread } from '../actions/move-thread'
import { findLetterPage } from '../appeals/appeals'
import { moveMany } from '../bulk/move-many'
import { perform } from '../perform'

useDatabase()

/** The letters of one thread that was moved, and of two that were moved together, between boards of these readers. */
async function lettersOfMoves(readableBy: Readers, closed: { suspendedUntil?: Date; bannedAt?: Date }) {
  const [from, to] = [await aBoard({ readableBy }), await aBoard({ readableBy })]
  const [starter, moderator] = [await aMember(), await aMember({ moderates: [from.id, to.id] })]
  const threads = [await aThread(from, { by: starter }), await aThread(from, { by: starter }), await aThread(from, { by: starter })]
  const [one, ...two] = threads.map(({ id }) => threadId.parse(String(id)))
  const given = { from: boardId.parse(String(from.id)), to: to.slug, signpost: '30', reason: 'belongs', words: '' } as const
  await db().member.update({ where: { id: starter.id }, data: closed })
  await perform(moveThread, moderator, { ...given, subject: one ?? threadId.parse('1'), say: '', key: unique('key-of-act') })
  await moveMany(moderator, { ...given, silent: undefined, thread: two, key: unique('key-of-form') })
  return lettersWhere({ memberId: starter.id, kind: { startsWith: 'moved' } })
}

const later = () => new Date(Date.now() + 60_000)

test.each([
  ['suspended', 'members', () => ({ suspendedUntil: later() }), 0],
  ['banned', 'members', () => ({ bannedAt: new Date() }), 0],
  ['suspended', 'everyone', () => ({ suspendedUntil: later() }), 3],
  ['a member like others', 'members', () => ({}), 3],
] as const)('whoever is %s is led by letters about threads for %s to nothing that she cannot open', async (_who, readableBy, closed, threads) => {
  const letters = await lettersOfMoves(readableBy, closed())
  expect(letters).toHaveLength(2)
  const text = letters.map(({ body }) => body).join('\n')
  expect(text.split(`${env().SITE_URL}/t/`)).toHaveLength(threads + 1)
  if (threads === 0) expect(text.match(/when your account is open again/g)).toHaveLength(2)
  const appeals = [...text.matchAll(/\/appeal\/(\d+)\/?(\S*)/g)]
  expect(appeals).toHaveLength(3)
  for (const [, id = '', letter = ''] of appeals) expect(await findLetterPage(BigInt(id), letter)).toMatchObject({ verdict: 'yes' })
})
