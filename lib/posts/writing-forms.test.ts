import { expect, test } from 'vitest'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/schema'
import { guest } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { replyPath } from '@/lib/urls'
import { holdHostRules } from './link-hosts'
import { previewText } from './preview'
import type { AskedQuote } from './quotation'
import { findNewThreadForm, findReplyForm } from './writing-forms'

useDatabase()

const THREE = 'The first part.\n\nThe second part.\n\nThe third part.'

test('a quotation begins with the first paragraph, and there is a way to the whole', async () => {
  const by = await aMember()
  const thread = await aThread(await aBoard(), { by, body: THREE })
  const head = `> [${by.name.replaceAll('_', '\\_')} in #1](/p/${thread.openingId}):`
  expect(await quoted(thread, { number: 1 })).toEqual({ begins: `${head}\n> The first part.\n\n`, wholeQuote: `${replyPath(thread.id)}?quote=1&whole=1` })
  expect(await quoted(thread, { number: 1, whole: true })).toEqual({
    begins: `${head}\n> The first part.\n>\n> The second part.\n>\n> The third part.\n\n`,
    wholeQuote: null,
  })
  expect((await quoted(thread, { number: 1, part: 'second part' })).begins).toBe(`${head}\n> second part\n\n`)
})

test('words that do not stand in the post, or too many of them, are not put into its author’s mouth', async () => {
  const thread = await aThread(await aBoard(), { body: `${'word '.repeat(600)}end` })
  expect((await quoted(thread, { number: 1, part: 'I never said that' })).begins).not.toContain('never')
  expect((await quoted(thread, { number: 1, part: 'word '.repeat(500).trim() })).begins).toContain('end')
})

test('posts that are gone, and posts of other threads, are not quoted', async () => {
  const [thread, other] = [await aThread(await aBoard()), await aThread(await aBoard())]
  const [withdrawn, removed] = [await aReply(thread), await aReply(thread)]
  await aReply(other)
  await db().post.update({ where: { id: withdrawn.id }, data: { withdrawnAt: new Date() } })
  await db().post.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
  for (const number of [2, 3, 4]) expect(await quoted(thread, { number })).toEqual({ begins: '', wholeQuote: null })
})

test('a quotation goes below the draft that waits, once', async () => {
  const [writer, thread] = [await aMember(), await aThread(await aBoard(), { body: 'Yes.' })]
  const place = replyPath(thread.id)
  const begins = async () => (await findReplyForm(writer, thread.id, { number: 1 }))?.begins ?? ''
  const quotation = await begins()
  await saveDraft(writer, draftInput.parse({ place, key: 'form-on-phone', body: 'My own beginning.' }))
  expect(await begins()).toBe(`My own beginning.\n\n${quotation}`)
  await saveDraft(writer, draftInput.parse({ place, key: 'form-on-phone', body: await begins() }))
  expect(await begins()).toBe(`My own beginning.\n\n${quotation.trimEnd()}\n\n`)
})

test('a preview shows links as they will begin', async () => {
  const board = await aBoard()
  const [newcomer, member] = [await aMember({ joinedAt: new Date() }), await aMember()]
  const thread = await aThread(board)
  for (let post = 0; post < 5; post += 1) await aReply(thread, { by: member })
  const links = async (viewer: Parameters<typeof previewText>[0]) =>
    (await previewText(viewer, { body: 'https://example.org/a', board: String(board.id) })).html.includes('<a href="https://example.org/a"')
  expect([await links(guest), await links(newcomer), await links(member)]).toEqual([false, false, true])
})

test('a preview waits for no rule about a host that is being made', async () => {
  const [board, member] = [await aBoard({ linkTrust: 'everyone' }), await aMember()]
  const shown = await db().$transaction(async (tx) => {
    await holdHostRules(tx)
    return previewText(member, { body: 'https://example.org/a', board: String(board.id) })
  })
  expect(shown.html).toContain('<a href="https://example.org/a"')
})

test('nobody, signed in or not, is offered a form whose words nobody would take', async () => {
  const [open, archived, staffs] = [await aBoard(), await aBoard(), await aBoard()]
  const [locked, kept, theirs, full] = [await aThread(open), await aThread(archived), await aThread(staffs), await aThread(await aBoard({ lengthCap: 1 }))]
  await db().thread.update({ where: { id: locked.id }, data: { lockedAt: new Date() } })
  await db().board.update({ where: { id: archived.id }, data: { archivedAt: new Date() } })
  await db().board.update({ where: { id: staffs.id }, data: { repliableBy: 'staff', startableBy: 'staff' } })
  const [member, keeper] = [await aMember(), await aMember({ moderates: [staffs.id] })]
  const replying = async (thread: { id: bigint }, quote?: AskedQuote) =>
    Promise.all([guest, member, keeper].map(async (viewer) => (await findReplyForm(viewer, thread.id, quote))?.replying))
  expect(await replying(locked)).toEqual(Array(3).fill('thread_locked'))
  expect(await replying(locked, { number: 1 })).toEqual(Array(3).fill('thread_locked'))
  expect(await replying(kept)).toEqual(Array(3).fill('board_archived'))
  expect(await replying(full)).toEqual(Array(3).fill('thread_full'))
  expect(await replying(theirs)).toEqual(['only_hq', 'only_hq', 'yes'])
  expect(await replying(await aThread(open))).toEqual(['signed_out', 'yes', 'yes'])
  const starting = async (slug: string) => Promise.all([guest, member, keeper].map(async (viewer) => (await findNewThreadForm(viewer, slug))?.starting))
  expect(await starting(archived.slug)).toEqual(Array(3).fill('board_archived'))
  expect(await starting(staffs.slug)).toEqual(['only_hq', 'only_hq', 'yes'])
  expect(await starting(open.slug)).toEqual(['signed_out', 'yes', 'yes'])
})

test('the page for a reply says of a calmed thread that it is, and until when', async () => {
  const [thread, until] = [await aThread(await aBoard()), new Date(Date.now() + 3_600_000)]
  expect((await findReplyForm(guest, thread.id))?.calm).toBeNull()
  await db().thread.update({ where: { id: thread.id }, data: { calmUntil: until, calmStanding: true } })
  expect((await findReplyForm(guest, thread.id))?.calm).toEqual({ until, seconds: null })
  await db().thread.update({ where: { id: thread.id }, data: { calmUntil: new Date(Date.now() - 1000) } })
  expect((await findReplyForm(guest, thread.id))?.calm).toBeNull()
})

async function quoted(thread: { id: bigint }, quote: AskedQuote) {
  const form = await findReplyForm(guest, thread.id, quote)
  return { begins: form?.begins, wholeQuote: form?.wholeQuote }
}

test('a blocked address is not given away by quoting the post that holds it', async () => {
  const body = 'See https://bad.example/path and [this](https://bad.example/path "x") and https://good.example/ too.'
  const thread = await aThread(await aBoard(), { body })
  await db().postLink.updateMany({ where: { postId: thread.openingId, address: { contains: 'bad.example' } }, data: { state: 'blocked' } })
  for (const asked of [{ number: 1 }, { number: 1, whole: true }, { number: 1, part: 'https://bad.example/path' }]) {
    const { begins } = await quoted(thread, asked)
    expect(begins).not.toContain('bad.example')
    expect(begins).toContain('good.example')
  }
})
