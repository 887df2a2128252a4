import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { forget, once } from '@/lib/platform/process'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { LAST_PAGE, MOST_HITS } from './hits'
import { search } from './queries'
import type { SearchInput } from './schema'
import type { Piece } from './views'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const members = { members: true, staffBoards: [] }
const plain = (pieces: Piece[]) => pieces.map(({ text }) => text).join('')
const withMarks = (pieces: Piece[] = []) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

async function numbers(asked: SearchInput | string, sight = everyone): Promise<string[]> {
  const { found } = await search(sight, typeof asked === 'string' ? { q: asked } : asked)
  return found.map(({ title, number }) => `${plain(title)} #${number}`)
}

test('words are found in posts and titles, titles first, in any of their forms', async () => {
  const board = await aBoard()
  await aThread(board, { title: 'Quokka at the gate', body: 'Nothing else.' })
  await aReply(await aThread(board, { title: 'Another one', body: 'Nothing.' }), { body: 'We saw two quokkas there.' })
  expect(await numbers('quokka')).toEqual(['Quokka at the gate #1', 'Another one #2'])
  expect(await numbers('“Two Quokkas”')).toEqual(['Another one #2'])
  expect(await numbers('quokka -gate')).toEqual(['Another one #2'])
  expect((await numbers('gate or "two quokkas"')).sort()).toEqual(['Another one #2', 'Quokka at the gate #1'])
})

test('removed and withdrawn posts, and boards one may not read, are never found', async () => {
  const thread = await aThread(await aBoard(), { title: 'Open thread', body: 'A wombat.' })
  const [removed, withdrawn] = [await aReply(thread, { body: 'Removed wombat.' }), await aReply(thread, { body: 'Withdrawn wombat.' })]
  await db().post.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
  await db().post.update({ where: { id: withdrawn.id }, data: { withdrawnAt: new Date() } })
  await aThread(await aBoard({ readableBy: 'members' }), { by: await aMember(), title: 'Members’ wombat', body: 'A wombat.' })
  const gone = await aThread(await aBoard(), { title: 'Gone wombat', body: 'A wombat.' })
  await db().thread.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
  expect(await numbers('wombat')).toEqual(['Open thread #1'])
  expect((await numbers('wombat', members)).sort()).toEqual(['Members’ wombat #1', 'Open thread #1'])
})

test('what a post quotes is found at its source alone, and nowhere once that is withdrawn', async () => {
  const thread = await aThread(await aBoard(), { title: 'Quoting thread', body: 'An okapi lives here.' })
  await aReply(thread, { body: `> [Somebody in #1](/p/${thread.openingId}):\n> An okapi lives here.\n\nHow lovely.` })
  expect(await numbers('okapi')).toEqual(['Quoting thread #1'])
  await db().post.update({ where: { id: thread.openingId }, data: { withdrawnAt: new Date() } })
  expect(await numbers('okapi')).toEqual([])
})

test.each([
  ['', undefined],
  ['   ', undefined],
  ['[', 'no_word'],
  ['.*', 'no_word'],
  ['\\\\', 'no_word'],
  ['\u0000', undefined],
  ['%', 'no_word'],
  ["'", 'no_word'],
  [':*', 'no_word'],
  ['& | !', 'no_word'],
  ['""', 'no_word'],
  ['🎉', 'no_word'],
  ['\u200B', 'no_word'],
  ['-quokka', 'only_without'],
  ['the', 'common'],
  ['“to be or not to be”', 'common'],
  ['or', 'common'],
  [`'; select 1 --`, undefined],
  ['(a+)+$', 'common'],
  ['x'.repeat(10_000), undefined],
  ['\u{20000}'.repeat(5000), undefined],
  ['\ud800', undefined],
  ['"a" <-> b:*A & !c', undefined],
])('%j finds nothing, breaks nothing, and is told why', async (q, problem) => {
  expect(await search(everyone, { q })).toMatchObject({ found: [], count: 0, problem })
})

