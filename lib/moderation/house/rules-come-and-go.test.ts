import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { letterWhere } from '@/lib/testing/letters'
import { localMoment } from '@/lib/text/local-moment'
import { findThread } from '@/lib/threads/queries'
import { addRule } from '../actions/add-rule'
import { removePost } from '../actions/remove-post'
import { renameRule } from '../actions/rename-rule'
import { retireRule } from '../actions/retire-rule'
import { unbumpThread } from '../actions/unbump-thread'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { undoAct } from '../undo'
import { findWording, listHouseRules } from './house-rules'
import { listRuleOptions } from './rules-in-force'

useDatabase()

type Admin = Awaited<ReturnType<typeof aMember>>
const at = (day: string, hour = '12:00') => localMoment(day, hour) ?? new Date(0)
const PUBLIC = sightOf('public')

const fields = (reason: string) => ({ key: unique('key-of-act'), reason, words: '' })
const undo = (by: Admin, { id }: { id: bigint }) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const idOf = async (code: string) => (await db().houseRule.findUniqueOrThrow({ where: { code } })).id

function add(admin: Admin, given: { name?: string; from?: string } = {}) {
  const words = { name: unique('Rumour '), says: 'House rule: no rumours.', breaks: 'I have heard that.', keeps: 'I have seen this.', from: '', ...given }
  return perform(addRule, admin, addRule.input.parse({ subject: '0', ...fields('needed'), ...words }))
}

async function rename(admin: Admin, code: string, name: string, from = '') {
  const { version } = await db().houseRuleWording.findFirstOrThrow({ where: { rule: { code }, droppedAt: null }, orderBy: { validFrom: 'desc' } })
  return perform(renameRule, admin, renameRule.input.parse({ subject: String(await idOf(code)), seen: String(version), ...fields('clearer'), name, from }))
}

async function retire(admin: Admin, code: string, from = '') {
  return perform(retireRule, admin, retireRule.input.parse({ subject: String(await idOf(code)), ...fields('unneeded'), from }))
}

async function removeUnder(by: Admin, reason: string) {
  const thread = await aThread(await aBoard())
  const { id } = await aReply(thread, { by: await aMember() })
  const given = removePost.input.parse({ subject: String(id), key: unique('key-of-act'), reason, words: 'So it was.' })
  return { id, thread, entry: await perform(removePost, by, given) }
}

const codeOf = async ({ id }: { id: bigint }) => (await db().houseRuleWording.findFirstOrThrow({ where: { entryId: id }, include: { rule: true } })).rule.code
const offered = async (by: Admin) => {
  const page = await findActPage(by, 'remove', 'post', (await aReply(await aThread(await aBoard()))).id)
  return page?.reasons ?? {}
}

