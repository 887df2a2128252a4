import { expect, test } from 'vitest'
import { sweepOld } from '@/lib/background/sweep'
import { guest, type MemberViewer } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { reply } from '@/lib/posts/commands/reply'
import { startThread } from '@/lib/posts/commands/start-thread'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { newThreadPath, replyPath } from '@/lib/urls'
import { discardDraft, forgetSent, saveDraft } from './commands'
import { findDrafts } from './queries'
import { DRAFT_MAX_LENGTH, draftInput, MOST_PLACES } from './schema'

useDatabase()

const PLACE = '/t/1/reply'

test('what a member writes waits for her, and for nobody else', async () => {
  const [writer, other] = [await aMember(), await aMember({ moderates: 'all', admin: true })]
  await save(writer, { body: 'Half a\r\nthought\u0000 \ud800' })
  expect(await bodies(writer)).toEqual(['Half a\nthought \ufffd'])
  expect(await bodies(other)).toEqual([])
  expect(await findDrafts(guest, PLACE)).toEqual([])
  expect(await outcomeOf(saveDraft(guest, input({ body: 'A guest’s' })))).toBe('signed_out')
})

test('of two devices the newer words come first, and the older are offered', async () => {
  const writer = await aMember()
  await save(writer, { key: 'form-on-phone', body: 'Written on the bus' })
  const { others } = await save(writer, { key: 'form-on-laptop', body: 'Written at home' })
  expect(others.map(({ body }) => body)).toEqual(['Written on the bus'])
  await save(writer, { key: 'form-on-tablet', body: 'Typed yesterday, sent now', age: 86_400_000 })
  expect(await bodies(writer)).toEqual(['Written at home', 'Written on the bus', 'Typed yesterday, sent now'])
})

test('two devices that save at the same moment lose no word', async () => {
  const writer = await aMember()
  const forms = ['form-on-phone', 'form-on-laptop', 'form-on-tablet']
  await Promise.all(Array.from({ length: 30 }, (_, turn) => save(writer, { key: forms[turn % 3], body: `From ${forms[turn % 3]}, turn ${turn}` })))
  expect(new Set((await bodies(writer)).map((body) => body.split(',')[0]))).toEqual(new Set(forms.map((form) => `From ${form}`)))
})

test('a draft goes in the transaction that makes it a post', async () => {
  const writer = await aMember()
  const thread = await aThread(await aBoard())
  const place = replyPath(thread.id)
  await save(writer, { place, key: 'form-that-is-sent', body: 'Ready to go' })
  const sending = { thread: threadId.parse(String(thread.id)), key: 'form-that-is-sent', body: 'Ready to go, changed.', voice: 'personal' } as const
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect(await outcomeOf(reply(writer, sending))).toBe('thread_locked')
  expect(await bodies(writer, place)).toEqual(['Ready to go'])
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: null } })
  await reply(writer, sending)
  expect(await db().draft.count({ where: { memberId: writer.id } })).toBe(0)
})

test('words that were not sent stay when others are', async () => {
  const writer = await aMember()
  const thread = await aThread(await aBoard())
  const place = replyPath(thread.id)
  await save(writer, { place, key: 'form-on-phone', body: 'A long letter' })
  await reply(writer, { thread: threadId.parse(String(thread.id)), key: 'form-on-laptop', body: 'Just a word.', voice: 'personal' })
  expect(await bodies(writer, place)).toEqual(['A long letter'])
})

test('a thread that is started takes its draft with it, title and all', async () => {
  const writer = await aMember()
  const board = await aBoard()
  const place = newThreadPath(board.slug)
  const { at } = await save(writer, { place, title: 'On buses', body: 'They are late.' })
  const sending = {
    board: boardId.parse(String(board.id)),
    key: unique('another-form'),
    draft: at,
    title: 'On trams',
    body: 'So are they.',
    voice: 'personal',
  } as const
  await startThread(writer, sending)
  expect(await findDrafts(writer, place)).toEqual([])
})

