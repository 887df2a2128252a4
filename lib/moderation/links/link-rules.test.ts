import { expect, test } from 'vitest'
import { guest, type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findLog } from '../log/log-queries'
import { verifyLog } from '../log/verify-log'
import { applyHostRules } from './link-blocking'
import { addHostRule, changeLinkTrust, endHostRule, findLinkRules } from './link-rules'

useDatabase()

const add = (viewer: MemberViewer, pattern: string, verdict: 'trusted' | 'refused', board = '') =>
  addHostRule(viewer, { key: unique('key-of-rule'), pattern, board, verdict, words: 'Because.' })

const aHost = () => `${unique('host').toLowerCase()}.example`

test('a moderator rules over her boards, only an admin over all', async () => {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const everywhere = await aMember({ moderates: 'all' })
  const admin = await aMember({ admin: true })
  expect(await outcomeOf(add(moderator, aHost(), 'trusted', board.slug))).toBe('done')
  expect(await outcomeOf(add(moderator, aHost(), 'trusted', (await aBoard()).slug))).toBe('no_such_board')
  expect(await outcomeOf(add(moderator, aHost(), 'trusted'))).toBe('not_allowed')
  expect(await outcomeOf(add(everywhere, aHost(), 'trusted'))).toBe('not_allowed')
  expect(await outcomeOf(add(admin, aHost(), 'trusted'))).toBe('done')
  expect(await outcomeOf(add(admin, aHost(), 'trusted', 'no-such-board'))).toBe('no_such_board')
  expect(await outcomeOf(add(await aMember(), aHost(), 'trusted', board.slug))).toBe('no_such_board')
  expect(await findLinkRules(await aMember())).toBeNull()
})

test('the same rule by two at once stands once; the other verdict takes its place; each change is written down', async () => {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const pattern = aHost()
  await Promise.all([outcomeOf(add(moderator, pattern, 'trusted', board.slug)), outcomeOf(add(moderator, pattern, 'trusted', board.slug))])
  await add(moderator, pattern, 'trusted', board.slug)
  expect(await db().linkHost.count({ where: { pattern } })).toBe(1)
  await add(moderator, pattern, 'refused', board.slug)
  expect(await db().linkHost.findMany({ where: { pattern, endedAt: null } })).toMatchObject([{ verdict: 'refused', boardId: board.id }])
  const events = await db().event.findMany({ where: { kind: 'links.ruled', boardId: board.id }, orderBy: { id: 'asc' } })
  expect(events.map(({ detail }) => detail)).toMatchObject([
    { pattern, verdict: 'trusted' },
    { pattern, verdict: 'refused' },
  ])
})

test('a refused host blocks what is there already, on its board only, not HQ’s; the end of the rule makes it text again', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const moderator = await aMember({ moderates: [board.id] })
  const host = aHost()
  const body = `Look at https://www.${host}/a and https://good.example/b`
  const thread = await aThread(board, { body })
  const elsewhere = await aThread(await aBoard({ linkTrust: 'everyone' }), { body })
  const hq = await aReply(thread, { by: moderator, body })
  await db().post.update({ where: { id: hq.id }, data: { voice: 'hq' } })
  await add(moderator, host, 'refused', board.slug)
  const states = async (id: bigint) => (await db().postLink.findMany({ where: { postId: id }, orderBy: { ordinal: 'asc' } })).map(({ state }) => state)
  expect(await states(thread.openingId)).toEqual(['blocked', 'clickable'])
  expect((await db().post.findUniqueOrThrow({ where: { id: thread.openingId } })).html).not.toContain(host)
  expect(await states(elsewhere.openingId)).toEqual(['clickable', 'clickable'])
  expect(await states(hq.id)).toEqual(['clickable', 'clickable'])
  expect(await db().event.count({ where: { kind: 'link.changed', threadId: thread.id } })).toBe(1)
  expect(await applyHostRules({ pattern: host, boardId: board.id, actorId: moderator.id })).toBe(0)

  const rule = await db().linkHost.findFirstOrThrow({ where: { pattern: host } })
  const end = (viewer: MemberViewer) => endHostRule(viewer, { rule: rule.id, words: 'They have mended it.' })
  expect(await outcomeOf(end(await aMember({ moderates: [(await aBoard()).id] })))).toBe('not_found')
  await end(moderator)
  await end(moderator)
  expect(await states(thread.openingId)).toEqual(['plain', 'clickable'])
  expect(await db().event.count({ where: { kind: 'links.ruled', boardId: board.id } })).toBe(2)
})

