import { expect, test } from 'vitest'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { removalEnds } from '@/lib/posts/policy'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { refuse } from '@/lib/testing/host-rules'
import { dayText } from '@/lib/text/moment-text'
import { banMember } from './actions/ban-member'
import { pinThread } from './actions/pin-thread'
import { removePost } from './actions/remove-post'
import { removeThread } from './actions/remove-thread'
import { appeal } from './appeals/appeals'
import { perform } from './perform'
import { findUndoPage } from './queries'

useDatabase()

const given = () => ({ key: unique('key-of-act'), reason: 'attack', words: 'It calls a parent names.' })
const said = async (viewer: Parameters<typeof findUndoPage>[0], { id }: { id: bigint }) => (await findUndoPage(viewer, id))?.consequences ?? []

test('the undo of a removal says that the post and the standing come back, and what becomes of an appeal that waits', async () => {
  const [hq, author] = [await aMember({ moderates: 'all' }), await aMember()]
  const post = await aReply(await aThread(await aBoard()), { by: author })
  const entry = await perform(removePost, hq, { ...given(), subject: postId.parse(String(post.id)) })
  const before = await said(hq, entry)
  expect(before[0]).toBe('The post is shown again: in the thread, in lists, in search and in quotations.')
  expect(before[1]).toContain(`no longer counts against its author’s standing, as it would until ${dayText(removalEnds(now()))}`)
  expect(before.join()).not.toContain('appeal')
  await appeal(author, { entry: entryId.parse(String(entry.id)), words: 'I did not.' })
  expect(await said(hq, entry)).toContain('1 appeal that waits is closed, and its author is notified.')
  expect((await atTime(new Date(Date.now() + 91 * DAY_MS), () => said(hq, entry))).join()).not.toContain('standing')
})

test('the undo of a refusal says how many links in how many posts come back', async () => {
  const [hq, author, host] = [await aMember({ admin: true }), await aMember(), `${unique('host').toLowerCase()}.example`]
  const board = await aBoard({ linkTrust: 'everyone' })
  const thread = await aThread(board, { by: author, body: `https://${host}/1 and https://${host}/2` })
  await aReply(thread, { by: author, body: `https://${host}/3` })
  const entry = await refuse(hq, { host, board })
  const [links, next] = await said(hq, entry)
  expect(links).toBe('3 links in 2 posts by 1 member come back, as far as nothing else keeps them away.')
  expect(next).toContain(`New links to ${host} begin as each board’s setting says.`)
  await refuse(hq, { host })
  expect((await said(hq, entry))[0]).toBe(`No link to ${host} is kept away by it alone.`)
})

test('the undo of a ban, of a thread’s removal and of a pin each say what they do', async () => {
  const [hq, author] = [await aMember({ moderates: 'all' }), await aMember()]
  const thread = await aThread(await aBoard(), { by: author })
  await aReply(thread, { by: author })
  const subject = threadId.parse(String(thread.id))
  const pinned = await perform(
    pinThread,
    hq,
    pinThread.input.parse({ subject: String(thread.id), key: unique('key-of-act'), reason: 'other', words: 'All should read it.', for: '7d' }),
  )
  expect((await said(hq, pinned))[0]).toBe('It is no longer at the top of its board, but where its last post puts it.')
  const removed = await perform(removeThread, hq, { ...given(), subject })
  expect((await said(hq, removed))[0]).toContain('The thread and its 2 posts are shown again')
  const banned = await perform(banMember, hq, { ...given(), subject: memberId.parse(String(author.id)) })
  expect((await said(hq, banned))[0]).toBe('The member can sign in again; sessions that the ban ended stay ended.')
})
