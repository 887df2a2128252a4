import { expect, test } from 'vitest'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { EVERY_ACT } from '@/lib/testing/act-stages'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { HELD } from '@/lib/threads/entry-line'
import { approvePost } from '../actions/approve-post'
import { banMember } from '../actions/ban-member'
import { lockThread } from '../actions/lock-thread'
import { removePost } from '../actions/remove-post'
import { restorePost } from '../actions/restore-post'
import { suspendMember } from '../actions/suspend-member'
import { decideAppeals } from '../appeals/appeal-decision'
import { appeal } from '../appeals/appeals'
import { perform } from '../perform'
import { ruleOf } from '../rules'
import { undoAct } from '../undo'
import { findTransparency, transparencyCsv, transparencyJson } from './transparency'

useDatabase()

const HOUR_MS = DAY_MS / 24

test('every act that can restrict somebody, and what a rule does by itself, is counted under a name of its own', async () => {
  const restricting = EVERY_ACT.filter((each) => 'restricts' in each && each.restricts).map(({ name }) => name)
  expect((await findTransparency()).periods[0]?.kinds.map(({ code }) => code).sort()).toEqual([...restricting, HELD].sort())
})

test('every number equals what can be counted in the log itself', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: 'all' })
  const thread = await aThread(board)
  const given = (reason: string, origin: 'own' | 'report' = 'own') => ({ key: unique('key-of-act'), reason, origin, words: 'It was like this.', open: false })
  const remove = async (reason: string, origin?: 'own' | 'report') => {
    const subject = postId.parse(String((await aReply(thread)).id))
    return { subject, ...(await perform(removePost, hq, { ...given(reason, origin), subject })) }
  }
  const member = async () => memberId.parse(String((await aMember()).id))
  await remove('spam')
  const wrong = await remove('attack', 'report')
  const restored = await remove('children')
  await undoAct(hq, { entry: entryId.parse(String(wrong.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  await perform(restorePost, hq, { subject: restored.subject, key: unique('key-of-act'), reason: 'wrong', words: '' })
  await atTime(new Date(Date.now() - 400 * DAY_MS), async () => perform(banMember, hq, { ...given('threat'), subject: await member() }))
  await perform(suspendMember, hq, { ...given('attack'), subject: await member(), for: '7d' })
  await perform(lockThread, hq, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'heated', words: '' }) // restricts nobody

  const [holding, newcomer] = [await aThread(await aBoard({ holds: 'newcomers' }), { by: hq }), await aMember({ joinedAt: new Date() })]
  for (let post = 0; post < 2; post++) await aReply(holding, { by: newcomer })
  const held = await atTime(new Date(Date.now() - 2 * HOUR_MS), () => aReply(holding, { by: newcomer }))
  await perform(approvePost, hq, { subject: postId.parse(String(held.id)), key: unique('key-of-act'), reason: 'fine', words: '' })

  const { periods, waits } = await findTransparency()
  const [recent, ...years] = periods
  const log = await db().moderationEntry.findMany({ where: { rule: { not: null }, undoesId: null }, include: { undoneBy: true } })
  const lately = log.filter(({ createdAt }) => createdAt.getTime() > Date.now() - 366 * DAY_MS)
  expect(recent?.restrictions).toBe(lately.length)
  expect(lately.length).toBe(7)
  expect(years.reduce((sum, { restrictions }) => sum + restrictions, 0)).toBe(log.length)
  expect(countedOf(recent?.categories)).toEqual(countedIn(lately, ({ rule }) => ruleOf(rule ?? '')?.category ?? ''))
  expect(countedOf(recent?.kinds)).toEqual(countedIn(lately, ({ action }) => action))
  expect(countedOf(recent?.origins)).toEqual(countedIn(lately, ({ origin }) => origin ?? ''))
  expect(recent?.outcomes.map(({ code, count }) => [code, count])).toEqual([
    ['undone', lately.filter(({ undoneBy }) => undoneBy).length],
    ['lifted', 1],
    ['appeals', 0],
    ['granted', 0],
    ['declined', 0],
    ['settled', 0],
    ['approved', 1],
    ['refused', 0],
  ])
  expect([recent?.appealHours, recent?.heldHours]).toEqual([null, 2])
  for (const { categories, kinds, origins, restrictions } of periods)
    for (const list of [categories, kinds, origins]) expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(restrictions)
  expect(waits).toEqual([])
  expect(JSON.parse(await transparencyJson()).periods).toEqual(periods)
  expect(await transparencyCsv()).toContain('"last-12-months","kind","post.remove",3\r\n')
  expect(await transparencyCsv()).toContain('"last-12-months","category","HQ_LOOKS_FIRST",3\r\n')
  expect(await transparencyCsv()).toContain('"last-12-months","held-median-hours","all",2\r\n')
})

function countedOf(list: readonly { code: string; count: number }[] = []): Record<string, number> {
  return Object.fromEntries(list.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]))
}

function countedIn<Row>(rows: readonly Row[], codeOf: (row: Row) => string): Record<string, number> {
  const codes = rows.map(codeOf)
  return Object.fromEntries(codes.map((code) => [code, codes.filter((other) => other === code).length]))
}

test('how long requests waited is told for each board that everyone reads: the middle one', async () => {
  const [board, hidden] = [await aBoard({ name: '=a board' }), await aBoard({ readableBy: 'staff' })]
  const hq = await aMember({ moderates: 'all' })
  for (const [where, hours] of [
    [board, 1],
    [board, 3],
    [board, 20],
    [hidden, 5],
  ] as const) {
    const thread = await aThread(where, { by: hq })
    const { id } = await perform(lockThread, hq, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'heated', words: '' })
    const { createdAt } = await db().moderationEntry.findUniqueOrThrow({ where: { id } })
    const asked = new Date(createdAt.getTime() - hours * 3_600_000)
    await db().request.create({ data: { threadId: thread.id, memberId: hq.id, act: 'lock', words: '', createdAt: asked, entryId: id } })
  }
  expect((await findTransparency()).waits).toEqual([{ board: '=a board', answered: 3, hours: 3 }])
  expect(await transparencyCsv()).toContain(`"all","median-hours","'=a board",3\r\n`)
})

test('appeals are counted as they ended, with the middle of the times that a decision took', async () => {
  const [hq, other] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const before = (await findTransparency()).periods[0]?.outcomes
  for (const [decision, hours] of [
    ['grant', 2],
    ['decline', 5],
    ['decline', 30],
    [null, 1],
  ] as const) {
    const member = await aMember()
    const subject = memberId.parse(String(member.id))
    const { id } = await perform(banMember, hq, { key: unique('key-of-act'), reason: 'threat', words: 'It was like this.', subject })
    const entry = entryId.parse(String(id))
    await atTime(new Date(Date.now() - hours * 3_600_000), () => appeal(member, { entry, words: 'Why?' }))
    const { id: upTo } = await db().appeal.findFirstOrThrow({ where: { entryId: id } })
    if (decision) await decideAppeals(other, { entry, key: unique('key-of-decision'), upTo, decision, words: 'We have looked at all of it again.' })
  }
  const [recent] = (await findTransparency()).periods
  const grown = recent?.outcomes.map(({ code, count }, at) => [code, count - (before?.[at]?.count ?? 0)])
  expect(Object.fromEntries(grown ?? [])).toEqual({ undone: 1, lifted: 0, appeals: 4, granted: 1, declined: 2, settled: 0, approved: 0, refused: 0 })
  expect(recent?.appealHours).toBe(5)
  expect(await transparencyCsv()).toContain('"last-12-months","appeal-median-hours","all",5\r\n')
})
