import { expect, test } from 'vitest'
import { type Change, onChange } from '@/lib/events/changes'
import { guest, type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { perform } from '@/lib/moderation/perform'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findThread } from '@/lib/threads/queries'
import { editPost } from './edit-post'
import { withdrawPost } from './withdraw-post'

useDatabase()

type Editing = { revision?: number; key?: string }

function edit(viewer: Viewer, id: bigint, body: string, { revision = 1, key = unique('key-of-form') }: Editing = {}) {
  return editPost(viewer, { post: postId.parse(String(id)), key, revision, body })
}

async function aPost(body = 'The first wording.', board: Parameters<typeof aBoard>[0] = {}) {
  const thread = await aThread(await aBoard(board))
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body })
  return { thread, author, id }
}

const kept = (id: bigint) =>
  db().post.findUniqueOrThrow({ where: { id }, include: { links: { orderBy: { ordinal: 'asc' } }, revisions: { orderBy: { revision: 'asc' } }, quotes: true } })

test('an edit replaces the wording and keeps the former one', async () => {
  const { author, id, thread } = await aPost()
  const place = await edit(author, id, 'The second\r\nwording.')
  expect(place).toMatchObject({ number: 2, thread: { id: thread.id } })
  const post = await kept(id)
  expect(post).toMatchObject({ body: 'The second\nwording.', html: '<p>The second<br>wording.</p>', revision: 2 })
  expect(post.editedAt).toBeInstanceOf(Date)
  expect(post.revisions).toMatchObject([{ revision: 1, body: 'The first wording.', replacedById: author.id, entryId: null, hiddenAt: null }])
})

test('an edit that changes nothing is no edit, whatever revision its form knew', async () => {
  const { author, id } = await aPost()
  await edit(author, id, 'The first wording.  ', { revision: 9 })
  expect(await kept(id)).toMatchObject({ revision: 1, editedAt: null, revisions: [] })
})

test('a form sent twenty times at once edits once, and every answer leads to the post', async () => {
  const { author, id } = await aPost()
  const key = unique('key-of-form')
  const places = await Promise.all(Array.from({ length: 20 }, () => edit(author, id, 'Once, please.', { key })))
  expect(new Set(places.map(({ number }) => number))).toEqual(new Set([2]))
  expect(await kept(id)).toMatchObject({ revision: 2, body: 'Once, please.' })
  expect(await outcomeOf(edit(author, id, 'Other words.', { key }))).toBe('sent_before')
})

test('who may not edit is told why in one word', async () => {
  const { author, id, thread } = await aPost()
  expect(await outcomeOf(edit(guest, id, 'Mine.'))).toBe('signed_out')
  expect(await outcomeOf(edit(await aMember(), id, 'Mine.'))).toBe('not_allowed')
  expect(await outcomeOf(edit(await aMember({ moderates: 'all' }), id, 'Mine.'))).toBe('not_allowed')
  expect(await outcomeOf(edit(author, 999_999n, 'Mine.'))).toBe('not_found')
  expect(await outcomeOf(atTime(new Date(Date.now() + 16 * 60_000), () => edit(author, id, 'Too late.')))).toBe('edit_too_late')
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await outcomeOf(edit(author, id, 'Locked.'))).toBe('edit_locked')
  expect(await kept(id)).toMatchObject({ revision: 1, revisions: [] })
})

test('a member cannot edit on a board that she may not read any more', async () => {
  const { author, id, thread } = await aPost()
  const { boardId } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  await db().board.update({ where: { id: boardId }, data: { readableBy: 'staff' } })
  expect(await outcomeOf(edit(author, id, 'Hello?'))).toBe('not_found')
})

test('of two edits at once one is made and the other is told', async () => {
  const { author, id } = await aPost()
  const outcomes = await Promise.all([outcomeOf(edit(author, id, 'From the phone.')), outcomeOf(edit(author, id, 'From the laptop.'))])
  expect(outcomes.sort()).toEqual(['changed_since', 'done'])
  expect(await kept(id)).toMatchObject({ revision: 2 })
})

test('of an edit by its author and one by HQ at once one is made and the other is told', async () => {
  const { author, id } = await aPost()
  const hq = await aMember({ moderates: 'all' })
  const asHq = perform(editPostAsHq, hq, {
    subject: postId.parse(String(id)),
    revision: 1,
    body: 'By HQ.',
    key: unique('key-of-act'),
    reason: 'asked',
    words: '',
  })
  const outcomes = await Promise.all([outcomeOf(edit(author, id, 'By its author.')), outcomeOf(asHq)])
  expect(outcomes.sort()).toEqual(['changed_since', 'done'])
  expect((await kept(id)).revisions).toHaveLength(1)
})

