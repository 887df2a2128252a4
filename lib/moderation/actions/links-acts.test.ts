import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { findNotifications } from '@/lib/notifications/queries'
import { db } from '@/lib/platform/db'
import { boardId, entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, stamped, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { endRuleOf, refuse, trust } from '@/lib/testing/host-rules'
import { lettersWhere } from '@/lib/testing/letters'
import { findThread } from '@/lib/threads/queries'
import { decideAppeals } from '../appeals/appeal-decision'
import { listAppeals } from '../appeals/appeal-desk'
import { appeal, findAppealPage } from '../appeals/appeals'
import { findAppealsOf, findOpenToAppeal } from '../appeals/open-to-appeal'
import { applyHostRules } from '../links/apply-host-rules'
import { findLinkRules } from '../links/link-rules'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { findMemberFile } from '../member-queries'
import { perform } from '../perform'
import { findActPage, findThreadLog } from '../queries'
import { undoAct } from '../undo'
import { refuseHost } from './refuse-host'
import { setBoardSettings } from './set-board'
import { setLinkTrust } from './set-link-trust'
import { trustHost } from './trust-host'

useDatabase()

const aHost = () => `${unique('host').toLowerCase()}.example`
const statesOf = async (postId: bigint) => (await db().postLink.findMany({ where: { postId }, orderBy: { ordinal: 'asc' } })).map(({ state }) => state)
const undo = (by: Parameters<typeof undoAct>[0], { id }: { id: bigint }) =>
  undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const ask = (by: Parameters<typeof appeal>[0], { id }: { id: bigint }) => appeal(by, { entry: entryId.parse(String(id)), words: 'My link is a good one.' })
const textOf = (parts: readonly { text: string }[] | undefined) => parts?.map(({ text }) => text).join('')

/** Two authors with two posts and one to a refused host, in two threads of one board. */
async function aStage() {
  const board = await aBoard({ linkTrust: 'everyone' })
  const [first, second] = [await aMember(), await aMember()]
  const host = aHost()
  const thread = await aThread(board, { by: first, title: 'A thread with links', body: `See https://${host}/1 and https://good.example/2` })
  const reply = await aReply(thread, { by: second, body: `Or https://www.${host}/2 and https://${host}/3` })
  const other = await aThread(board, { by: first, body: `Again https://${host}/4` })
  return { board, host, thread, reply, other, first, second, moderator: await aMember({ moderates: [board.id] }) }
}

describeAction(refuseHost, async () => {
  const { board, host, moderator, thread } = await aStage()
  const state = async () => [
    await statesOf(thread.openingId).then(([link]) => link === 'blocked'),
    await db().linkHost.count({ where: { pattern: host, endedAt: null } }),
  ]
  return { board, moderator, state, perform: (viewer, key) => refuse(viewer as typeof moderator, { host, board }, key) }
})

describeAction(trustHost, async () => {
  const { board, host, moderator } = await aStage()
  const state = () => db().linkHost.count({ where: { pattern: host, endedAt: null } })
  return { board, moderator, state, perform: (viewer, key) => trust(viewer as typeof moderator, { host, board }, key) }
})

describeAction(setLinkTrust, async () => {
  const { board, moderator } = await aStage()
  const state = async () => (await db().board.findUniqueOrThrow({ where: { id: board.id } })).linkTrust
  const subject = boardId.parse(String(board.id))
  return { board, moderator, state, perform: (viewer, key) => perform(setLinkTrust, viewer, { subject, links: 'checked', key, reason: 'spam', words: '' }) }
})

test('the form says true numbers before, the act touches exactly these posts, and each of them says so', async () => {
  const { board, host, moderator, thread, reply, other } = await aStage()
  const hq = await aReply(thread, { by: moderator, body: `HQ: https://${host}/5` })
  await db().post.update({ where: { id: hq.id }, data: { voice: 'hq' } })
  const page = await findActPage(moderator, 'refuse', 'links', board.id, { host })
  expect(page?.consequences[0]).toContain('4 links in 3 posts by 2 members')
  const { id } = await refuse(moderator, { host, board })
  expect([await statesOf(thread.openingId), await statesOf(reply.id), await statesOf(other.openingId), await statesOf(hq.id)]).toEqual([
    ['blocked', 'clickable'],
    ['blocked', 'blocked'],
    ['blocked'],
    ['clickable'],
  ])
  expect((await db().post.findUniqueOrThrow({ where: { id: thread.openingId } })).html).not.toContain(host)
  const shown = await findThread(sightOf('public'), thread.id, { kind: 'page', page: 1 }, findOpenToAppeal)
  const posts = (shown?.items ?? []).flatMap((item) => (item.kind === 'post' ? [item.post] : []))
  expect(posts.map(({ made }) => made.map((line) => line.id))).toEqual([[id], [id], []])
  expect(posts[1]?.made[0]).toMatchObject({ action: 'links.refuse', rule: 'spam', appeal: { nameId: posts[1]?.nameId } })
  expect(textOf(posts[0]?.made[0]?.parts)).toContain(`refused links to ${host} on ${board.name}: 4 links in 3 posts not shown any more`)
  expect(shown?.acts).toBe(1)
  expect((await findPostHistory(sightOf('public'), reply.id))?.since).toMatchObject([{ kind: 'entry', line: { id } }])
  expect((await findThreadLog(sightOf('public'), thread.id))?.entries).toMatchObject([{ id, touched: [{ number: 1 }, { number: 2 }] }])
  expect((await findLog(sightOf('public'), { board: board.slug }))?.entries).toMatchObject([{ id, rule: 'spam' }])
  expect(await verifyLog()).toEqual([])
})

test('the member file lists a refusal that took links of hers, as it lists a removal', async () => {
  const { board, host, moderator, first, thread } = await aStage()
  const [hq, reader] = [await aMember({ moderates: 'all' }), await aMember()]
  await aReply(thread, { by: reader, body: 'No links here.' })
  const { id } = await refuse(moderator, { host, board })
  expect((await findMemberFile(hq, first.name, {}))?.done?.map((entry) => entry.id)).toEqual([id])
  expect((await findMemberFile(hq, reader.name, {}))?.done).toEqual([])
})

test('each author has one statement that names her posts, is told once, and may appeal, whatever became of another’s appeal', async () => {
  const { board, host, moderator, first, second } = await aStage()
  const decider = await aMember({ moderates: [board.id] })
  const entry = await refuse(moderator, { host, board })
  const letters = await lettersWhere({ entryId: entry.id })
  expect(letters.map(({ memberId, kind }) => ({ memberId, kind }))).toEqual([first, second].map(({ id }) => ({ memberId: id, kind: 'statement' })))
  expect(letters[0]?.body).toContain(`2 links to ${host} not shown any more in 2 posts of yours: #1 in “A thread with links” and #1 in “A thread of tests”.`)
  expect(letters[0]?.body).toContain('It concerns one board.')
  expect(letters[0]?.body).toContain(`What happened: A moderator judged the host ${host} by this rule, not your post.`)
  expect(letters[0]?.body).not.toContain('It advertises')
  for (const member of [first, second]) {
    const told = await findNotifications(member, { findAppeals: findAppealsOf })
    expect(told?.lines).toMatchObject([{ kind: 'act', act: { appeal: { entryId: entry.id, state: 'open' } } }])
    expect((await findAppealPage(member, entry.id))?.verdict).toBe('yes')
  }
  expect(await outcomeOf(ask(await aMember(), entry))).toBe('not_found')
  await ask(first, entry)
  const decide = async (decision: 'grant' | 'decline') => {
    const waiting = (await listAppeals(decider)).find(({ entryId: id }) => id === entry.id)
    const given = { key: unique('key-of-decision'), upTo: waiting?.appeals.at(-1)?.id ?? 0n, decision, words: 'I looked at it.' }
    return decideAppeals(decider, { entry: entryId.parse(String(entry.id)), ...given })
  }
  expect(await outcomeOf(decide('decline'))).toBe('done')
  expect(await outcomeOf(ask(second, entry))).toBe('done')
  expect(await outcomeOf(decide('grant'))).toBe('done')
  expect(await db().linkHost.count({ where: { pattern: host, endedAt: null } })).toBe(0)
  expect(await db().appeal.findMany({ where: { entryId: entry.id }, orderBy: { id: 'asc' } })).toMatchObject([{ outcome: 'declined' }, { outcome: 'granted' }])
  expect(await verifyLog()).toEqual([])
})

test('the undo makes the links text again, stands under each post, and lets the trust hold again that the refusal had replaced', async () => {
  const { board, host, moderator, thread, reply } = await aStage()
  await trust(moderator, { host, board })
  const entry = await refuse(moderator, { host, board })
  const undone = await undo(moderator, entry)
  expect([await statesOf(thread.openingId), await statesOf(reply.id)]).toEqual([
    ['plain', 'clickable'],
    ['plain', 'plain'],
  ])
  expect(await db().linkHost.findMany({ where: { pattern: host, endedAt: null } })).toMatchObject([{ verdict: 'trusted' }])
  const items = (await findThread(sightOf('public'), thread.id, { kind: 'page', page: 1 }))?.items ?? []
  const lines = items.flatMap((item) => (item.kind === 'post' ? item.post.made.map(({ id, undone: over }) => [id, over]) : []))
  expect(lines).toEqual([
    [entry.id, true],
    [undone.id, false],
    [entry.id, true],
    [undone.id, false],
  ])
})

test('the end of a rule, also of one from before it was an act, frees the links, tells their authors, and closes appeals', async () => {
  const { board, host, moderator, thread, first } = await aStage()
  const entry = await refuse(moderator, { host, board })
  await ask(first, entry)
  const rule = await db().linkHost.findFirstOrThrow({ where: { pattern: host } })
  expect(await outcomeOf(endRuleOf(await aMember({ moderates: [(await aBoard()).id] }), { board, rule: rule.id }))).toBe('not_found')
  const page = await findActPage(moderator, 'end', 'links', board.id, { rule: rule.id })
  expect(page?.consequences[1]).toContain('4 links in 3 posts by 2 members')
  const ended = await endRuleOf(moderator, { board, rule: rule.id })
  expect(await outcomeOf(endRuleOf(moderator, { board, rule: rule.id }))).toBe('already_done')
  expect(await statesOf(thread.openingId)).toEqual(['plain', 'clickable'])
  expect(await db().appeal.findFirst({ where: { entryId: entry.id } })).toMatchObject({ outcome: 'settled', answerId: ended.id })
  expect(await db().notification.count({ where: { memberId: first.id, entryId: ended.id } })).toBe(1)
  expect((await findLog(sightOf('public'), { board: board.slug }))?.entries[0]).toMatchObject({ action: 'links.end', undoable: false })
  const [old] = [
    await db().linkHost.create({ data: { pattern: host, boardId: board.id, verdict: 'refused', reason: '', addedById: moderator.id, addedAt: new Date() } }),
  ]
  await db().postLink.updateMany({ where: { postId: thread.openingId, ordinal: 1 }, data: { state: 'blocked' } })
  await endRuleOf(moderator, { board, rule: old.id })
  expect(await statesOf(thread.openingId)).toEqual(['plain', 'clickable'])
})

test('nobody undoes or ends what another refused where it touched posts of her own', async () => {
  const { board, host, moderator, first } = await aStage()
  await db().role.create({ data: { memberId: first.id, kind: 'moderator', boardId: board.id, grantedAt: new Date() } })
  const keeper = { ...first, moderates: [board.id] }
  const entry = await refuse(moderator, { host, board })
  const rule = await db().linkHost.findFirstOrThrow({ where: { pattern: host } })
  expect(await outcomeOf(undo(keeper, entry))).toBe('own_matter')
  expect(await outcomeOf(endRuleOf(keeper, { board, rule: rule.id }))).toBe('own_matter')
  expect(await outcomeOf(ask(keeper, entry))).toBe('done')
  expect(await listAppeals(keeper)).toEqual([])
})

test('what a restart broke off is taken up: the entry, the letters and the posts are there at once, and the rest follows', async () => {
  const { board, host, moderator, thread, reply } = await aStage()
  const entry = await refuse(moderator, { host, board })
  await db().postLink.updateMany({ where: { postId: { in: [thread.openingId, reply.id] } }, data: { state: 'clickable' } })
  await db().ruledPost.updateMany({ where: { entryId: entry.id, postId: { in: [thread.openingId, reply.id] } }, data: { appliedAt: null } })
  const changed = await Promise.all([applyHostRules(), applyHostRules()])
  expect(changed[0] + changed[1]).toBe(3)
  expect(await statesOf(reply.id)).toEqual(['blocked', 'blocked'])
  expect(await db().ruledPost.count({ where: { appliedAt: null } })).toBe(0)
  expect(await applyHostRules()).toBe(0)
})

test('on all boards an admin refuses, and admins alone decide on appeals against it and undo it', async () => {
  const { host, moderator, first, thread } = await aStage()
  const [admin, second, everywhere] = [await aMember({ admin: true }), await aMember({ admin: true }), await aMember({ moderates: 'all' })]
  expect(await outcomeOf(refuse(moderator, { host }))).toBe('not_found')
  expect(await outcomeOf(refuse(everywhere, { host }))).toBe('not_found')
  const entry = await refuse(admin, { host })
  expect(await statesOf(thread.openingId)).toEqual(['blocked', 'clickable'])
  await ask(first, entry)
  expect((await listAppeals(everywhere)).some(({ entryId: id }) => id === entry.id)).toBe(false)
  expect((await listAppeals(second)).some(({ entryId: id }) => id === entry.id)).toBe(true)
  expect(await outcomeOf(undo(everywhere, entry))).toBe('not_found')
  expect((await findLog(sightOf('public')))?.entries.find(({ id }) => id === entry.id)).toMatchObject({ ofAdmins: true })
})

test('the same rule by two at once is one; trust is not put over a refusal', async () => {
  const { board, host, moderator } = await aStage()
  const outcomes = await Promise.all([outcomeOf(refuse(moderator, { host, board })), outcomeOf(refuse(moderator, { host, board }))])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
  expect(await outcomeOf(trust(moderator, { host, board }))).toBe('host_refused')
  expect(await db().linkHost.count({ where: { pattern: host } })).toBe(1)
  expect(await findLinkRules(await aMember())).toBeNull()
})

test('an address that leads to a refused host is blocked with it', async () => {
  const { board, host, moderator } = await aStage()
  const short = `https://${aHost()}/x`
  const { openingId } = await aThread(board, { body: `Look at ${short}` })
  const way = { finalAddress: `https://${host}/spam`, chain: [short, `https://${host}/spam`] }
  await db().destination.upsert({ where: { address: short }, create: { address: short, createdAt: new Date(), ...way }, update: way })
  await refuse(moderator, { host, board })
  expect(await statesOf(openingId)).toEqual(['blocked'])
})

test('a post that is written at the very moment when its host is refused shows no link to it', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const moderator = await aMember({ moderates: [board.id] })
  const thread = await aThread(board)
  for (let round = 0; round < 10; round++) {
    const host = aHost()
    const replies = Array.from({ length: 3 }, () => aReply(thread, { body: `See https://${host}/page today.` }))
    const [written, entry] = await Promise.all([Promise.all(replies), refuse(moderator, { host, board })])
    const states = await db().postLink.findMany({ where: { postId: { in: written.map(({ id }) => id) } }, select: { state: true } })
    expect(states.map(({ state }) => state)).toEqual(['blocked', 'blocked', 'blocked'])
    const says = (await db().moderationEntry.findUniqueOrThrow({ where: { id: entry.id } })).says
    const touched = await db().ruledPost.count({ where: { entryId: entry.id } })
    expect(says.includes('not shown')).toBe(touched > 0)
  }
})

test('whose links are clickable is not put back over what an admin has set since', async () => {
  const { board, moderator } = await aStage()
  const subject = boardId.parse(String(board.id))
  const entry = await perform(setLinkTrust, moderator, { subject, links: 'checked', key: unique('key-of-act'), reason: 'spam', words: '' })
  const settings = { starts: 'members', replies: 'members', cap: 500, minutes: 30, links: 'trusted', holds: 'nobody', held: '' } as const
  await perform(setBoardSettings, await aMember({ admin: true }), {
    subject,
    seen: await stamped(board.id),
    ...settings,
    key: unique('key-of-act'),
    reason: 'needed',
    words: '',
  })
  expect(await outcomeOf(undo(moderator, entry))).toBe('changed_since')
})
