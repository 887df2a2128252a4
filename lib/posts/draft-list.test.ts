import { expect, test } from 'vitest'
import { discardDraft, saveDraft } from '@/lib/drafts/commands'
import { discardInput, draftInput } from '@/lib/drafts/schema'
import type { MemberViewer } from '@/lib/identity/viewer'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { editPostPath, newThreadPath, replyPath } from '@/lib/urls'
import { findDraftList } from './draft-list'

useDatabase()

const save = (by: MemberViewer, place: string, body: string, age = 0) => saveDraft(by, draftInput.parse({ place, key: unique('key-of-form'), body, age }))
const wordsOf = async (of: MemberViewer) => (await findDraftList(of)).map(({ belongs, versions }) => [belongs, ...versions.map(({ body }) => body)])

test('a member finds all her drafts with what they are for, the latest first, and nobody else’s', async () => {
  const [writer, other] = [await aMember(), await aMember({ admin: true, moderates: 'all' })]
  const board = await aBoard()
  const thread = await aThread(board, { title: 'Buses' })
  const post = await aReply(thread, { by: writer })
  await save(writer, replyPath(thread.id), 'Half a reply', 3000)
  await save(writer, replyPath(thread.id), 'Typed on the phone', 2500)
  await save(writer, newThreadPath(board.slug), 'Half a thread', 2000)
  await save(writer, editPostPath(post.id), 'Half an edit', 1000)
  await save(other, replyPath(thread.id), 'Hers')
  expect(await wordsOf(writer)).toEqual([
    [`New wording of your post #${post.number} in “Buses”`, 'Half an edit'],
    [`New thread on ${board.name}`, 'Half a thread'],
    ['Reply to “Buses”', 'Typed on the phone', 'Half a reply'],
  ])
  expect(await wordsOf(other)).toEqual([['Reply to “Buses”', 'Hers']])
})

test('of a place that is hidden from her now nothing is said; her words are there all the same', async () => {
  const writer = await aMember()
  const board = await aBoard()
  const thread = await aThread(board, { title: 'For a few' })
  await save(writer, replyPath(thread.id), 'A thought')
  await save(writer, newThreadPath(board.slug), 'Another')
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'staff' } })
  expect((await wordsOf(writer)).sort()).toEqual([
    [null, 'A thought'],
    [null, 'Another'],
  ])
})

test('one that is forgotten is gone, those beside it stay, and none is shown after thirty days', async () => {
  const writer = await aMember()
  const place = replyPath((await aThread(await aBoard())).id)
  await save(writer, place, 'The older', 2000)
  const { at } = await save(writer, place, 'The newer')
  await discardDraft(writer, discardInput.parse({ place, key: unique('key-of-list'), draft: String(at) }))
  expect((await wordsOf(writer)).map(([, ...bodies]) => bodies)).toEqual([['The older']])
  expect(await atTime(new Date(now().getTime() + 31 * DAY_MS), () => findDraftList(writer))).toEqual([])
})

test('a draft for a number that no thread and no post can have is not kept, so that the list of the others opens', () => {
  for (const place of ['/t/9223372036854775808/reply', '/p/9999999999999999999/edit'])
    expect(draftInput.safeParse({ place, key: unique('key-of-form'), body: 'Words' }).success).toBe(false)
})
