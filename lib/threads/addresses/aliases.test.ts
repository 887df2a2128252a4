import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRenamedBoard } from '@/lib/boards/queries'
import { sightOf } from '@/lib/identity/viewer'
import { db, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { isTracking } from '@/lib/text/tracking'
import { findAlias } from './aliases'

useDatabase()

const everyone = sightOf('public')
const members = sightOf('members')
const createdAt = new Date()

const keyOf = async (address: string) => (await sql<{ key: string }>('select alias_key($1) as key', [address]))[0]?.key

test('an old address leads to the thing itself, the most exact one first', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  const reply = await aReply(thread)
  await db().urlAlias.createMany({
    data: [
      { path: '/Talk/petitions/17-a-thread', threadId: thread.id, createdAt },
      { path: '?msgid=4055', postId: reply.id, createdAt },
      { path: '/a17', threadId: thread.id, createdAt },
      { path: '/old-board', boardId: board.id, createdAt },
    ],
  })
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread?ref=mail')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/Talk/petitions/17-a-thread?ref=mail&msgid=4055')).toBe(`/t/${thread.id}/${thread.slug}#post-2`)
  expect(await findAlias(everyone, '/a17')).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, '/old-board')).toBe(`/b/${board.slug}`)
  expect(await findAlias(everyone, '/a18')).toBeNull()
})

test.each([
  ['/viewtopic.php?f=2&t=43', '/viewtopic.php?t=43&f=2'],
  ['/viewtopic.php?f=2&t=43', '/viewtopic.php?t=43&utm_source=mail&fbclid=abc&f=2&gclid=1'],
  ['/viewtopic.php?f=2&t=43', '/viewtopic.php?f=2&t=43&sid=0123456789abcdef0123456789abcdef'],
  ['/viewtopic.php?f=2&t=43', '/viewtopic.php?f=%32&%74=43&&t=43'],
  ['/Talk/dog-walkers', '/Talk/%64og%2dwalkers/'],
  ['/Talk/Zoë', '/Talk/Zo%c3%ab'],
  ['/Talk/Zo%EB', '/Talk/Zo%eb'],
  ["/Talk/mum's (old)", '/Talk/mum%27s%20%28old%29'],
  ['/s?q=a+b', '/s?q=a%20b'],
  ['/s?q=', '/s?q'],
  ['?msgid=4', '/?msgid=4'],
  ['/x#top', '/x'],
])('%s means %s', async (one, other) => {
  expect(await keyOf(one)).toBe(await keyOf(other))
})

test.each([
  ['/a?x=1', '/a?x=2'],
  ['/a/b', '/a%2Fb'],
  ['/a?x=1%262', '/a?x=1&2'],
  ['/a?q=a%2Bb', '/a?q=a+b'],
  ['/Talk/x', '/talk/x'],
  ['/a?sid=12', '/a'],
  ['/a?page=2', '/a'],
  ['/a', '/a?a'],
])('%s does not mean %s', async (one, other) => {
  expect(await keyOf(one)).not.toBe(await keyOf(other))
})

test('whatever way an address is escaped and its fields are ordered, it means the same', async () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/\p{C}/u.test(text))
  const field = fc.tuple(part, part).filter(([name]) => !isTracking(name) && !/^(?:sid|s|phpsessid)$/i.test(name))
  const escapeAll = (text: string) => [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(field, { maxLength: 4 }), fc.boolean(), async (path, fields, slash) => {
      const plain = `/${path.map(encodeURIComponent).join('/')}${fields.length > 0 ? '?' : ''}${fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`
      const query = [...fields].reverse().map(([name, value]) => `${escapeAll(name)}=${escapeAll(value)}`)
      const other = `/${path.map(escapeAll).join('/')}${slash ? '/' : ''}?utm_medium=x&${query.join('&')}`
      expect(await keyOf(other)).toBe(await keyOf(plain))
    }),
    { numRuns: 300 },
  )
})

test('the database ignores what only tracks, as everything else does', async () => {
  const [row] = await sql<{ text: string }>(`select pg_get_functiondef('alias_field_is_idle'::regproc) as text`)
  const names = [...(row?.text.split(' IN (').at(-1) ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !isTracking(name))).toEqual([])
  for (const name of ['fbclid', 'utm_x', 'UTM_Source', 'gclid', 'msclkid', 'srsltid', 'igsh', 'mkt_tok', 'at_medium'])
    expect(await keyOf(`/a?${name}=1`), name).toBe('/a')
})

test('an address without end is looked up no further', async () => {
  const thread = await aThread(await aBoard())
  await db().urlAlias.create({ data: { path: '/endless', threadId: thread.id, createdAt } })
  const fields = Array.from({ length: 5000 }, (_, n) => `f${n}=${'%41'.repeat(30)}`)
  expect(await findAlias(everyone, `/endless?${fields.join('&')}`)).toBe(`/t/${thread.id}/${thread.slug}`)
  expect(await findAlias(everyone, `/${'é'.repeat(9000)}`)).toBeNull()
})

