import { expect, test } from 'vitest'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { removePost } from '@/lib/moderation/actions/remove-post'
import { removeThread } from '@/lib/moderation/actions/remove-thread'
import { retitleThread } from '@/lib/moderation/actions/retitle-thread'
import { findAppealPage, findLetterPage } from '@/lib/moderation/appeals/appeals'
import { blankEntry } from '@/lib/moderation/log/blank'
import { perform } from '@/lib/moderation/perform'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { lettersWhere, letterWhere, wordsIn } from '@/lib/testing/letters'
import { queriesOf } from '@/lib/testing/plans'
import { asMailed, inWords, keptCopy } from './as-text'
import { forgetOldCopies, writeLetters } from './commands'
import { LETTER } from './facts'
import { filled } from './letter'
import { htmlOf } from './mail/html'
import { findReader } from './reader'
import { renderLetters } from './render'

useDatabase()

const key = () => unique('key-of-act')

async function aRemoval() {
  const [board, author, hq] = [await aBoard(), await aMember(), await aMember({ moderates: 'all', admin: true })]
  const thread = await aThread(board, { title: 'What Ann did' })
  const { id } = await aReply(thread, { by: author })
  const entry = await perform(removePost, hq, { subject: postId.parse(String(id)), key: key(), reason: 'attack', words: 'It calls Ann names.' })
  return { board, author, hq, thread, entry }
}

const retitle = (hq: MemberViewer, { id }: { id: bigint }, was: string, title: string) =>
  perform(retitleThread, hq, retitleThread.input.parse({ subject: String(id), was, title, key: key(), reason: 'private', words: '' }))

/** As if it had been mailed now. */
async function send({ memberId, id }: { memberId: bigint; id: bigint }) {
  const row = await db().outbox.findUniqueOrThrow({ where: { id }, select: LETTER })
  const rendered = (await renderLetters(db(), [row], await findReader(db(), memberId))).get(id)
  await db().outbox.update({ where: { id }, data: { sentAt: new Date(), asSent: rendered && keptCopy(rendered) } })
}