test('a word that is too common is left out and named, the rest is looked for', async () => {
  await aThread(await aBoard(), { title: 'A marten in the garden', body: 'Nothing.' })
  const view = await search(everyone, { q: 'the marten in the garden' })
  expect(view).toMatchObject({ count: 1, leftOut: ['the', 'in', 'the'] })
  expect(view.problem).toBeUndefined()
})

test('the words around a hit are shown as they are read, with the hits marked, in posts and titles', async () => {
  const far = `${'Nothing to see. '.repeat(200)}Then a **numbat** & its <b>young</b> came, [look here](https://example.org/numbats). ${'Nothing to see. '.repeat(200)}`
  await aThread(await aBoard(), { title: 'Numbats & others', body: far })
  const [found] = (await search(everyone, { q: 'numbat' })).found
  expect(withMarks(found?.title)).toBe('[Numbats] & others')
  expect(withMarks(found?.excerpt)).toContain('Then a [numbat] & its <b>young</b> came, look here')
  expect(withMarks(found?.excerpt)).toMatch(/^….*…$/s)
})

test('no excerpt holds what a post quotes', async () => {
  const thread = await aThread(await aBoard(), { title: 'Quotes', body: 'A secret dugong.' })
  await aReply(thread, { body: `> [Somebody in #1](/p/${thread.openingId}):\n> A secret dugong.\n\nMy own dugong.` })
  const reply = (await search(everyone, { q: 'dugong' })).found.find(({ number }) => number === 2)
  expect(withMarks(reply?.excerpt)).toBe('My own [dugong].')
})

test('up to two thousand are counted and paged through in one order, beyond that it is said that there are more', async () => {
  const thread = await aThread(await aBoard(), { title: 'Long thread', body: 'An aardvark.' })
  const copy = (from: number, to: number) =>
    db().$executeRaw`insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
      select "threadId", n, "nameId", body, html, "textVersion", "createdAt" from "Post", generate_series(${from}::int, ${to}::int) n where id = ${thread.openingId}`
  await copy(2, MOST_HITS)
  const first = await search(everyone, { q: 'aardvark' })
  expect(first).toMatchObject({ count: MOST_HITS, more: false })
  const seen = new Set<bigint>()
  for (const page of [1, 2, 3, LAST_PAGE]) for (const { id } of (await search(everyone, { q: 'aardvark' }, page)).found) seen.add(id)
  expect(seen.size).toBe(200)
  expect(await search(everyone, { q: 'aardvark' }, LAST_PAGE + 1)).toMatchObject({ found: [] })
  await copy(MOST_HITS + 1, MOST_HITS + 5)
  expect(await search(everyone, { q: 'aardvark' }, LAST_PAGE)).toMatchObject({ count: MOST_HITS, more: true })
  expect((await search(everyone, { q: 'aardvark' }, LAST_PAGE)).found).toHaveLength(50)
  await db().$executeRaw`delete from "Post" where "threadId" = ${thread.id} and number > 60`
  expect(await search(everyone, { q: 'aardvark' }, 2)).toMatchObject({ count: 60, more: false })
  expect((await search(everyone, { q: 'aardvark' }, 3)).found).toEqual([])
})

