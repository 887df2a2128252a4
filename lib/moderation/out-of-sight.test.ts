import { expect, test } from 'vitest'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { boardId, entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { banMember } from './actions/ban-member'
import { editPostAsHq } from './actions/edit-post'
import { lockThread } from './actions/lock-thread'
import { markDuplicate } from './actions/mark-duplicate'
import { mergeThreads } from './actions/merge-threads'
import { moveThread } from './actions/move-thread'
import { removePost } from './actions/remove-post'
import { removeThread } from './actions/remove-thread'
import { restorePost } from './actions/restore-post'
import { splitThread } from './actions/split-thread'
import { unbanMember } from './actions/unban-member'
import { listAppeals } from './appeals/appeal-desk'
import { appeal, findAppealPage } from './appeals/appeals'
import { perform } from './perform'
import { findThreadLog } from './queries'
import { undoAct } from './undo'

useDatabase()

type Id = { id: bigint }
const asked = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })
const spam = () => ({ key: unique('key-of-act'), reason: 'spam', words: '' })
const threadOf = ({ id }: Id) => threadId.parse(String(id))
const postOf = ({ id }: Id) => postId.parse(String(id))
const undo = (by: Viewer, { id }: Id) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

async function aSetting() {
  const [board, staff] = [await aBoard(), await aBoard({ readableBy: 'staff' })]
  const [admin, moderator, author] = [await aMember({ moderates: 'all', admin: true }), await aMember({ moderates: [board.id] }), await aMember()]
  const thread = await aThread(board, { by: author, title: 'Shade for the pram' })
  return { board, staff, admin, moderator, author, thread, post: await aReply(thread, { by: author }) }
}

/** The thread goes where only the staff can read, and has another title there. */
async function hide({ admin, board, staff }: Awaited<ReturnType<typeof aSetting>>, thread: Id): Promise<void> {
  const from = boardId.parse(String(board.id))
  await perform(moveThread, admin, { ...asked(), subject: threadOf(thread), from, to: staff.slug, signpost: '0', say: '', rule: 'private' })
  await db().thread.update({ where: { id: thread.id }, data: { title: 'A secret', slug: 'a-secret' } })
}

const asText = (value: unknown) => JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? String(part) : part))

test('whoever lost sight of a thread is not written its title when it or her post is removed there', async () => {
  const setting = await aSetting()
  await hide(setting, setting.thread)
  await perform(removePost, setting.admin, { ...spam(), subject: postOf(setting.post) })
  await perform(removeThread, setting.admin, { ...spam(), subject: threadOf(setting.thread) })
  const letters = await lettersWhere({ memberId: setting.author.id, kind: 'statement' })
  expect(letters).toHaveLength(3)
  expect(asText(letters)).not.toContain('secret')
})

test('whoever is told of an act reads why, in the moderator’s own words as long as the thread is open to her', async () => {
  const setting = await aSetting()
  await perform(lockThread, setting.moderator, { ...asked(), subject: threadOf(setting.thread) })
  const toldWhy = async () => (await findNotifications(setting.author))?.lines.at(-1)?.act?.why
  expect(await toldWhy()).toMatchObject({ because: '', words: 'So it is better.' })
  await hide(setting, setting.thread)
  expect(await toldWhy()).toMatchObject({ because: '', words: '' })
})

test('an appeal names no thread that went to a board which the moderator cannot read', async () => {
  const setting = await aSetting()
  const entry = await perform(removePost, setting.admin, { ...spam(), subject: postOf(setting.post) })
  await appeal(setting.author, { entry: entryId.parse(String(entry.id)), words: 'It was a joke.' })
  expect(await listAppeals(setting.moderator)).toHaveLength(1)
  await hide(setting, setting.thread)
  expect(await listAppeals(setting.moderator)).toEqual([])
})

test('a form sent again does not lead to a thread that went out of her sight', async () => {
  const setting = await aSetting()
  const form = { ...asked(), subject: threadOf(setting.thread) }
  await perform(lockThread, setting.moderator, form)
  await hide(setting, setting.thread)
  expect(await outcomeOf(perform(lockThread, setting.moderator, form))).toBe('not_found')
})

test('the log of a thread keeps no words about a post that went out of sight with another', async () => {
  const setting = await aSetting()
  const { admin, post, thread } = setting
  await perform(editPostAsHq, admin, {
    ...asked(),
    reason: 'asked',
    words: 'Her street stood there.',
    subject: postOf(post),
    revision: 1,
    body: 'Without the street.',
  })
  const words = async () => (await findThreadLog(sightOf('public'), thread.id))?.entries.find(({ action }) => action === 'post.edit')?.words
  expect(await words()).toBe('Her street stood there.')
  await perform(splitThread, admin, { ...asked(), subject: threadOf(thread), posts: [[2, 2]], title: 'Apart' })
  await hide(setting, { id: (await db().post.findUniqueOrThrow({ where: { id: post.id } })).threadId })
  expect(await words()).toBe('')
})

test('whoever acts as HQ is not named by her undo of what somebody else did under her name', async () => {
  const { admin, moderator, thread } = await aSetting()
  const entry = await perform(lockThread, moderator, { ...asked(), subject: threadOf(thread) })
  await db().member.update({ where: { id: admin.id }, data: { actsAsHqAt: new Date() } })
  const { id } = await undo(admin, entry)
  expect((await db().moderationEntry.findUniqueOrThrow({ where: { id } })).named).toBe(false)
})

test('a duplicate whose other thread was merged can still be undone', async () => {
  const { admin, board, thread } = await aSetting()
  const [other, third] = [await aThread(board), await aThread(board)]
  const entry = await perform(markDuplicate, admin, { ...asked(), subject: threadOf(thread), of: threadOf(other) })
  const merge = await perform(mergeThreads, admin, { ...asked(), subject: threadOf(other), into: threadOf(third) })
  expect(await outcomeOf(undo(admin, entry))).toBe('done')
  expect(await db().thread.findUnique({ where: { id: thread.id } })).toMatchObject({ duplicateOfId: null, lockedAt: null })
  expect(await outcomeOf(undo(admin, merge))).toBe('done')
})

test('a removal that holds again after its restoration was undone is written to the author again', async () => {
  const { admin, author, post } = await aSetting()
  const removal = await perform(removePost, admin, { ...spam(), subject: postOf(post) })
  const restoration = await perform(restorePost, admin, { key: unique('key-of-act'), reason: 'wrong', words: '', subject: postOf(post) })
  const again = await undo(admin, restoration)
  const letters = await lettersWhere({ memberId: author.id, kind: 'statement', droppedAt: null })
  expect(letters.map((letter) => letter.entryId)).toEqual([removal.id, again.id])
  expect(letters[1]?.body).toBe(letters[0]?.body)
  expect(await findAppealPage(author, removal.id)).toMatchObject({ verdict: 'yes' })
})

test('a ban that stands again is written to the member again', async () => {
  const { admin, author } = await aSetting()
  const subject = memberId.parse(String(author.id))
  await perform(banMember, admin, { ...spam(), subject })
  const lifted = await perform(unbanMember, admin, { key: unique('key-of-act'), reason: 'mistake', words: '', subject })
  const again = await undo(admin, lifted)
  expect(await db().outbox.count({ where: { memberId: author.id, kind: 'statement', entryId: again.id } })).toBe(1)
})
