import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, postId, ruleId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { localMoment } from '@/lib/text/local-moment'
import { findThread } from '@/lib/threads/queries'
import { RULE_WORDS } from '@/lib/threads/rule-words'
import { rulePath } from '@/lib/urls'
import { removePost } from '../actions/remove-post'
import { rewordRule } from '../actions/reword-rule'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { undoAct } from '../undo'
import { findVersionOn, findWording, listHouseRules } from './house-rules'

useDatabase()

const at = (day: string, hour = '12:00') => localMoment(day, hour) ?? new Date(0)
const ATTACK = 2n

type Given = Partial<{ says: string; breaks: string; keeps: string; from: string; seen: number }>

function reword(admin: Awaited<ReturnType<typeof aMember>>, given: Given = {}) {
  const words = {
    says: 'House rule: speak of what was said, never of who said it.',
    breaks: '“You are a liar.”',
    keeps: '“That is not so.”',
    from: '',
    seen: 1,
    ...given,
  }
  return perform(
    rewordRule,
    admin,
    rewordRule.input.parse({ subject: String(ATTACK), key: unique('key-of-act'), reason: 'clearer', words: '', ...words }) as never,
  )
}

async function removed(by: Awaited<ReturnType<typeof aMember>>, author: Awaited<ReturnType<typeof aMember>>) {
  const thread = await aThread(await aBoard())
  const { id } = await aReply(thread, { by: author })
  const entry = await perform(removePost, by, { subject: postId.parse(String(id)), key: unique('key-of-act'), reason: 'attack', words: 'So it was.' })
  return { thread, entry }
}

test('the first wordings are those by which the acts until now were done, in the order of their numbers, each with two examples', async () => {
  const { rules, held } = await listHouseRules()
  expect(rules.map(({ code, name, now }) => [code, { name, says: now?.says }])).toEqual(Object.entries(RULE_WORDS).map(([code, words]) => [code, words]))
  expect(rules.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(rules.filter(({ law }) => law).map(({ code }) => code)).toEqual(['threat', 'defamation', 'illegal'])
  for (const { now } of rules) expect([now?.breaks, now?.keeps].every(Boolean)).toBe(true)
  expect(held).toHaveLength(3)
})

test('a new wording holds from its day on; what was done before cites the one of its day, in the log, on the tombstone and in the letter', async () => {
  const [admin, hq, author] = [await aMember({ admin: true }), await aMember({ moderates: 'all' }), await aMember()]
  const { entry, thread } = await atTime(at('2026-12-01'), async () => {
    await reword(admin)
    return removed(hq, author)
  })
  const row = await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })
  expect(row.because).toBe(`${RULE_WORDS.attack.name}. ${RULE_WORDS.attack.says}`) // announced, and not yet valid
  const later = await atTime(at('2026-12-02', '00:00'), () => removed(hq, author))
  expect(await db().moderationEntry.findUniqueOrThrow({ where: { id: later.entry.id } })).toMatchObject({
    because: 'Personal attack. House rule: speak of what was said, never of who said it.',
  })
  const letters = await lettersWhere({ memberId: author.id, kind: 'statement' })
  expect(letters[0]?.body).toContain(`${RULE_WORDS.attack.says} http://localhost:3000/rules/attack/2026-12-01`)
  expect(letters[1]?.body).toContain('never of who said it. http://localhost:3000/rules/attack/2026-12-02')
  const tombstone = async ({ id }: { id: bigint }) => {
    const found = await findThread(sightOf('public'), threadId.parse(String(id)), { kind: 'page', page: 1 }, async () => new Map())
    return found?.items.flatMap((item) => (item.kind === 'post' && item.post.tombstone ? [item.post.tombstone.rule] : []))[0]
  }
  expect(await tombstone(thread)).toEqual({ ...RULE_WORDS.attack, href: '/rules/attack/2026-12-01' })
  expect(await tombstone(later.thread)).toMatchObject({ says: 'House rule: speak of what was said, never of who said it.', href: '/rules/attack/2026-12-02' })
  await atTime(at('2026-12-03'), async () => {
    expect([await findVersionOn('attack', '2026-12-01'), await findVersionOn('attack', '2026-12-02'), await findVersionOn('attack', '1999-01-01')]).toEqual([
      1, 2, 1,
    ])
    expect([await findVersionOn('attack', '2026-12-04'), await findVersionOn('attack', '2026-02-30'), await findVersionOn('nothing', '2026-12-01')]).toEqual([
      null,
      null,
      null,
    ])
    expect(await findWording('attack', 1)).toMatchObject({ wording: { says: RULE_WORDS.attack.says }, until: at('2026-12-02', '00:00') })
    const { rules } = await listHouseRules()
    expect(rules[1]).toMatchObject({ now: { version: 2 }, former: [{ version: 1 }], coming: [] })
    const page = await findActPage(hq, 'remove', 'post', (await aReply(thread)).id)
    expect(page?.reasons.attack).toContain('never of who said it')
  })
})

