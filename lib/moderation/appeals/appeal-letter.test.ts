import { expect, test } from 'vitest'
import { guest } from '@/lib/identity/viewer'
import { appealKeyOf, readAppealKey } from '@/lib/letters/appeal-key'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, memberId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aMember, outcomeOf, unique } from '@/lib/testing/builders'
import { letterWhere } from '@/lib/testing/letters'
import { appealableUntil } from '@/lib/threads/appeal-time'
import { banMember } from '../actions/ban-member'
import { suspendMember } from '../actions/suspend-member'
import { unsuspendMember } from '../actions/unsuspend-member'
import { perform } from '../perform'
import { findDecisionPage } from './appeal-decision-page'
import { letterAppealInput } from './appeal-schema'
import { findWayToAppeal } from './appeal-way'
import { appealByLetter, findLetterPage } from './appeals'

useDatabase()

const act = () => ({ key: unique('key-of-act'), reason: 'attack', words: 'She calls people names.' })

async function aBan() {
  const [hq, other, member] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember()]
  const entry = await perform(banMember, hq, { ...act(), subject: memberId.parse(String(member.id)) })
  const { createdAt } = await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })
  const { body } = await letterWhere({ entryId: entry.id, memberId: member.id })
  const [, letter = ''] = body.match(/\/appeal\/\d+\/([\w-]+)/) ?? []
  return { hq, other, member, entry, createdAt, body, letter }
}

const send = (id: bigint, letter: string, words = 'It was not me.') => appealByLetter(guest, { entry: entryId.parse(String(id)), letter, words })

test('the letter of a banned member opens her appeal for six months, without a session', async () => {
  const { other, member, entry, createdAt, letter } = await aBan()
  expect(await findLetterPage(entry.id, letter)).toMatchObject({ verdict: 'yes', closed: { banned: true } })
  const until = appealableUntil({ createdAt })
  expect(await atTime(until, () => findLetterPage(entry.id, letter))).toBe('over')
  expect(await atTime(until, () => outcomeOf(send(entry.id, letter)))).toBe('letter_over')
  expect(await atTime(new Date(until.getTime() - 2000), () => outcomeOf(send(entry.id, letter)))).toBe('done')
  expect(await db().appeal.findMany({ where: { entryId: entry.id } })).toMatchObject([{ memberId: member.id, words: 'It was not me.' }])
  expect((await findDecisionPage(other, entry.id))?.appeals).toMatchObject([{ by: member.name }])
})

test('a letter opens one appeal and nothing else: not another entry, not for another member, not with a letter changed', async () => {
  const [one, two] = [await aBan(), await aBan()]
  const changed = (letter: string) => [
    letter.slice(0, -1) + (letter.endsWith('A') ? 'B' : 'A'),
    letter.replace(/-[0-9a-z]+-/, '-zzzzzz-'),
    letter.replace(/^\d+/, String(two.member.id)),
  ]
  for (const letter of [two.letter, '', 'x', '1-2-3', ...changed(one.letter)]) {
    expect(await findLetterPage(one.entry.id, letter), letter).toBeNull()
    expect(await outcomeOf(send(one.entry.id, letter)), letter).toBe('not_found')
  }
  // Rightly signed, but for somebody whom it does not concern.
  expect(await findLetterPage(one.entry.id, appealKeyOf({ entryId: one.entry.id, memberId: two.member.id }, new Date(Date.now() + DAY_MS)))).toBeNull()
  expect(await db().appeal.count({ where: { entryId: { in: [one.entry.id, two.entry.id] } } })).toBe(0)
})

test('what the letter opens is shown to nobody on a page: not to moderators, not in her notifications, not on the page itself', async () => {
  const { other, member, entry, letter } = await aBan()
  await send(entry.id, letter)
  const shown = [await findDecisionPage(other, entry.id), await findLetterPage(entry.id, letter), await findNotifications(member)]
  const text = JSON.stringify(shown, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  expect(text).toContain(`/appeal/${entry.id}`)
  expect(text).not.toContain(letter)
})

test('whoever is kept out is led to the act that keeps her out, for half an hour', async () => {
  const [hq, member] = [await aMember({ moderates: 'all' }), await aMember()]
  const subject = memberId.parse(String(member.id))
  expect(await findWayToAppeal(member.id)).toBeNull()
  const suspended = await perform(suspendMember, hq, { ...act(), subject, for: '7d' })
  const [, id, letter = ''] = (await findWayToAppeal(member.id))?.match(/^\/appeal\/(\d+)\/([\w-]+)$/) ?? []
  expect(id).toBe(String(suspended.id))
  expect(readAppealKey(suspended.id, letter, new Date(Date.now() + 29 * 60_000))).toEqual({ memberId: member.id, over: false })
  expect(readAppealKey(suspended.id, letter, new Date(Date.now() + 31 * 60_000))).toEqual({ memberId: member.id, over: true })
  const banned = await perform(banMember, hq, { ...act(), subject })
  expect(await findWayToAppeal(member.id)).toContain(`/appeal/${banned.id}/`) // the ban lasts
  await db().member.update({ where: { id: member.id }, data: { bannedAt: null } })
  await perform(unsuspendMember, hq, { subject, key: unique('key-of-act'), reason: 'enough', words: '' })
  expect(await findWayToAppeal(member.id)).toBeNull()
  await db().member.update({ where: { id: member.id }, data: { bannedAt: now() } })
  expect(await findWayToAppeal(member.id)).toBeNull() // no act in the log keeps her out
})

test('an appeal by letter says something, in at most 2,000 characters, and its words are kept as they were meant', () => {
  const read = (words: unknown) => letterAppealInput.safeParse({ entry: '1', letter: 'x', words })
  expect([read(undefined), read(' \n '), read('x'.repeat(2001))].map(({ error }) => error?.issues[0]?.path)).toEqual([['words'], ['words'], ['words']])
  expect(read('<b>No\u0000</b>\r\n').data?.words).toBe('<b>No</b>')
})