test('a search is narrowed to a board, a name and days, which are British and count whole', async () => {
  const [here, there] = [await aBoard(), await aBoard()]
  const [ann, bob] = [await aMember(), await aMember({ name: unique('Bob Éire') })]
  const a = await aThread(here, { by: ann, title: 'Herons', body: 'A tapir.' })
  const b = await aThread(there, { by: bob, title: 'There', body: 'A tapir.' })
  await db().post.update({ where: { id: a.openingId }, data: { createdAt: new Date('2026-06-07T22:59:59Z') } }) // 23:59 on the 7th
  await db().post.update({ where: { id: b.openingId }, data: { createdAt: new Date('2026-06-07T23:00:00Z') } }) // midnight
  const q = 'tapir'
  expect(await numbers({ q, board: here.slug })).toEqual(['Herons #1'])
  expect(await numbers({ q, by: bob.name.toUpperCase() })).toEqual(['There #1'])
  expect(await numbers({ q, by: `@${ann.name}` })).toEqual(['Herons #1'])
  expect(await numbers({ q, from: '2026-06-08' })).toEqual(['There #1'])
  expect(await numbers({ q, to: '2026-06-07' })).toEqual(['Herons #1'])
  expect((await numbers({ q, from: '2026-06-07', to: '2026-06-08' })).sort()).toEqual(['Herons #1', 'There #1'])
  expect(await numbers({ q, board: here.slug, by: bob.name })).toEqual([])
  expect(await numbers({ q: 'heron', board: here.slug, by: ann.name })).toEqual(['Herons #1'])
})

test('a name alone shows what was posted under it, newest first', async () => {
  const by = await aMember()
  const thread = await aThread(await aBoard(), { by, title: 'Mine', body: 'One.' })
  await aReply(thread, { by, body: 'Two.' })
  await aReply(thread, { body: 'Of another.' })
  await aThread(await aBoard({ readableBy: 'members' }), { by, title: 'Not for all', body: 'Three.' })
  expect(await numbers({ by: by.name })).toEqual(['Mine #2', 'Mine #1'])
  expect(await numbers({ by: by.name }, members)).toEqual(['Not for all #1', 'Mine #2', 'Mine #1'])
})

test('a filter that means nothing is named, and nothing is looked for', async () => {
  const board = await aBoard({ readableBy: 'staff' })
  const problems = async (asked: SearchInput) => (await search(members, { q: 'tapir', ...asked })).problems.map(({ field, code }) => `${field} ${code}`)
  expect(await problems({ board: 'nowhere' })).toEqual(['board no_board'])
  expect(await problems({ board: board.slug })).toEqual(['board no_board'])
  expect(await problems({ by: 'Nobody at all' })).toEqual(['by no_name'])
  expect(await problems({ by: '@' })).toEqual(['by no_name'])
  expect(await problems({ from: 'yesterday', to: '2026-02-30' })).toEqual(['from no_day', 'to no_day'])
  expect(await problems({ from: '2026-06-08', to: '2026-06-07' })).toEqual(['to no_span'])
  expect(await problems({ from: '1900-01-01', to: '2099-12-31' })).toEqual([])
  expect((await search(members, { q: 'tapir', from: 'yesterday' })).found).toEqual([])
})

test('frequent words are those that the statistics of a large board say are in most posts', async () => {
  const { readFrequent } = await import('./frequent')
  const thread = await aThread(await aBoard(), { title: 'Frequent', body: 'Every echidna here.' })
  await db().$executeRaw`insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt")
    select "threadId", n, "nameId", body || ' ' || n, html, "textVersion", "createdAt" from "Post", generate_series(2, 3000) n where id = ${thread.openingId}`
  await asOwner('analyze "Post"')
  expect([...(await readFrequent(1000))]).toContain('echidna')
  expect([...(await readFrequent(100_000))]).toEqual([])
})

test('a word that most posts have is named and left out, and refused where it is alone', async () => {
  await aThread(await aBoard(), { title: 'A kea and a moa', body: 'Nothing.' })
  forget('frequent-words')
  once('frequent-words', () => ({ until: Number.POSITIVE_INFINITY, words: Promise.resolve(new Set(['kea'])) }))
  expect(await search(everyone, { q: 'Keas' })).toMatchObject({ problem: 'frequent', leftOut: ['Keas'], found: [] })
  expect(await search(everyone, { q: 'kea moa' })).toMatchObject({ count: 1, leftOut: ['kea'] })
  expect(await search(everyone, { q: '"kea and a moa"' })).toMatchObject({ count: 1, leftOut: [] })
  forget('frequent-words')
})