test('an address that leads to a refused host is blocked with it', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const moderator = await aMember({ moderates: [board.id] })
  const [host, short] = [aHost(), `https://${aHost()}/x`]
  const { openingId } = await aThread(board, { body: `Look at ${short}` })
  const way = { finalAddress: `https://${host}/spam`, chain: [short, `https://${host}/spam`] }
  await db().destination.upsert({ where: { address: short }, create: { address: short, createdAt: new Date(), ...way }, update: way })
  await add(moderator, host, 'refused', board.slug)
  expect(await db().postLink.findFirst({ where: { postId: openingId } })).toMatchObject({ state: 'blocked' })
})

test('whose links are clickable is a board’s setting, changed by its moderators and written down once', async () => {
  const board = await aBoard()
  const moderator = await aMember({ moderates: [board.id] })
  const set = (viewer: MemberViewer) => changeLinkTrust(viewer, { board: board.slug, trust: 'checked', words: 'Too much spam.' })
  expect(await outcomeOf(set(await aMember()))).toBe('no_such_board')
  await Promise.all([set(moderator), set(moderator)])
  expect((await db().board.findUniqueOrThrow({ where: { id: board.id } })).linkTrust).toBe('checked')
  const events = await db().event.findMany({ where: { kind: 'links.ruled', boardId: board.id } })
  expect(events.map(({ detail }) => detail)).toEqual([{ setting: 'linkTrust', from: 'trusted', to: 'checked', words: 'Too much spam.' }])
})

test('a post that is written at the very moment when its host is refused shows no link to it', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const moderator = await aMember({ moderates: [board.id] })
  const thread = await aThread(board)
  for (let round = 0; round < 15; round++) {
    const pattern = aHost()
    const replies = Array.from({ length: 3 }, () => aReply(thread, { body: `See https://${pattern}/page today.` }))
    const [written] = await Promise.all([Promise.all(replies), add(moderator, pattern, 'refused', board.slug)])
    const states = await db().postLink.findMany({ where: { postId: { in: written.map(({ id }) => id) } }, select: { state: true } })
    expect(states.map(({ state }) => state)).toEqual(['blocked', 'blocked', 'blocked'])
  }
})

test('each rule, its end and each setting stand in the open log with their reason; of a hidden board to those alone who may read it', async () => {
  const [open, closed] = [await aBoard({ linkTrust: 'everyone' }), await aBoard({ readableBy: 'staff' })]
  const moderator = await aMember({ moderates: 'all' })
  const [pattern, unseen] = [aHost(), aHost()]
  for (const board of [open, open, closed]) await add(moderator, board === open ? pattern : unseen, 'refused', board.slug)
  const rule = await db().linkHost.findFirstOrThrow({ where: { pattern, endedAt: null } })
  for (const _ of [1, 2]) await endHostRule(moderator, { rule: rule.id, words: 'They have mended it.' })
  for (const _ of [1, 2]) await changeLinkTrust(moderator, { board: open.slug, trust: 'checked', words: 'Too much spam.' })
  const log = await findLog(sightOf(guest))
  const lines = (log?.entries ?? []).filter(({ boardId }) => boardId === open.id || boardId === closed.id)
  expect(lines.map(({ action, words, undoable }) => ({ action, words, undoable }))).toEqual([
    { action: 'links.setting', words: 'Too much spam.', undoable: false },
    { action: 'links.unrule', words: 'They have mended it.', undoable: false },
    { action: 'links.rule', words: 'Because.', undoable: false },
  ])
  expect(lines[0]?.parts.map((part) => part.text).join('')).toContain('those of nobody before HQ has looked (before: of everyone)')
  expect(await verifyLog()).toEqual([])
})
