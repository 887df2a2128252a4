import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { letterWhere } from '@/lib/testing/letters'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { lockThread } from './lock-thread'
import { pinThread } from './pin-thread'
import { removePost } from './remove-post'
import { restorePost } from './restore-post'
import { retitleThread } from './retitle-thread'
import { suspendMember } from './suspend-member'
import { unlockThread } from './unlock-thread'
import { unpinThread } from './unpin-thread'
import { unsuspendMember } from './unsuspend-member'

useDatabase()

type Made = { id: bigint }

const because = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })
const ruled = () => ({ key: unique('key-of-act'), reason: 'spam', words: '' })
const undo = (by: MemberViewer, { id }: Made) =>
  outcomeOf(undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' }))

async function aSetting() {
  const board = await aBoard()
  const by = await aMember({ moderates: 'all' })
  const thread = await aThread(board, { title: 'First title' })
  return { by, thread, subject: threadId.parse(String(thread.id)) }
}

/** A first act, what took it back by another act, and the first done once more by somebody else. */
type Story = (setting: Awaited<ReturnType<typeof aSetting>>) => Promise<[first: Made, between: Made, again: Made]>

const STORIES: Record<string, Story> = {
  'a title': async ({ by, subject }) => {
    const to = (was: string, title: string) => perform(retitleThread, by, { ...because(), subject, was, title })
    return [await to('First title', 'Second title'), await to('Second title', 'First title'), await to('First title', 'Second title')]
  },
  'the end of a lock': async ({ by, subject, thread }) => {
    await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date('2026-01-01') } })
    const unlock = () => perform(unlockThread, by, { ...because(), subject })
    return [await unlock(), await perform(lockThread, by, { ...because(), subject, for: '1d' }), await unlock()]
  },
  'the end of a pin': async ({ by, subject, thread }) => {
    await db().thread.update({ where: { id: thread.id }, data: { pinnedAt: new Date('2026-01-01') } })
    const unpin = () => perform(unpinThread, by, { ...because(), subject })
    return [await unpin(), await perform(pinThread, by, { ...because(), subject, for: '7d' }), await unpin()]
  },
  'the return of a post': async ({ by, thread }) => {
    const reply = await aReply(thread)
    const subject = postId.parse(String(reply.id))
    await perform(removePost, by, { ...ruled(), subject })
    const restore = () => perform(restorePost, by, { ...because(), subject })
    return [await restore(), await perform(removePost, by, { ...ruled(), subject }), await restore()]
  },
  'the end of a suspension': async ({ by }) => {
    const subject = memberId.parse(String((await aMember()).id))
    const suspend = () => perform(suspendMember, by, { ...ruled(), subject, for: '7d' })
    const unsuspend = () => perform(unsuspendMember, by, { ...because(), subject })
    await suspend()
    return [await unsuspend(), await suspend(), await unsuspend()]
  },
}

for (const [what, story] of Object.entries(STORIES))
  test(`${what} that looks as an older act had left it is a later act’s doing: only that one is taken back`, async () => {
    const setting = await aSetting()
    const [first, between, again] = await story(setting)
    expect(await undo(setting.by, first)).toBe('changed_since')
    expect(await undo(setting.by, again)).toBe('done')
    expect(await undo(setting.by, between)).toBe('done')
    expect(await undo(setting.by, first)).toBe('done')
  })

test('a new title takes the place of the old one in letters that were written, and its undo brings it back', async () => {
  const { by, thread, subject } = await aSetting()
  const reply = await aReply(thread, { by: await aMember() })
  await perform(removePost, by, { ...ruled(), subject: postId.parse(String(reply.id)) })
  const letter = () => letterWhere({ entry: { postId: reply.id } })
  const { title } = await letter()
  expect(title).toContain('“First title”')
  const entry = await perform(retitleThread, by, { ...because(), subject, was: 'First title', title: 'Second title' })
  expect(JSON.stringify(await letter(), (_key, value) => (typeof value === 'bigint' ? '' : value))).not.toContain('First title')
  expect(await undo(by, entry)).toBe('done')
  expect((await letter()).title).toBe(title)
})