test('a letter keeps no title, no words and no key: all of them are found when it is read', async () => {
  const { author, thread } = await aRemoval()
  const row = await db().outbox.findFirstOrThrow({ where: { memberId: author.id } })
  expect(JSON.stringify([row.title, row.body, row.data])).not.toMatch(/Ann|names|appeal\//)
  const letter = await letterWhere({ memberId: author.id })
  expect(letter.title).toBe('Your post #2 in “What Ann did” was removed.')
  expect(letter.body).toContain('It calls Ann names.')
  const [, entry = '', word = ''] = letter.body.match(/\/appeal\/(\d+)\/([\w-]+)/) ?? []
  expect(await findLetterPage(BigInt(entry), word)).toMatchObject({ verdict: 'yes' })
  expect(thread.id).toBeGreaterThan(0n)
})

test('the key of an appeal never lies in the database, whoever writes it there', async () => {
  const { author } = await aRemoval()
  const letter = await db().outbox.create({
    data: { memberId: author.id, kind: 'moved', body: 'https://board.example/appeal/7/2-abc-defg, and so on', createdAt: new Date() },
  })
  expect((await db().outbox.findUniqueOrThrow({ where: { id: letter.id } })).body).toBe('https://board.example/appeal/7, and so on')
  await send(await letterWhere({ memberId: author.id, kind: 'statement' }))
  const rows = await db().outbox.findMany({ where: { memberId: author.id } })
  expect(JSON.stringify(rows.map(({ title, body, data, asSent }) => [title, body, data, asSent]))).not.toMatch(/appeal\/\d+\/\w/)
})

test('what was sent is kept, and the page says in today’s words where it reads differently', async () => {
  const { author, hq, thread, entry } = await aRemoval()
  const shown = async () => (await findAppealPage(author, entry.id))?.letter
  expect((await shown())?.sentAt).toBeNull()
  await send(await letterWhere({ memberId: author.id }))
  expect((await shown())?.paragraphs.filter(({ changed }) => changed)).toEqual([])
  await retitle(hq, thread, 'What Ann did', 'What happened')
  const today = await shown()
  expect(today?.paragraphs.map(({ changed }) => changed)).toEqual([true, ...(today?.paragraphs.slice(1).map(() => false) ?? [])])
  expect(wordsIn(today)).toContain('“What happened”')
  expect(wordsIn(today)).not.toContain('Ann did')
  expect((await db().outbox.findFirstOrThrow({ where: { memberId: author.id } })).asSent).toMatchObject({
    subject: 'Your post #2 in “What Ann did” was removed.',
  })
})

test('words that are blanked leave the letter, and what is kept of it', async () => {
  const { author, hq, entry } = await aRemoval()
  await send(await letterWhere({ memberId: author.id }))
  await blankEntry(hq, { entry: entryId.parse(String(entry.id)), key: key(), reason: 'private', words: '' })
  const row = await db().outbox.findFirstOrThrow({ where: { memberId: author.id } })
  expect(JSON.stringify([row.body, row.data, row.asSent])).not.toContain('names')
  expect(wordsIn((await findAppealPage(author, entry.id))?.letter)).toContain('What happened: (HQ blanked these words after this letter had been sent.)')
})

test('a title leaves a letter with the reader’s sight of the thread, and comes back with it', async () => {
  const { board, author, thread } = await aRemoval()
  const staffRoom = await aBoard({ readableBy: 'staff' })
  const hq = await aMember({ moderates: 'all', admin: true })
  const move = (from: { id: bigint }, to: { slug: string }, extra: object) =>
    perform(
      moveThread,
      hq,
      moveThread.input.parse({
        subject: String(thread.id),
        from: String(from.id),
        to: to.slug,
        signpost: '0',
        say: '',
        key: key(),
        reason: 'belongs',
        ...extra,
      }),
    )
  await move(board, staffRoom, { rule: 'private', words: 'It names somebody.' })
  expect((await letterWhere({ memberId: author.id })).title).toMatch(/^Your post of .* was removed\.$/)
  await move(staffRoom, board, { override: 'yes', words: 'Nothing private is left.' })
  expect((await letterWhere({ memberId: author.id })).title).toBe('Your post #2 in “What Ann did” was removed.')
  await db().thread.update({ where: { id: thread.id }, data: { removedAt: new Date() } }) // somebody else's, and nobody sees it now
  expect((await letterWhere({ memberId: author.id })).title).toMatch(/^Your post of /)
})

test('whoever holds a letter reads on its page no title that is not public', async () => {
  const { board, author, hq, entry } = await aRemoval()
  const own = await aThread(await aBoard(), { by: author, title: 'What Ann wrote' })
  const removed = await perform(removeThread, hq, { subject: threadId.parse(String(own.id)), key: key(), reason: 'attack', words: 'It calls Ann names.' })
  const pageOf = async ({ id }: { id: bigint }) => {
    const [, word = ''] = (await letterWhere({ memberId: author.id, entryId: id })).body.match(/\/appeal\/\d+\/([\w-]+)/) ?? []
    const page = await findLetterPage(id, word)
    return page && page !== 'over' ? `${page.letter?.subject} ${wordsIn(page.letter)}` : ''
  }
  expect(await pageOf(entry)).toContain('What Ann did')
  await db().board.update({ where: { id: board.id }, data: { readableBy: 'members' } })
  expect(await pageOf(entry)).toMatch(/^Your post of .* was removed\./)
  for (const one of [entry, removed]) expect(await pageOf(one)).not.toMatch(/What Ann (?:did|wrote)/)
  expect((await findAppealPage(author, entry.id))?.letter?.subject).toContain('What Ann did')
  expect((await findAppealPage(author, removed.id))?.letter?.subject).toContain('What Ann wrote')
})

test('a host or a path in a statement is made a link by no mail program, and is read as it is', async () => {
  const { author } = await aRemoval()
  const says = 'Links to *.evil.example, https://evil.example/login and a@evil.example:8080 are not shown.'
  const data = { what: says, subject: says, besides: says, fact: says, scope: 'site', origin: 'own', rule: { says, law: false, path: null } } as const
  await writeLetters(db(), 'statement', [{ memberId: author.id, data }])
  const row = await db().outbox.findFirstOrThrow({ where: { memberId: author.id }, orderBy: { id: 'desc' }, select: LETTER })
  const { subject = [], paragraphs = [] } = (await renderLetters(db(), [row], await findReader(db(), author.id))).get(row.id) ?? {}
  const lines = [subject, ...paragraphs]
  for (const line of lines) expect(asMailed(line, author.id)).not.toMatch(/evil\.e|https:\/\/evil|a@e|:8080/)
  expect(lines.filter((line) => inWords(line).includes(says))).toHaveLength(5)
  const ways = [] as const
  expect(htmlOf({ letter: { subject, paragraphs, about: 'moderation' }, memberId: author.id, foot: '', ways })).not.toMatch(/evil\.e|a@e|:8080/)
})

test('a name or a title in a mail is made a link by no mail program', async () => {
  const { thread, hq, author } = await aRemoval()
  await retitle(hq, thread, 'What Ann did', 'evil.example/login or https://evil.example')
  const row = await db().outbox.findFirstOrThrow({ where: { memberId: author.id }, select: LETTER })
  const subject = (await renderLetters(db(), [row], await findReader(db(), author.id))).get(row.id)?.subject ?? []
  expect(asMailed(subject, author.id)).not.toMatch(/\w\.\w|:\/\//)
})

test('what is kept of a letter goes after half a year, and the letter stays', async () => {
  const { author } = await aRemoval()
  await send(await letterWhere({ memberId: author.id }))
  const kept = async () => (await db().outbox.findFirstOrThrow({ where: { memberId: author.id } })).asSent !== null
  await atTime(new Date(Date.now() + 182 * DAY_MS), forgetOldCopies)
  expect(await kept()).toBe(true)
  await atTime(new Date(Date.now() + 184 * DAY_MS), forgetOldCopies)
  expect(await kept()).toBe(false)
  expect((await letterWhere({ memberId: author.id })).body).toContain('It calls Ann names.')
})

test('a mark in what fills a mark is not filled', () => {
  expect(filled('Your post {post} in {nothing}.', { post: [{ said: '{thread}' }], thread: ['a thread'] })).toEqual([
    'Your post ',
    { said: '{thread}' },
    ' in ',
    '{nothing}',
    '.',
  ])
})

test('a page of letters asks a few statements, however many it shows', async () => {
  const { author, hq, thread } = await aRemoval()
  for (let at = 0; at < 4; at++) {
    const { id } = await aReply(thread, { by: author })
    await perform(removePost, hq, { subject: postId.parse(String(id)), key: key(), reason: 'spam', words: '' })
  }
  expect(await lettersWhere({ memberId: author.id })).toHaveLength(5)
  const rows = await db().outbox.findMany({ where: { memberId: author.id }, select: LETTER })
  const reader = { sight: sightOf('members'), opens: sightOf('members') }
  const [one, five] = [await queriesOf(() => renderLetters(db(), rows.slice(0, 1), reader)), await queriesOf(() => renderLetters(db(), rows, reader))]
  expect(five.length).toBe(one.length)
})