test('the page of the rules runs out when a wording to come begins', async () => {
  const admin = await aMember({ admin: true })
  await atTime(at('2027-01-10'), async () => {
    await reword(admin, { seen: 2, says: 'House rule: kindly.', from: '2027-01-20' })
    expect(await listHouseRules()).toMatchObject({ until: at('2027-01-20', '00:00') })
    expect((await listHouseRules()).rules[1]).toMatchObject({ now: { version: 2 }, coming: [{ version: 3, says: 'House rule: kindly.' }] })
    expect(await outcomeOf(reword(admin, { seen: 3, says: 'House rule: more kindly.', from: '2027-01-20' }))).toBe('no_such_moment')
    expect(await outcomeOf(reword(admin, { seen: 2, says: 'House rule: more kindly.' }))).toBe('board_changed')
    expect(await outcomeOf(reword(admin, { seen: 3, says: 'House rule: kindly.' }))).toBe('already_done')
    expect(await outcomeOf(reword(await aMember({ moderates: 'all' }), { seen: 3, says: 'House rule: otherwise.' }))).toBe('not_found')
  })
})

test('an undo before its day lets a wording never hold; after it, the former one holds again from the next day', async () => {
  const admin = await aMember({ admin: true })
  const rule = await db().houseRule.findUniqueOrThrow({ where: { code: 'spam' } })
  const say = (says: string, seen: number) =>
    perform(rewordRule, admin, {
      subject: ruleId.parse(String(rule.id)),
      key: unique('key-of-act'),
      reason: 'clearer',
      words: '',
      says,
      breaks: 'This.',
      keeps: 'That.',
      seen,
      from: '',
    } as never)
  const undo = ({ id }: { id: bigint }) => undoAct(admin, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  const shown = async () => (await listHouseRules()).rules[0]
  await atTime(at('2027-03-01'), async () => {
    await undo(await say('House rule: buy nothing.', 1))
    expect(await shown()).toMatchObject({ now: { version: 1 }, former: [], coming: [] })
    expect(await findWording('spam', 2)).toBeNull()
  })
  const entry = await atTime(at('2027-03-02'), () => say('House rule: sell nothing.', 1))
  await atTime(new Date(at('2027-03-02').getTime() + 3 * DAY_MS), async () => {
    expect(await shown()).toMatchObject({ now: { version: 3, says: 'House rule: sell nothing.' } })
    await undo(entry)
    expect(await shown()).toMatchObject({ now: { version: 3 }, coming: [{ version: 4, says: RULE_WORDS.spam.says }] })
  })
  await atTime(at('2027-03-09'), async () => expect(await shown()).toMatchObject({ now: { version: 4 }, former: [{ version: 3 }, { version: 1 }] }))
})

test('the database changes and erases no wording', async () => {
  const wording = { ruleId_version: { ruleId: ATTACK, version: 1 } }
  await expect(db().houseRuleWording.update({ where: wording, data: { says: 'Anything goes.' } })).rejects.toThrow()
  await expect(db().houseRuleWording.delete({ where: wording })).rejects.toThrow()
})

test('the address of a wording is its day by British clocks', () => {
  expect(rulePath('attack', new Date('2027-06-08T23:30:00Z'))).toBe('/rules/attack/2027-06-09')
  expect(rulePath('attack', new Date('2027-01-08T23:30:00Z'))).toBe('/rules/attack/2027-01-08')
  expect(rulePath('held-links', new Date())).toBe('/rules#held-links')
})
