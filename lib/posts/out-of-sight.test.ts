import { expect, test } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { withdrawPost } from './commands/withdraw-post'
import { findOutOfSight } from './out-of-sight'
import { recount } from './recount'
import { findWithdrawForm } from './revision-forms'

useDatabase()

async function aPostOutOfSight() {
  const author = await aMember()
  const board = await aBoard()
  const thread = await aThread(board)
  const { id } = await aReply(thread, { by: author, body: 'Elderberries ripen.' })
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  return { author, thread, id, sending: { post: postId.parse(String(id)), key: unique('key-of-form') } }
}

test('an author finds her posts in threads that moved out of her sight, and nothing else of them', async () => {
  const { author, thread, id } = await aPostOutOfSight()
  await aReply(await aThread(await aBoard()), { by: author, body: 'Still to be read.' })
  expect(await findOutOfSight(author)).toMatchObject({ posts: [{ id, words: 'Elderberries ripen.' }], more: false })
  const form = await findWithdrawForm(author, id)
  expect(form).toMatchObject({ verdict: 'yes', thread: null, words: 'Elderberries ripen.' })
  expect(JSON.stringify(form, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(thread.slug)
  expect(await findOutOfSight(guest)).toBeNull()
  expect(await findOutOfSight(await aMember())).toEqual({ posts: [], more: false })
})

test('she withdraws one there, and is led to no place that she cannot read', async () => {
  const { author, id, sending } = await aPostOutOfSight()
  expect(await withdrawPost(author, sending)).toBeNull()
  expect(await withdrawPost(author, sending)).toBeNull() // sent twice, done once
  expect(await db().post.findUniqueOrThrow({ where: { id } })).toMatchObject({ withdrawnAt: expect.any(Date) })
  expect((await findOutOfSight(author))?.posts).toEqual([])
  expect(await recount()).toEqual([])
})

test('for everybody else it is not there', async () => {
  const { id, sending } = await aPostOutOfSight()
  const other = await aMember()
  expect(await findWithdrawForm(other, id)).toBeNull()
  expect(await outcomeOf(withdrawPost(other, sending))).toBe('not_found')
  expect(await outcomeOf(withdrawPost(guest, sending))).toBe('signed_out')
})

test('what HQ removed stays removed, and is nobody’s to withdraw', async () => {
  const { author, id, sending } = await aPostOutOfSight()
  await db().post.update({ where: { id }, data: { removedAt: new Date() } })
  expect(await findOutOfSight(author)).toMatchObject({ posts: [] })
  expect(await outcomeOf(withdrawPost(author, sending))).toBe('post_gone')
})