test('a page that an older board named leads to where its posts are now', async () => {
  const board = await aBoard()
  const thread = await aThread(board)
  await db().thread.update({ where: { id: thread.id }, data: { lastNumber: 120 } })
  await db().urlAlias.createMany({
    data: [
      { path: '/viewtopic.php?t=43', threadId: thread.id, createdAt },
      { path: '/viewtopic.php?t=43&page=9', boardId: board.id, createdAt },
      { path: '/viewforum.php?f=2', boardId: board.id, createdAt },
    ],
  })
  const path = `/t/${thread.id}/${thread.slug}`
  const asked = async (query: string) => findAlias(everyone, `/viewtopic.php?${query}`)
  expect(await asked('t=43&start=0')).toBe(path)
  expect(await asked('start=25&t=43')).toBe(`${path}#post-26`)
  expect(await asked('t=43&start=50&utm_source=x')).toBe(`${path}/2#post-51`)
  expect(await asked('t=43&page=2')).toBe(`${path}/2`)
  expect(await asked('t=43&page=1')).toBe(path)
  expect(await asked('t=43&%73tart=%32%35')).toBe(`${path}#post-26`)
  for (const query of ['t=43&page=0', 't=43&page=', 't=43&start=x', 't=43&page']) expect(await asked(query), query).toBe(path)
  expect([await asked('t=43&page=77'), await asked('t=43&start=999')]).toEqual([`${path}/3`, `${path}/3#post-120`])
  expect(await asked('page=9&t=43')).toBe(`/b/${board.slug}`)
  expect(await findAlias(everyone, '/viewforum.php?f=2&start=100')).toBe(`/b/${board.slug}`)
})

test('two that mean the same are kept no more', async () => {
  const [one, other] = [await aThread(await aBoard()), await aThread(await aBoard())]
  await db().urlAlias.create({ data: { path: '/same?a=1&b=2', threadId: one.id, createdAt } })
  await expect(db().urlAlias.create({ data: { path: '/%73ame/?b=2&a=1', threadId: other.id, createdAt } })).rejects.toThrow(/Unique/)
})

test('an alias asks the audience first, and staff are led to their boards', async () => {
  const board = await aBoard({ readableBy: 'members' })
  const thread = await aThread(board, { by: await aMember() })
  const desk = await aBoard({ readableBy: 'staff' })
  const hidden = await aThread(desk, { by: await aMember({ moderates: 'all' }) })
  await db().urlAlias.createMany({
    data: [
      { path: '/a99', threadId: thread.id, createdAt },
      { path: '/a100', threadId: hidden.id, createdAt },
      { path: '/desk', boardId: desk.id, createdAt },
    ],
  })
  expect(await findAlias(everyone, '/a99')).toBeNull()
  expect(await findAlias(members, '/a99')).toBe(`/t/${thread.id}/${thread.slug}`)
  const moderator = sightOf(await aMember({ moderates: [desk.id] }))
  const elsewhere = sightOf(await aMember({ moderates: [board.id] }))
  for (const path of ['/a100', '/desk'])
    expect([await findAlias(everyone, path), await findAlias(members, path), await findAlias(elsewhere, path)], path).toEqual([null, null, null])
  expect(await findAlias(moderator, '/a100')).toBe(`/t/${hidden.id}/${hidden.slug}`)
  expect(await findAlias(moderator, '/desk')).toBe(`/b/${desk.slug}`)
})

test('an alias of a removed thread leads to what says so, without a word of it; of a held one to nothing', async () => {
  const thread = await aThread(await aBoard())
  await db().urlAlias.createMany({
    data: [
      { path: '/a101', threadId: thread.id, createdAt },
      { path: '/p101', postId: thread.openingId, createdAt },
    ],
  })
  const removedAt = new Date()
  await db().thread.update({ where: { id: thread.id }, data: { removedAt } })
  expect(await Promise.all(['/a101', '/p101'].map((path) => findAlias(everyone, path)))).toEqual([`/t/${thread.id}`, `/t/${thread.id}`])
  await db().thread.update({ where: { id: thread.id }, data: { heldAt: removedAt, postCount: 0 } })
  expect(await Promise.all(['/a101', '/p101'].map((path) => findAlias(everyone, path)))).toEqual([null, null])
})

test('a renamed board is found under its former address', async () => {
  const board = await aBoard()
  await db().board.update({ where: { id: board.id }, data: { slug: `${board.slug}-new` } })
  expect(await findRenamedBoard(everyone, board.slug)).toBe(`${board.slug}-new`)
})

test('an alias leads to exactly one thing', async () => {
  const thread = await aThread(await aBoard())
  await expect(db().urlAlias.create({ data: { path: '/both', threadId: thread.id, boardId: 1n, createdAt: new Date() } })).rejects.toThrow()
  await expect(db().urlAlias.create({ data: { path: 'no-slash', threadId: thread.id, createdAt: new Date() } })).rejects.toThrow(/path_shape/)
})
