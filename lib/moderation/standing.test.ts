import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { sightOf } from '@/lib/identity/viewer'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { findMemberStanding } from '@/lib/posts/standing'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { letterWhere } from '@/lib/testing/letters'
import { momentText } from '@/lib/text/moment-text'
import { findThread } from '@/lib/threads/queries'
import { removePost } from './actions/remove-post'
import { restorePost } from './actions/restore-post'
import { decideAppeals } from './appeals/appeal-decision'
import { appeal } from './appeals/appeals'
import { perform } from './perform'
import { findActPage } from './queries'
import { undoAct } from './undo'

useDatabase()

const LINK = 'Read https://example.org/a-long-story about it.'
const fields = () => ({ key: unique('key-of-act'), reason: 'attack', words: 'She called her a liar.' })
const remove = (by: MemberViewer, { id }: { id: bigint }) => perform(removePost, by, { ...fields(), subject: postId.parse(String(id)) })
const undo = (by: MemberViewer, { id }: { id: bigint }) =>
  undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

/** Somebody who has been here for twelve years, with posts enough, and a moderator. */
async function aSetting() {
  const board = await aBoard()
  const [hq, author] = [await aMember({ moderates: 'all' }), await aMember({ joinedAt: new Date(now().getTime() - 12 * 365 * DAY_MS) })]
  const thread = await aThread(board)
  const posts = [await aReply(thread, { by: author }), await aReply(thread, { by: author })] as const
  for (let count = 0; count < 5; count++) await aReply(thread, { by: author })
  return { board, hq, author, thread, posts }
}

const standingOf = ({ id: memberId, joinedAt }: MemberViewer) => findMemberStanding(db(), { memberId, joinedAt }, now())
const linkOf = ({ id }: { id: bigint }) => db().postLink.findFirstOrThrow({ where: { postId: id }, select: { state: true, removalUntil: true } })
const PUBLIC = sightOf('public')

async function shownLinks(thread: { id: bigint }, number: number) {
  const found = await findThread(PUBLIC, threadId.parse(String(thread.id)), { kind: 'page', page: 1 }, async () => new Map())
  const item = found?.items.find((one) => one.kind === 'post' && one.post.number === number)
  return item?.kind === 'post' ? item.post.removalUntil : undefined
}

test('what a removal takes besides the post is said on its form and in the letter, with its end', async () => {
  const { hq, author, posts } = await aSetting()
  const page = await findActPage(hq, 'remove', 'post', posts[0].id)
  expect(page?.consequences.join(' ')).toContain('counts against its author’s standing for 90 days, until ')
  await remove(hq, posts[0])
  const { removedAt } = await db().post.findUniqueOrThrow({ where: { id: posts[0].id } })
  const until = new Date((removedAt?.getTime() ?? 0) + 90 * DAY_MS)
  const letter = await letterWhere({ memberId: author.id, kind: 'statement' })
  expect(letter.body).toContain(`it counts against your standing until ${momentText(until)}`)
  expect(await standingOf(author)).toEqual({ lacks: 'removal', until })
})

test('under the next post stands the true reason with its end, and in no sentence a newcomer', async () => {
  const { hq, author, posts, thread } = await aSetting()
  await remove(hq, posts[0])
  const standing = await standingOf(author)
  const next = await aReply(thread, { by: author, body: LINK })
  expect(await linkOf(next)).toEqual({ state: 'plain', removalUntil: 'until' in standing ? standing.until : null })
  expect(await shownLinks(thread, 9)).toEqual('until' in standing ? standing.until : null)
  expect((await linkOf(await aReply(thread, { by: await aMember(), body: LINK }))).removalUntil).toBeNull() // too few posts, and nothing removed
})

test.each(['undo', 'restore', 'appeal'] as const)(
  'it ends with the removal (%s): standing is back, and the links that waited for it alone are clickable',
  async (way) => {
    const { hq, author, posts, thread } = await aSetting()
    const removal = await remove(hq, posts[0])
    const next = await aReply(thread, { by: author, body: LINK })
    if (way === 'undo') await undo(hq, removal)
    if (way === 'restore') await perform(restorePost, hq, { key: unique('key-of-act'), reason: 'wrong', words: '', subject: postId.parse(String(posts[0].id)) })
    if (way === 'appeal') {
      const entry = entryId.parse(String(removal.id))
      await appeal(author, { entry, words: 'It was a joke between us.' })
      const { id: upTo } = await db().appeal.findFirstOrThrow({ where: { entryId: removal.id } })
      await decideAppeals(await aMember({ moderates: 'all' }), { entry, key: unique('key-of-form'), decision: 'grant', words: 'So it was.', upTo })
    }
    expect(await standingOf(author)).toEqual({ lacks: null })
    expect(await linkOf(next)).toEqual({ state: 'clickable', removalUntil: null })
    expect((await db().post.findUniqueOrThrow({ where: { id: next.id } })).html).toContain('href="https://example.org/a-long-story"')
  },
)

test('where another removal still counts, the links bear its end; and one that is back again is forgotten by itself after its time', async () => {
  const { hq, author, posts, thread } = await aSetting()
  await atTime(new Date(now().getTime() - 10 * DAY_MS), () => remove(hq, posts[0]))
  const older = await standingOf(author)
  const removal = await remove(hq, posts[1])
  const next = await aReply(thread, { by: author, body: LINK })
  await undo(hq, removal)
  expect(await standingOf(author)).toEqual(older)
  expect(await linkOf(next)).toEqual({ state: 'plain', removalUntil: 'until' in older ? older.until : null })
  expect(await atTime(new Date(now().getTime() + 81 * DAY_MS), () => standingOf(author))).toEqual({ lacks: null })
})

test('a thread for members of standing alone refuses her with that reason, and a board that looks first tells her which', async () => {
  const { hq, author, posts, thread, board } = await aSetting()
  await remove(hq, posts[0])
  await db().thread.update({ where: { id: thread.id }, data: { calmUntil: new Date(now().getTime() + DAY_MS), calmStanding: true } })
  expect(await outcomeOf(aReply(thread, { by: author }))).toBe('thread_after_removal')
  expect(await outcomeOf(aReply(thread, { by: await aMember() }))).toBe('thread_for_standing')
  await db().board.update({ where: { id: board.id }, data: { holds: 'newcomers' } })
  await aThread(board, { by: author })
  const letter = await letterWhere({ memberId: author.id, kind: 'held' })
  expect(letter.body).toContain('HQ removed a post of yours, which counts until ')
  expect(letter.body).not.toMatch(/newcomer/i)
})
