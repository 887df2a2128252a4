import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { lockThread } from './lock-thread'

useDatabase()

test('the form of every act that locks says what authors can and cannot do then, and so it is', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const author = await aMember()
  const { id } = await aReply(thread, { by: author })
  const moderator = await aMember({ moderates: [board.id] })
  for (const word of ['lock', 'duplicate', 'close'])
    expect((await findActPage(moderator, word, 'thread', thread.id))?.consequences, word).toContain(
      'While it is locked, authors cannot edit their posts there; they can still withdraw them.',
    )
  const given = { subject: threadId.parse(String(thread.id)), for: 'ever' as const, key: unique('key-of-act'), reason: 'heated' as const, words: '' }
  await perform(lockThread, moderator, given)
  const subject = postId.parse(String(id))
  expect(await outcomeOf(editPost(author, { post: subject, key: unique('key-of-form'), revision: 1, body: 'Other words.' }))).toBe('edit_locked')
  await withdrawPost(author, { post: subject, key: unique('key-of-form') })
  expect((await db().post.findUniqueOrThrow({ where: { id } })).withdrawnAt).not.toBeNull()
})
