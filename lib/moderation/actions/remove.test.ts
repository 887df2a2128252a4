import { expect, test } from 'vitest'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { lettersWhere } from '@/lib/testing/letters'
import { workOff } from '@/lib/testing/work-off'
import { perform } from '../perform'
import { removePost } from './remove-post'
import { removeThread } from './remove-thread'
import { restorePost } from './restore-post'
import { restoreThread } from './restore-thread'

useDatabase()

const SPAM = { reason: 'spam', words: '' }
const WRONG = { reason: 'wrong', words: '' }

async function aSetting() {
  const board = await aBoard()
  const [moderator, by] = [await aMember({ moderates: [board.id] }), await aMember()]
  const thread = await aThread(board)
  const post = await aReply(thread, { by, body: 'Cheap sunglasses, only today.' })
  const quoting = await aReply(thread, { body: `> [${by.name} in #2](/p/${post.id}):\n> Cheap sunglasses, only today.\n\nNo thank you.` })
  const state = async () => ({
    thread: await db().thread.findUnique({ where: { id: thread.id }, omit: {} }),
    posts: await db().post.findMany({ where: { threadId: thread.id }, orderBy: { id: 'asc' }, select: { id: true, removedAt: true, html: true } }),
    recount: await recount(),
  })
  return { board, moderator, by, thread, post, quoting, state }
}

type Setting = Awaited<ReturnType<typeof aSetting>>
type Act = (viewer: Viewer, setting: Setting, key: string) => Promise<{ id: bigint }>
const subjectOf = ({ post }: Setting) => postId.parse(String(post.id))
const threadOf = ({ thread }: Setting) => threadId.parse(String(thread.id))

const stageOf = (act: Act, before?: (setting: Setting) => Promise<unknown>) => async () => {
  const setting = await aSetting()
  await before?.(setting)
  return { ...setting, perform: (viewer: Viewer, key: string) => act(viewer, setting, key) }
}

const remove: Act = (viewer, setting, key) => perform(removePost, viewer, { subject: subjectOf(setting), key, ...SPAM })
const removeWhole: Act = (viewer, setting, key) => perform(removeThread, viewer, { subject: threadOf(setting), key, ...SPAM })

describeAction(removePost, stageOf(remove))
describeAction(removeThread, stageOf(removeWhole))

test('a removed post is masked where it is quoted, its author is told why, and restoring brings everything back', async () => {
  const setting = await aSetting()
  const { moderator, by, post, quoting, state } = setting
  const before = await state()
  await remove(moderator, setting, unique('key-of-act'))
  expect(await recount()).toEqual([])
  expect((await db().post.findUniqueOrThrow({ where: { id: quoting.id } })).html).not.toContain('sunglasses')
  expect((await lettersWhere({ memberId: by.id })).map(({ body }) => body).join()).toContain('It advertises something')
  await perform(restorePost, moderator, { subject: postId.parse(String(post.id)), key: unique('key-of-act'), ...WRONG })
  expect(await state()).toEqual(before)
})

test('removing the last post gives the thread back the place that its last standing post deserves', async () => {
  const setting = await aSetting()
  const { thread, quoting, moderator, post } = setting
  const last = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  expect(last.lastPostNumber).toBe(3)
  await perform(removePost, moderator, { subject: postId.parse(String(quoting.id)), key: unique('key-of-act'), ...SPAM })
  const now = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const standing = await db().post.findUniqueOrThrow({ where: { id: post.id } })
  expect([now.lastPostNumber, now.lastNumber, now.postCount]).toEqual([2, 3, 2])
  expect([now.activityAt, now.lastPosterId]).toEqual([standing.createdAt, standing.nameId])
})

test('a removed thread takes no reply and is restored as it was', async () => {
  const setting = await aSetting()
  const { moderator, thread, state } = setting
  const before = await state()
  await removeWhole(moderator, setting, unique('key-of-act'))
  expect(await outcomeOf(aReply(thread))).toBe('not_found')
  await perform(restoreThread, moderator, { subject: threadOf(setting), key: unique('key-of-act'), ...WRONG })
  expect(await state()).toEqual(before)
  expect(await outcomeOf(perform(restoreThread, moderator, { subject: threadOf(setting), key: unique('key-of-act'), ...WRONG }))).toBe('already_done')
})

test('of two moderators who remove at once one does, and the other is told', async () => {
  const setting = await aSetting()
  const { board } = setting
  const two: MemberViewer = await aMember({ moderates: [board.id] })
  const outcomes = await Promise.all([
    outcomeOf(remove(setting.moderator, setting, unique('key-of-act'))),
    outcomeOf(remove(two, setting, unique('key-of-act'))),
  ])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
})

test('removing a thread masks its posts where other threads quote them, also those who quote at the same moment, and restoring brings them back', async () => {
  for (const _time of Array.from({ length: 4 })) {
    const setting = await aSetting()
    const { moderator, post, by, state } = setting
    const elsewhere = await aThread(await aBoard())
    const body = `> [${by.name} in #2](/p/${post.id}):\n> Cheap sunglasses, only today.\n\nSeen there.`
    const before = await aReply(elsewhere, { body })
    const whole = await state()
    const [during] = await Promise.all([aReply(elsewhere, { body }), removeWhole(moderator, setting, unique('key-of-act'))])
    const htmlOf = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html
    for (const { id } of [before, during]) {
      expect(await htmlOf(id)).not.toContain('sunglasses')
      expect(await htmlOf(id)).toContain('Seen there.')
    }
    await perform(restoreThread, moderator, { subject: threadOf(setting), key: unique('key-of-act'), ...WRONG })
    for (const { id } of [before, during]) expect(await htmlOf(id)).toContain('sunglasses')
    expect(await state()).toEqual(whole)
  }
})

test('a thread that is quoted two hundred times loses its words in all of them', async () => {
  const setting = await aSetting()
  const { moderator, post, by } = setting
  const elsewhere = await aThread(await aBoard())
  const { id: quote } = await aReply(elsewhere, { body: `> [${by.name} in #2](/p/${post.id}):\n> Cheap sunglasses, only today.\n\nSeen there.` })
  await db().$executeRaw`
    insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", number + n, "nameId", body, html, "textVersion", "createdAt" from "Post", generate_series(1, 199) n where id = ${quote}`
  await db().$executeRaw`insert into "Quote" select id, ${post.id} from "Post" where "threadId" = ${elsewhere.id} and number > 2`
  await removeWhole(moderator, setting, unique('key-of-act'))
  const masking = { name: 'mask-quotes' } // the process may end here: what is left to do was asked for with the act
  expect(await db().post.count({ where: { threadId: elsewhere.id, html: { contains: 'sunglasses' } } })).toBeGreaterThan(100)
  expect(await db().queuedJob.count({ where: masking })).toBe(1)
  await workOff()
  expect(await db().queuedJob.count({ where: masking })).toBe(0)
  expect(await db().post.count({ where: { threadId: elsewhere.id, html: { contains: 'sunglasses' } } })).toBe(0)
  expect(await db().post.count({ where: { threadId: elsewhere.id, html: { contains: 'Seen there.' } } })).toBe(200)
  await recount({ repair: true }) // of what was put here by hand
})
