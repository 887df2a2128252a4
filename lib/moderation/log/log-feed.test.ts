import { expect, test } from 'vitest'
import { memberId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { banMember } from '../actions/ban-member'
import { lockThread } from '../actions/lock-thread'
import { perform } from '../perform'
import { findLogFeed, findThreadLogFeed } from './log-feed'

useDatabase()

test('the feed says what the public may read, escaped, and of a ban no more than the day', async () => {
  const [board, hidden, members] = [await aBoard(), await aBoard({ readableBy: 'staff' }), await aBoard({ readableBy: 'members' })]
  const hq = await aMember({ moderates: 'all' })
  const threads = [await aThread(board), await aThread(hidden, { by: hq }), await aThread(members)]
  for (const [index, thread] of threads.entries()) {
    const words = `Lock <${index}> & "so" on\u0007`
    await perform(lockThread, hq, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words })
  }
  const upon = await aMember()
  const facts = { key: unique('key-of-act'), reason: 'attack', words: 'She called Ann Smith a liar.', open: false }
  await perform(banMember, hq, { ...facts, subject: memberId.parse(String(upon.id)) })
  const feed = await findLogFeed()
  expect(feed).toContain('Lock &lt;0&gt; &amp; &quot;so&quot; on</content>')
  expect(feed).not.toMatch(/Lock &lt;[12]/)
  expect(feed).not.toContain('Ann Smith')
  expect(feed).not.toContain(upon.name)
  expect(feed).toMatch(/<title>HQ banned a member<\/title>\n<link [^>]*>\n<updated>[\d-]+T00:00:00\.000Z</)
  const [open, closed, theirs] = threads.map(({ id }) => findThreadLogFeed(id))
  expect(await open).toContain('Lock &lt;0&gt;')
  expect(await closed).toBeNull()
  expect(await theirs).toBeNull()
})