test('a save that arrives after its form was sent brings nothing back', async () => {
  const writer = await aMember()
  const thread = await aThread(await aBoard())
  const [place, key] = [replyPath(thread.id), unique('key-of-form')]
  const sending = reply(writer, { thread: threadId.parse(String(thread.id)), key, body: 'Sent.', voice: 'personal' })
  const saves = Array.from({ length: 10 }, () => outcomeOf(saveDraft(writer, input({ place, key, body: 'Sent' }))))
  await Promise.all([sending, ...saves])
  expect(await outcomeOf(saveDraft(writer, input({ place, key, body: 'Sent' })))).toBe('sent_before')
  expect(await findDrafts(writer, place)).toEqual([])
})

test('a draft that is thrown away is gone, and an older one comes forward', async () => {
  const writer = await aMember()
  await save(writer, { key: 'form-on-phone', body: 'The older' })
  const { at } = await save(writer, { key: 'form-on-laptop', body: 'The newer' })
  await discardDraft(writer, input({ key: 'form-opened-again', draft: at }))
  expect(await bodies(writer)).toEqual(['The older'])
  await discardDraft(writer, input({ key: 'form-opened-again', body: 'The older' }))
  expect(await db().draft.count({ where: { memberId: writer.id } })).toBe(0)
})

test('a draft waits for thirty days', async () => {
  const [writer, other] = [await aMember(), await aMember()]
  const long = new Date(Date.now() - 31 * 86_400_000)
  await atTime(long, () => save(writer, { body: 'Long ago' }))
  expect(await findDrafts(writer, PLACE)).toEqual([])
  await sweepOld.run(null, { signal: new AbortController().signal })
  await atTime(new Date(Date.now() + 7_200_000), () => save(other, { body: 'Now' }))
  expect(await db().draft.count({ where: { memberId: writer.id } })).toBe(0)
})

test('one member keeps drafts at so many places, the newest', async () => {
  const writer = await aMember()
  for (let place = 1; place <= MOST_PLACES + 2; place += 1) await save(writer, { place: `/t/${place}/reply`, body: 'Words' })
  expect(await db().draft.count({ where: { memberId: writer.id } })).toBe(MOST_PLACES)
  expect(await findDrafts(writer, '/t/2/reply')).toEqual([])
})

test('a draft may be as long as a post, and no longer', () => {
  expect(DRAFT_MAX_LENGTH).toBe(POST_MAX_LENGTH)
  const of = (length: number) => draftInput.safeParse({ place: PLACE, key: 'key-of-form', body: '😀'.repeat(length) }).success
  expect([of(POST_MAX_LENGTH), of(POST_MAX_LENGTH + 1)]).toEqual([true, false])
})

test.each(['', '/', '/t/0/reply', '/t/1/reply/', '/t/x/reply', '/mod', '//evil.example/new', '/b//new', '/b/chat/new?draft=1', `/b/${'x'.repeat(200)}/new`])(
  'nothing is kept for %j',
  (place) => {
    expect(draftInput.safeParse({ place, key: 'key-of-form', body: 'Words' }).success).toBe(false)
  },
)

test('the longest drafts of all three versions fit', async () => {
  const writer = await aMember()
  for (const key of ['form-on-phone', 'form-on-laptop', 'form-on-tablet']) {
    const body = Array.from({ length: 100_000 }, (_, at) => String.fromCodePoint(0x20000 + ((at * 7919 + key.charCodeAt(8) * 31) % 40_000))).join('')
    await save(writer, { key, body })
  }
  expect(await bodies(writer)).toHaveLength(3)
})

test('forgetting where nothing waits changes nothing', async () => {
  const writer = await aMember()
  await db().$transaction((tx) => forgetSent(tx, { memberId: writer.id, place: PLACE, key: 'key-of-form', seen: null, title: '', body: 'Words' }))
  expect(await db().draft.count({ where: { memberId: writer.id } })).toBe(0)
})

type Given = { place?: string; key?: string; draft?: number | null; age?: number; title?: string; body?: string }

/** Texts as the door reads them. */
function input({ place = PLACE, key = 'key-of-form', draft = null, age = 0, title, body }: Given) {
  return { ...draftInput.parse({ place, key, title, body }), draft, age }
}

function save(viewer: MemberViewer, given: Given) {
  return saveDraft(viewer, input(given))
}

async function bodies(viewer: MemberViewer, place = PLACE): Promise<string[]> {
  return (await findDrafts(viewer, place)).map(({ body }) => body)
}