test('an edit that meets a lock or a withdrawal is made before it or refused, and never half', async () => {
  for (const _time of Array.from({ length: 5 })) {
    const { author, id, thread } = await aPost()
    const lock = perform(lockThread, await aMember({ moderates: 'all' }), {
      subject: threadId.parse(String(thread.id)),
      key: unique('key-of-act'),
      reason: 'settled',
      words: '',
    })
    const [edited] = await Promise.all([outcomeOf(edit(author, id, 'Just in time.')), lock])
    expect(['done', 'edit_locked']).toContain(edited)
    expect((await kept(id)).revision).toBe(edited === 'done' ? 2 : 1)
    const other = await aPost()
    const withdraw = withdrawPost(other.author, { post: postId.parse(String(other.id)), key: unique('key-of-form') })
    const [outcome] = await Promise.all([outcomeOf(edit(other.author, other.id, 'Or rather:')), withdraw])
    expect(['done', 'post_gone']).toContain(outcome)
    expect((await kept(other.id)).withdrawnAt).not.toBeNull()
  }
  expect(await recount()).toEqual([])
})

test('a link whose address stays keeps its state and who decided it; a new one begins anew', async () => {
  const board = await aBoard({ linkTrust: 'checked' })
  const thread = await aThread(board)
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body: 'See https://example.org/a and https://example.org/b' })
  const hq = await aMember({ moderates: 'all' })
  const links = { subject: postId.parse(String(id)), revision: 1, link: [1], seen: [], key: unique('key-of-act'), reason: 'checked', words: '' }
  await perform(makeLinksClickable, hq, links)
  await edit(author, id, 'First https://example.org/new, then https://example.org/a')
  expect((await kept(id)).links).toMatchObject([
    { ordinal: 1, address: 'https://example.org/new', state: 'plain', decidedById: null },
    { ordinal: 2, address: 'https://example.org/a', state: 'clickable', decidedById: hq.id },
  ])
  expect((await kept(id)).html).toContain('<a href="https://example.org/a"')
  expect(await outcomeOf(perform(makeLinksClickable, hq, { ...links, key: unique('key-of-act') }))).toBe('changed_since')
})

test('an edit changes which posts are quoted, and a post never counts as quoting itself', async () => {
  const { author, id, thread } = await aPost()
  const opening = thread.openingId
  await edit(author, id, `> [Someone in #1](/p/${opening}):\n> The opening post.\n\n> [Me in #2](/p/${id}):\n> Me.\n\nQuite.`)
  expect((await kept(id)).quotes).toEqual([{ quotingId: id, quotedId: opening, believed: true }])
  await edit(author, id, 'Not quoting any more.', { revision: 2 })
  expect((await kept(id)).quotes).toEqual([])
})

test('an edit is one event and drops the pages of its thread and board', async () => {
  const { author, id, thread } = await aPost()
  const { boardId } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const heard: Change[] = []
  onChange((change) => heard.push(change))
  await edit(author, id, 'Another wording.')
  expect(heard).toMatchObject([{ tags: ['lists', `board:${boardId}`, `thread:${thread.id}`], actors: [author.id] }])
  heard.length = 0
  await edit(author, id, 'Another wording.', { revision: 2 })
  expect(heard).toEqual([])
})

test('what speaks for HQ is edited only by who still keeps the board', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const hq: MemberViewer = await aMember({ moderates: [board.id] })
  const { id } = await aReply(thread, { by: hq })
  await db().post.update({ where: { id }, data: { voice: 'hq' } })
  expect(await outcomeOf(edit({ ...hq, moderates: [] }, id, 'I have left HQ.'))).toBe('not_allowed')
  expect(await outcomeOf(edit(hq, id, 'Still here.'))).toBe('done')
})

test('a page offers an edit until the window ends, and runs out at that moment', async () => {
  const board = await aBoard({ editMinutes: 30 })
  const thread = await aThread(board)
  const { createdAt } = await db().post.findUniqueOrThrow({ where: { id: thread.openingId } })
  const ends = new Date(createdAt.getTime() + 30 * 60_000)
  const seenAt = async (moment: Date) => {
    const found = await atTime(moment, () => findThread(sightOf('public'), thread.id, { kind: 'page', page: 1 }))
    return [found?.items.map((item) => item.kind === 'post' && item.post.editable), found?.until]
  }
  expect(await seenAt(new Date(ends.getTime() - 1))).toEqual([[true], ends])
  expect(await seenAt(ends)).toEqual([[false], null])
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await seenAt(createdAt)).toEqual([[false], null])
})

test('who is called by name in an edit is told, and nobody twice', async () => {
  const { author, id } = await aPost()
  const [first, second] = [await aMember(), await aMember()]
  const told = async () => (await db().notification.findMany({ where: { postId: id }, orderBy: { id: 'asc' } })).map(({ memberId }) => memberId)
  await edit(author, id, `Ask @${first.name}.`)
  expect(await told()).toEqual([first.id])
  await db().notification.updateMany({ where: { postId: id }, data: { readAt: new Date() } })
  await edit(author, id, `Ask @${first.name} or @${second.name}.`, { revision: 2 })
  expect(await told()).toEqual([first.id, second.id])
})
