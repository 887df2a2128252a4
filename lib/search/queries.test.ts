import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { search } from './queries'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const members = { members: true, staffBoards: [] }
const numbers = async (words: string, sight = everyone) => (await search(sight, words)).map(({ title, number }) => `${title} #${number}`)

test('words are found in posts and titles, titles first, in any of their forms', async () => {
  const board = await aBoard()
  await aThread(board, { title: 'Quokka at the gate', body: 'Nothing else.' })
  await aReply(await aThread(board, { title: 'Another one', body: 'Nothing.' }), { body: 'We saw two quokkas there.' })
  expect(await numbers('quokka')).toEqual(['Quokka at the gate #1', 'Another one #2'])
  expect(await numbers('"two quokkas"')).toEqual(['Another one #2'])
  expect(await numbers('quokka -gate')).toEqual(['Another one #2'])
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

test('what nobody would search for finds nothing and breaks nothing', async () => {
  for (const words of ['', '   ', '(a+)+$', '[', '.*', '\\\\', `'; select 1 --`, '\u0000', '%', '_', ':*', '& | !', 'x'.repeat(5000), '\ud800'])
    expect(await search(everyone, words)).toEqual([])
})