test('an added rule has the next number, can be chosen from its day on, and is cited by name, sentence and address', async () => {
  const [admin, hq] = [await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  const entry = await atTime(at('2028-02-01'), () => add(admin, { name: 'Rumour' }))
  const code = await codeOf(entry)
  const { number } = await db().houseRule.findUniqueOrThrow({ where: { code } })
  expect(code).toBe(`rule-${number}`)
  await atTime(at('2028-02-01'), async () => {
    expect(Object.keys(await offered(hq))).not.toContain(code)
    expect(await outcomeOf(removeUnder(hq, code))).toBe('statement_needed')
    expect((await listHouseRules()).rules.at(-1)).toMatchObject({ code, name: 'Rumour', now: null, coming: [{ version: 1 }] })
  })
  await atTime(at('2028-02-02', '00:00'), async () => {
    expect((await offered(hq))[code]).toBe('Rumour. House rule: no rumours.')
    const { id, thread, entry: removal } = await removeUnder(hq, code)
    const author = (await db().post.findUniqueOrThrow({ where: { id }, include: { name: true } })).name.memberId
    const letter = await letterWhere({ memberId: author, kind: 'statement' })
    expect(letter.body).toContain(`The rule it rests on: House rule: no rumours. http://localhost:3000/rules/${code}/2028-02-02`)
    expect(await db().moderationEntry.findUniqueOrThrow({ where: { id: removal.id } })).toMatchObject({
      rule: code,
      because: 'Rumour. House rule: no rumours.',
    })
    const shown = await findThread(PUBLIC, threadId.parse(String(thread.id)), { kind: 'page', page: 1 }, async () => new Map())
    const [tombstone] = shown?.items.flatMap((item) => (item.kind === 'post' && item.post.tombstone ? [item.post.tombstone] : [])) ?? []
    expect(tombstone?.rule).toEqual({ name: 'Rumour', says: 'House rule: no rumours.', href: `/rules/${code}/2028-02-02` })
    expect((await findLog(PUBLIC, { rule: code }))?.entries).toMatchObject([{ id: removal.id }])
  })
  expect(await verifyLog()).toEqual([])
})

test('a rule that was added goes with its undo: before its day without a trace on the page, afterwards as a retired one', async () => {
  const admin = await aMember({ admin: true })
  await atTime(at('2028-03-01'), async () => {
    const entry = await add(admin, { from: '2028-03-20' })
    const code = await codeOf(entry)
    await undo(admin, entry)
    expect((await listHouseRules()).rules.some((rule) => rule.code === code)).toBe(false)
    expect(await codeOf(await add(admin))).not.toBe(code) // no number is given twice
  })
  const entry = await atTime(at('2028-03-02'), () => add(admin))
  const code = await codeOf(entry)
  await atTime(at('2028-03-10'), () => undo(admin, entry))
  await atTime(at('2028-03-12'), async () => {
    expect((await listHouseRules()).retired.map((rule) => rule.code)).toContain(code)
    expect(await findWording(code, 1)).toMatchObject({ retiredAt: at('2028-03-11', '00:00') })
  })
})

test('a retired rule can be chosen no more from its day on, stays readable with its days, and old acts still cite and undo it', async () => {
  const [admin, hq] = [await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  const before = await atTime(at('2028-04-01'), () => removeUnder(hq, 'disruption'))
  const entry = await atTime(at('2028-04-01'), () => retire(admin, 'disruption'))
  await atTime(at('2028-04-01', '23:00'), async () => expect(Object.keys(await offered(hq))).toContain('disruption'))
  await atTime(at('2028-04-02', '00:00'), async () => {
    expect(Object.keys(await offered(hq))).not.toContain('disruption')
    expect(await outcomeOf(removeUnder(hq, 'disruption'))).toBe('statement_needed')
    const thread = await aThread(await aBoard())
    await aReply(thread)
    const bumped = unbumpThread.input.parse({ subject: String(thread.id), ...fields('old'), rule: '', origin: 'own' })
    expect(await outcomeOf(perform(unbumpThread, hq, bumped))).toBe('statement_needed') // it rests on this rule where no other is chosen
    const { rules, retired } = await listHouseRules()
    expect(rules.some(({ code }) => code === 'disruption')).toBe(false)
    expect(retired).toMatchObject([{ code: 'disruption', number: 5, retiredAt: at('2028-04-02', '00:00'), now: { version: 1 } }, ...retired.slice(1)])
    expect((await listRuleOptions(db())).map(({ value }) => value)).toContain('disruption')
    expect(await outcomeOf(rename(admin, 'disruption', 'Noise'))).toBe('rule_retired')
    expect(await outcomeOf(retire(admin, 'disruption'))).toBe('already_done')
    await undo(hq, before.entry)
  })
  await atTime(at('2028-04-09'), async () => {
    await undo(admin, entry)
    expect(Object.keys(await offered(hq))).toContain('disruption')
    await removeUnder(hq, 'disruption')
  })
})

test('a renamed rule keeps its number and address; what was done before keeps the name of its day', async () => {
  const [admin, hq] = [await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  await atTime(at('2028-05-01'), () => removeUnder(hq, 'threat'))
  const entry = await atTime(at('2028-05-01'), () => rename(admin, 'threat', 'Menace'))
  await atTime(at('2028-05-02'), async () => {
    expect((await offered(hq)).threat).toMatch(/^Menace\. /)
    const after = await removeUnder(hq, 'threat')
    expect((await db().moderationEntry.findUniqueOrThrow({ where: { id: after.entry.id } })).because).toMatch(/^Menace\. /)
    expect((await listHouseRules()).rules.find(({ code }) => code === 'threat')).toMatchObject({
      number: 7,
      name: 'Menace',
      former: [{ version: 1, name: null }],
    })
    expect([(await findWording('threat', 1))?.name, (await findWording('threat', 2))?.name]).toEqual(['Threat', 'Menace'])
    expect(await listRuleOptions(db())).toContainEqual({ value: 'threat', label: 'Menace' })
    expect(await outcomeOf(rename(admin, 'spam', 'menace'))).toBe('name_taken')
    expect(await outcomeOf(rename(admin, 'spam', 'Threat'))).toBe('name_taken') // old acts call another rule that
    expect(await outcomeOf(add(admin, { name: 'Menace' }))).toBe('name_taken')
    await undo(admin, entry)
  })
  await atTime(at('2028-05-04'), async () => expect((await offered(hq)).threat).toMatch(/^Threat\. /))
  const says = (await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })).says
  expect(says).toBe('{by} renamed the rule “Threat” to “Menace”, valid from Tue 2 May 2028')
})

test('the last rule is not retired, and none by whoever is no admin', async () => {
  const [admin, hq] = [await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  await atTime(at('2028-06-01'), async () => {
    expect(await outcomeOf(retire(hq, 'spam'))).toBe('not_found')
    const codes = (await listHouseRules()).rules.map(({ code }) => code)
    const outcomes: string[] = []
    for (const code of codes) outcomes.push(await outcomeOf(retire(admin, code)))
    expect(outcomes.at(-1)).toBe('last_rule')
    expect(outcomes.slice(0, -1)).toEqual(codes.slice(1).map(() => 'done'))
  })
})

test('a day that is over, or has begun, is refused as the day that it is', async () => {
  const admin = await aMember({ admin: true })
  const sentence = (from: string) =>
    atTime(at('2027-06-08'), () =>
      add(admin, { from }).then(
        () => 'done',
        ({ fields }) => fields.from,
      ),
    )
  expect(await sentence('2027-06-01')).toBe('Tue 1 June 2027 is over. Give tomorrow or a later day.')
  expect(await sentence('2027-06-08')).toBe('Tue 8 June 2027 has begun already. Give tomorrow or a later day.')
  expect(await sentence('2027-06-31')).toBe('Give a day, like 2027-06-08.')
})

test('a wording that is to be replaced, and one that was, say so in their tenses', async () => {
  const admin = await aMember({ admin: true })
  const code = await atTime(at('2027-06-08'), async () => codeOf(await add(admin, { from: '2027-06-10' })))
  await atTime(at('2027-06-08'), () => rename(admin, code, unique('Hearsay '), '2027-06-12'))
  expect(await atTime(at('2027-06-11'), () => findWording(code, 1))).toMatchObject({ until: at('2027-06-12', '00:00'), untilIsOver: false })
  expect(await atTime(at('2027-06-12'), () => findWording(code, 1))).toMatchObject({ untilIsOver: true })
})

test('a rule that begins only later, or that goes again, does not let the last one in force be retired', async () => {
  const admin = await aMember({ admin: true })
  const [entry, outcomes] = await atTime(at('2028-07-01'), async () => {
    const codes = (await listHouseRules()).rules.map(({ code }) => code)
    const entry = await add(admin, { from: '2028-07-20' })
    const outcomes: string[] = []
    for (const code of codes) outcomes.push(await outcomeOf(retire(admin, code, '2028-07-10')))
    expect(outcomes.at(-1)).toBe('last_rule')
    expect(await outcomeOf(retire(admin, codes.at(-1) ?? '', '2028-07-20'))).toBe('done')
    return [entry, outcomes]
  })
  expect(outcomes.slice(0, -1).filter((outcome) => outcome !== 'done')).toEqual([])
  for (const day of ['2028-07-02', '2028-07-21']) expect(await atTime(at(day), () => outcomeOf(undo(admin, entry)))).toBe('last_rule')
})

test('a renaming is not undone where another rule has the former name by now', async () => {
  const admin = await aMember({ admin: true })
  const [first, second] = [unique('Chatter '), unique('Gossip ')]
  const code = await atTime(at('2026-12-01'), async () => codeOf(await add(admin, { name: first })))
  const renaming = await atTime(at('2026-12-05'), () => rename(admin, code, second))
  const retiring = await atTime(at('2026-12-10'), () => retire(admin, code))
  await atTime(at('2026-12-12'), async () => {
    await add(admin, { name: first })
    await undo(admin, retiring)
    expect(await outcomeOf(undo(admin, renaming))).toBe('name_taken')
  })
})
