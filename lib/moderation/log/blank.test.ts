import { expect, test } from 'vitest'
import { guest, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere, wordsIn } from '@/lib/testing/letters'
import { lockThread } from '../actions/lock-thread'
import { makeLinksClickable } from '../actions/make-links-clickable'
import { removePost } from '../actions/remove-post'
import { restorePost } from '../actions/restore-post'
import { findDecisionPage } from '../appeals/appeal-decision-page'
import { appeal } from '../appeals/appeals'
import { perform } from '../perform'
import { findThreadLog } from '../queries'
import { undoAct } from '../undo'
import { blankEntry, findBlankPage } from './blank'
import { findLog } from './log-queries'
import { verifyLog } from './verify-log'

useDatabase()

const everyone = sightOf('public')
const SECRET = 'Ann Smith of 3 Mill Lane asked for it'
const act = (words: string) => ({ key: unique('key-of-act'), reason: 'other', words })
const textOf = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part))
const blank = (by: Viewer, id: bigint, key = unique('key-of-blank')) => blankEntry(by, { entry: entryId.parse(String(id)), key, reason: 'private', words: '' })
const undo = (by: Viewer, id: bigint) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

async function aLock() {
  const [board, admin] = [await aBoard(), await aMember({ admin: true })]
  const thread = await aThread(board)
  const { id } = await perform(lockThread, admin, { ...act(SECRET), subject: threadId.parse(String(thread.id)) })
  return { board, admin, thread, id }
}

test('an admin blanks the words of an entry: they are gone from every log, and the chain stays whole', async () => {
  const { admin, thread, id } = await aLock()
  const told = {
    memberId: admin.id,
    kind: 'threads.moved',
    key: unique('act'),
    createdAt: new Date(),
    detail: { count: 2, by: 'HQ', to: 'Sleep', why: SECRET },
  }
  const { id: line } = await db().notification.create({ data: told })
  expect(textOf(await findLog(everyone))).toContain(SECRET)
  const done = await blank(admin, id)
  for (const shown of [await findLog(everyone), await findThreadLog(everyone, thread.id)]) expect(textOf(shown)).not.toContain('Ann Smith')
  const lines = (await findLog(everyone))?.entries ?? []
  expect(lines.find((line) => line.id === id)).toMatchObject({ blanked: true, undoable: false, because: '' })
  expect(lines.find((line) => line.id === done.id)).toMatchObject({
    action: 'log.blank',
    dayOnly: true,
    undoable: false,
    because: 'They held somebody’s private details.',
  })
  expect(await db().entryWords.findUnique({ where: { entryId: id } })).toMatchObject({ words: '', detail: {}, salt: '', blankedById: done.id })
  expect((await db().notification.findUniqueOrThrow({ where: { id: line } })).detail).toMatchObject({ count: 2, why: '' })
  expect(await verifyLog()).toEqual([])
})

test('only an admin blanks, and once; the same form again is the same entry', async () => {
  const { board, admin, id } = await aLock()
  expect(await outcomeOf(blank(guest, id))).toBe('signed_out')
  for (const other of [await aMember(), await aMember({ moderates: [board.id] }), await aMember({ moderates: 'all' })]) {
    expect(await outcomeOf(blank(other, id))).toBe('not_allowed')
    expect(await findBlankPage(other, id)).toBeNull()
  }
  expect(await findBlankPage(admin, id)).toMatchObject({ verdict: 'yes' })
  const key = unique('key-of-blank')
  const first = await blank(admin, id, key)
  expect((await blank(admin, id, key)).id).toBe(first.id)
  expect(await outcomeOf(blank(admin, id))).toBe('already_done')
  expect(await outcomeOf(blank(admin, 2n ** 40n))).toBe('not_found')
  expect(await findBlankPage(admin, id)).toMatchObject({ verdict: 'already_done' })
})

test('two admins at once: one entry says that the words were blanked', async () => {
  const { admin, id } = await aLock()
  const outcomes = await Promise.all([outcomeOf(blank(admin, id)), outcomeOf(blank(await aMember({ admin: true }), id))])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
})

test('neither the blanked act nor the blanking can be undone', async () => {
  const { admin, id } = await aLock()
  const done = await blank(admin, id)
  expect(await outcomeOf(undo(admin, id))).toBe('blanked')
  expect(await outcomeOf(undo(admin, done.id))).toBe('blanked')
})

test('letters lose the blanked words, sent ones are marked, and the desk of appeals shows none of them', async () => {
  const [board, admin, author] = [await aBoard(), await aMember({ admin: true }), await aMember()]
  const { id: replyId } = await aReply(await aThread(board), { by: author })
  const subject = postId.parse(String(replyId))
  const given = { key: unique('key-of-act'), reason: 'attack', words: `${SECRET}.\n\nTwice.` }
  const { id } = await perform(removePost, admin, { ...given, subject })
  const restored = await perform(restorePost, admin, { ...act('Better so.'), subject })
  await undo(admin, restored.id) // which states the same again
  await appeal(author, { entry: entryId.parse(String(id)), words: 'It was a joke.' })
  await db().outbox.updateMany({ where: { entryId: id }, data: { sentAt: new Date() } })
  const moderator = await aMember({ moderates: [board.id] })
  const desk = () => findDecisionPage(moderator, id)
  const letters = () => lettersWhere({ memberId: author.id, kind: 'statement' })
  expect(textOf([await letters(), await desk()]).split('Ann Smith')).toHaveLength(5)
  await blank(admin, id)
  expect(textOf([await letters(), await desk()])).not.toMatch(/Ann Smith|Twice/)
  expect(await letters()).toMatchObject([
    { body: expect.stringContaining('What happened: (HQ blanked these words after this letter had been sent.)') },
    { body: expect.stringContaining('What happened: (HQ blanked these words.)') },
  ])
  expect(wordsIn((await desk())?.statement)).toContain('The rule it rests on')
})

test('the line under a post loses the blanked words too', async () => {
  const admin = await aMember({ admin: true })
  const { openingId } = await aThread(await aBoard(), { body: 'Sign here: https://petition.example.org/1 before Friday.' })
  const subject = postId.parse(String(openingId))
  const { id } = await perform(makeLinksClickable, admin, { ...act(SECRET), subject, revision: 1, link: [1] })
  await blank(admin, id)
  expect(textOf(await findPostHistory(everyone, subject))).not.toContain('Ann Smith')
})
