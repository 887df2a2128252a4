import { expect, test } from 'vitest'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { retitleThread } from '@/lib/moderation/actions/retitle-thread'
import { perform } from '@/lib/moderation/perform'
import { undoAct } from '@/lib/moderation/undo'
import { db } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { announcementOf, type Change, EVERYTHING, onChange, readAnnouncement } from './changes'
import { tagsOf } from './tags'

useDatabase()

const heard: Change[] = []
onChange((change) => heard.push(change))

test('a reply touches its thread, its board and the lists, in the name of who wrote it', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const by = await aMember()
  heard.length = 0
  await aReply(thread, { by })
  expect(heard).toMatchObject([{ tags: ['lists', `board:${board.id}`, `thread:${thread.id}`], actors: [by.id] }])
  expect(heard[0]?.events).toHaveLength(1)
})

test('a move touches both boards, every board with a signpost, and the log', async () => {
  const [from, to, next] = [await aBoard(), await aBoard(), await aBoard()]
  const thread = await aThread(from)
  const moderator = await aMember({ moderates: 'all' })
  const move = (source: { id: bigint }, target: { slug: string }) =>
    perform(moveThread, moderator, {
      subject: threadId.parse(String(thread.id)),
      key: unique('key-of-act'),
      reason: 'belongs',
      words: '',
      from: boardId.parse(String(source.id)),
      to: target.slug,
      signpost: '30',
      say: '',
    })
  await move(from, to)
  heard.length = 0
  await move(to, next)
  const tags = new Set(heard.flatMap((change) => change.tags))
  expect(tags).toEqual(new Set(['lists', 'log', `thread:${thread.id}`, `board:${from.id}`, `board:${to.id}`, `board:${next.id}`]))
})

test('a new title touches every page, for any may name the thread; so does its undo', async () => {
  const thread = await aThread(await aBoard())
  const moderator = await aMember({ moderates: 'all' })
  const given = { key: unique('key-of-act'), reason: 'unclear', words: '' }
  heard.length = 0
  const { id } = await perform(retitleThread, moderator, {
    ...given,
    subject: threadId.parse(String(thread.id)),
    was: 'A thread of tests',
    title: 'A better title',
  })
  expect(heard.flatMap(({ tags }) => tags)).toContain('site')
  heard.length = 0
  await undoAct(moderator, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(heard.flatMap(({ tags }) => tags)).toContain('site')
})

test('a change that was refused touches nothing; a repair touches everything', async () => {
  const thread = await aThread(await aBoard())
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date(), postCount: 0 } })
  heard.length = 0
  await aReply(thread).catch(() => undefined)
  expect(heard).toEqual([])
  await recount({ repair: true })
  expect(heard).toEqual([EVERYTHING])
})

test('whatever is not known to be narrow touches everything', () => {
  expect(tagsOf([{ kind: 'text.imported', boardId: 1n }])).toEqual(['site'])
  expect(tagsOf([{ kind: 'post.created', boardId: 1n }])).toEqual(['site'])
  expect(tagsOf([])).toEqual([])
})

test('an announcement is heard by other nodes as it was made, by our own not at all', () => {
  const change: Change = { tags: ['lists', 'thread:9'], actors: [9007199254740993n], events: [] }
  const ours = announcementOf(change)
  expect(readAnnouncement(ours)).toBeNull()
  expect(readAnnouncement(ours.replace(/"node":"[^"]+"/, '"node":"another"'))).toEqual(change)
  for (const garbled of [undefined, '', '{', '{"node":"x"}', 'null']) expect(readAnnouncement(garbled)).toEqual(EVERYTHING)
  const long = announcementOf({ tags: Array.from({ length: 2000 }, (_, index) => `thread:${BigInt(index)}` as const), actors: [], events: [] })
  expect(Buffer.byteLength(long)).toBeLessThan(8000)
  expect(JSON.parse(long).tags).toEqual(['site'])
})
