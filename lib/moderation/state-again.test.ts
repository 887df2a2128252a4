import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { banMember } from './actions/ban-member'
import { removePost } from './actions/remove-post'
import { removeThread } from './actions/remove-thread'
import { restorePost } from './actions/restore-post'
import { restoreThread } from './actions/restore-thread'
import { unbanMember } from './actions/unban-member'
import { perform } from './perform'
import { undoAct } from './undo'

useDatabase()

const ruled = () => ({ key: unique('key-of-act'), reason: 'attack', words: 'It calls a parent names.' })
const lifted = () => ({ key: unique('key-of-act'), reason: 'other', words: 'It was a mistake.' })

async function aSetting() {
  const [hq, author] = [await aMember({ moderates: 'all', admin: true }), await aMember()]
  const thread = await aThread(await aBoard(), { by: author, title: 'What Ann did' })
  const { id: reply } = await aReply(thread, { by: author })
  return { hq, author, post: postId.parse(String(reply)), thread: threadId.parse(String(thread.id)), member: memberId.parse(String(author.id)) }
}

type Setting = Awaited<ReturnType<typeof aSetting>>
type Story = { says: string; takes(given: Setting): Promise<{ id: bigint }>; lifts(given: Setting): Promise<{ id: bigint }> }

const STORIES: Story[] = [
  {
    says: 'Your post #2 in “What Ann did” was removed.',
    takes: ({ hq, post }) => perform(removePost, hq, { ...ruled(), subject: post }),
    lifts: ({ hq, post }) => perform(restorePost, hq, { ...lifted(), subject: post }),
  },
  {
    says: 'Your thread “What Ann did” was removed.',
    takes: ({ hq, thread }) => perform(removeThread, hq, { ...ruled(), subject: thread }),
    lifts: ({ hq, thread }) => perform(restoreThread, hq, { ...lifted(), subject: thread }),
  },
  {
    says: 'Your account is banned.',
    takes: ({ hq, member }) => perform(banMember, hq, { ...ruled(), subject: member }),
    lifts: ({ hq, member }) => perform(unbanMember, hq, { ...lifted(), subject: member }),
  },
]

test.each(STORIES)('a restriction that applies again is stated, also where its statement is not kept: $says', async ({ says, takes, lifts }) => {
  const setting = await aSetting()
  const taken = await takes(setting)
  const between = await lifts(setting)
  await db().outbox.deleteMany({ where: { memberId: setting.author.id } })
  await undoAct(setting.hq, { entry: entryId.parse(String(between.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  const [letter, ...more] = await lettersWhere({ memberId: setting.author.id, kind: 'statement' })
  expect(letter?.title).toBe(says)
  expect(letter?.body).toContain('It calls a parent names.')
  expect(letter?.body).toContain(`/appeal/${taken.id}/`)
  expect(more).toEqual([])
})
