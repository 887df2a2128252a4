import { expect, test } from 'vitest'
import { mergeThreads } from '@/lib/moderation/actions/merge-threads'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { splitThread } from '@/lib/moderation/actions/split-thread'
import type { GivenTo } from '@/lib/moderation/definition'
import { perform } from '@/lib/moderation/perform'
import { undoAct } from '@/lib/moderation/undo'
import { db } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { refuse } from '@/lib/testing/host-rules'
import { workOff } from '@/lib/testing/work-off'

useDatabase()

const HOST = 'spam.example'
const BODY = `Look at https://${HOST}/a and https://good.example/b`

async function aStage() {
  const [from, to] = [await aBoard({ linkTrust: 'everyone' }), await aBoard({ linkTrust: 'everyone' })]
  const moderator = await aMember({ moderates: [from.id, to.id] })
  await refuse(moderator, { host: HOST, board: to })
  const thread = await aThread(from, { body: BODY })
  return { from, to, moderator, thread, id: threadId.parse(String(thread.id)) }
}

type Stage = Awaited<ReturnType<typeof aStage>>

function move({ from, to, moderator, id }: Stage) {
  const given = { reason: 'belongs' as const, words: '', signpost: '0' as const, say: '' }
  return perform(moveThread, moderator, { subject: id, key: unique('key-of-act'), from: boardId.parse(String(from.id)), to: to.slug, ...given })
}

async function undoLatest({ moderator, thread }: Stage) {
  const { id } = await db().moderationEntry.findFirstOrThrow({ where: { threadId: thread.id }, orderBy: { id: 'desc' } })
  await undoAct(moderator, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
}

const statesOf = async (id: bigint) =>
  (await db().postLink.findMany({ where: { postId: id }, orderBy: { ordinal: 'asc' } })).map(({ state, decidedById }) => [state, decidedById])
const htmlOf = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html

test('links to a host that only the new board refuses are blocked there, and text again once the thread is back', async () => {
  const stage = await aStage()
  const { openingId } = stage.thread
  await move(stage)
  expect(await statesOf(openingId)).toEqual([
    ['blocked', null],
    ['clickable', null],
  ])
  expect(await htmlOf(openingId)).not.toContain(HOST)
  await undoLatest(stage)
  expect(await statesOf(openingId)).toEqual([
    ['plain', null],
    ['clickable', null],
  ])
  expect(await htmlOf(openingId)).toContain(`${HOST}/a`)
})

test('what a moderator made clickable stays so, HQ’s links too, and an author’s choice is hers again on the way back', async () => {
  const stage = await aStage()
  const author = await aMember()
  const [made, hq, own] = [
    await aReply(stage.thread, { body: BODY }),
    await aReply(stage.thread, { body: BODY }),
    await aReply(stage.thread, { by: author, body: BODY }),
  ]
  await db().post.update({ where: { id: hq.id }, data: { voice: 'hq' } })
  const decide = (postId: bigint, state: 'clickable' | 'plain', by: bigint) =>
    db().postLink.updateMany({ where: { postId, ordinal: 1 }, data: { state, decidedById: by, decidedAt: new Date() } })
  await decide(made.id, 'clickable', stage.moderator.id)
  await decide(own.id, 'plain', author.id)
  await move(stage)
  expect((await statesOf(made.id))[0]).toEqual(['clickable', stage.moderator.id])
  expect((await statesOf(hq.id))[0]).toEqual(['clickable', null])
  expect((await statesOf(own.id))[0]?.[0]).toBe('blocked')
  await undoLatest(stage)
  expect((await statesOf(own.id))[0]).toEqual(['plain', author.id])
})

test('a long thread is judged whole, though its posts are rendered in batches', async () => {
  const stage = await aStage()
  const by = await aMember()
  for (let post = 0; post < 70; post += 1) await aReply(stage.thread, { by, body: BODY })
  await move(stage)
  await workOff()
  expect(await db().postLink.count({ where: { post: { threadId: stage.thread.id }, address: { contains: HOST }, state: { not: 'blocked' } } })).toBe(0)
  expect(await db().post.count({ where: { threadId: stage.thread.id, OR: [{ html: { contains: HOST } }, { textVersion: 0 }] } })).toBe(0)
})

test('posts that leave the thread before they are rendered are rendered where they are', async () => {
  const stage = await aStage()
  const by = await aMember()
  for (let post = 0; post < 70; post += 1) await aReply(stage.thread, { by, body: BODY })
  await move(stage)
  const given = { subject: String(stage.thread.id), key: unique('key-of-act'), reason: 'apart', words: '', posts: '65-71', title: 'On their own' }
  await perform(splitThread, stage.moderator, splitThread.input.parse(given))
  const gone = { name: { memberId: by.id }, threadId: { not: stage.thread.id } }
  expect(await db().post.count({ where: { ...gone, html: { contains: HOST } } })).toBe(7)
  await workOff()
  expect(await db().post.count({ where: { ...gone, html: { contains: HOST } } })).toBe(0)
})

test('posts that a merge brings to another board are judged by its rules', async () => {
  const stage = await aStage()
  const into = await aThread(stage.to)
  const given = { reason: 'other' as const, words: 'The same subject.', key: unique('key-of-act') }
  await perform(mergeThreads, stage.moderator, { subject: stage.id, into: threadId.parse(String(into.id)), ...given } as GivenTo<typeof mergeThreads>)
  expect((await statesOf(stage.thread.openingId))[0]).toEqual(['blocked', null])
  await undoLatest(stage)
  expect((await statesOf(stage.thread.openingId))[0]).toEqual(['plain', null])
})

test('a rule that is made while a thread moves finds its links all the same', async () => {
  const stage = await aStage()
  const pattern = 'good.example'
  await Promise.all([move(stage), refuse(stage.moderator, { host: pattern, board: stage.to })])
  expect((await statesOf(stage.thread.openingId)).map(([state]) => state)).toEqual(['blocked', 'blocked'])
})

test('of what can stand otherwise here nothing is missed: what another board blocked is freed, and what the site blocks stays', async () => {
  const { to } = await aStage()
  const others = [await aBoard({ linkTrust: 'everyone' }), await aBoard({ linkTrust: 'everyone' })] as const
  const keeper = await aMember({ admin: true })
  await refuse(keeper, { host: 'everywhere.example' })
  const blockedByBoth = await aThread(to, { body: `https://${HOST}/x https://everywhere.example/y https://good.example/z` })
  const states = async () => (await statesOf(blockedByBoth.openingId)).map(([state]) => state)
  expect(await states()).toEqual(['blocked', 'blocked', 'clickable'])
  await move({ from: to, to: others[0], moderator: keeper, thread: blockedByBoth, id: threadId.parse(String(blockedByBoth.id)) })
  expect(await states()).toEqual(['plain', 'blocked', 'clickable'])
  await move({ from: others[0], to: others[1], moderator: keeper, thread: blockedByBoth, id: threadId.parse(String(blockedByBoth.id)) })
  expect(await states()).toEqual(['plain', 'blocked', 'clickable'])
})
