import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { showDestination } from '@/lib/links/show'
import { findNotifications } from '@/lib/notifications/queries'
import { atTime, DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { boardId, entryId, postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost as editOwn } from '@/lib/posts/commands/edit-post'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { endRuleOf, refuse } from '@/lib/testing/host-rules'
import { lettersWhere } from '@/lib/testing/letters'
import { findThread } from '@/lib/threads/queries'
import { editPostAsHq } from '../actions/edit-post'
import { mergeThreads } from '../actions/merge-threads'
import { moveThread } from '../actions/move-thread'
import { splitThread } from '../actions/split-thread'
import { appeal, findAppealPage } from '../appeals/appeals'
import { findAppealsOf, findOpenToAppeal } from '../appeals/open-to-appeal'
import type { GivenTo } from '../definition'
import { perform } from '../perform'
import { findActPage, findThreadLog } from '../queries'
import { undoAct } from '../undo'
import { stateDue } from './state-ruled'

useDatabase()

const PUBLIC = sightOf('public')
const aHost = () => `${unique('host').toLowerCase()}.example`
const subjectOf = ({ id }: { id: bigint }) => threadId.parse(String(id))
const statesOf = async (postId: bigint) => (await db().postLink.findMany({ where: { postId }, orderBy: { ordinal: 'asc' } })).map(({ state }) => state)
const rowsOf = (postId: bigint) =>
  db().ruledPost.findMany({ where: { postId }, orderBy: { entryId: 'asc' }, select: { entryId: true, links: true, since: true } })
const lettersOf = (memberId: bigint, of: bigint) => lettersWhere({ memberId, entryId: of, kind: 'statement' })
const undo = (by: Parameters<typeof undoAct>[0], id: bigint) =>
  undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
const ask = (by: Parameters<typeof appeal>[0], id: bigint) => appeal(by, { entry: entryId.parse(String(id)), words: 'My link is a good one.' })
const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS)

/** A board that has refused a host for 200 days, one that has not, and there a thread with links to it. */
async function aStage() {
  const [from, to] = [await aBoard({ linkTrust: 'everyone' }), await aBoard({ linkTrust: 'everyone' })]
  const moderator = await aMember({ moderates: [from.id, to.id] })
  const host = aHost()
  const { id: refusal } = await atTime(inDays(-200), () => refuse(moderator, { host, board: to }))
  const [author, other] = [await aMember(), await aMember()]
  const thread = await aThread(from, { by: author, title: 'A thread that moves', body: `See https://${host}/1 and https://good.example/2` })
  const reply = await aReply(thread, { by: other, body: `And https://www.${host}/2 with https://${host}/3` })
  return { from, to, moderator, host, refusal, author, other, thread, reply }
}

type Stage = Awaited<ReturnType<typeof aStage>>
const FIELDS = { words: '', signpost: '0', say: '' } as const
const move = ({ moderator, from, to }: Pick<Stage, 'moderator' | 'from' | 'to'>, thread: { id: bigint }) =>
  perform(moveThread, moderator, {
    subject: subjectOf(thread),
    key: unique('key-of-act'),
    from: boardId.parse(String(from.id)),
    to: to.slug,
    reason: 'belongs',
    ...FIELDS,
  })

/** Each author reads why, under the post, in the logs and in a letter, and can appeal for six months from now. */
async function expectInTheOpen({ refusal, author, other, host, thread, reply }: Stage) {
  expect([await statesOf(thread.openingId), await statesOf(reply.id)]).toEqual([
    ['blocked', 'clickable'],
    ['blocked', 'blocked'],
  ])
  expect([await rowsOf(thread.openingId), await rowsOf(reply.id)]).toMatchObject([[{ entryId: refusal, links: 1 }], [{ entryId: refusal, links: 2 }]])
  const { threadId: place } = await db().post.findUniqueOrThrow({ where: { id: reply.id } })
  const shown = await findThread(PUBLIC, place, { kind: 'page', page: 1 }, findOpenToAppeal)
  const posts = (shown?.items ?? []).flatMap((item) => (item.kind === 'post' && [thread.openingId, reply.id].includes(item.post.id) ? [item.post] : []))
  for (const post of posts)
    expect(post.made.find(({ id }) => id === refusal)).toMatchObject({ rule: 'spam', since: expect.any(Date), appeal: { nameId: post.nameId } })
  expect(posts).toHaveLength(2)
  expect((await findThreadLog(PUBLIC, place))?.entries.find(({ id }) => id === refusal)?.touched).toHaveLength(2)
  expect((await findPostHistory(PUBLIC, reply.id))?.since.filter((done) => done.kind === 'entry' && done.line.id === refusal)).toHaveLength(1)
  for (const [member, links] of [
    [author, '1 link'],
    [other, '2 links'],
  ] as const) {
    const [letter, ...more] = await lettersOf(member.id, refusal)
    expect(more).toEqual([])
    expect(letter?.body).toContain(`${links} to ${host} not shown from now on in 1 post of yours`)
    const told = await findNotifications(member, { findAppeals: findAppealsOf })
    expect(told?.lines.find(({ act }) => act?.appeal?.entryId === refusal)).toBeTruthy()
    expect(await findAppealPage(member, refusal)).toMatchObject({ verdict: 'yes' })
    expect(await atTime(inDays(180), () => findAppealPage(member, refusal))).toMatchObject({ verdict: 'yes' })
    expect(await atTime(inDays(190), () => findAppealPage(member, refusal))).toMatchObject({ verdict: 'appeal_too_late' })
  }
  expect(await outcomeOf(ask(author, refusal))).toBe('done')
}

test('a move to a board that refuses a host stands under each post, with a statement and an appeal that begins now', async () => {
  const stage = await aStage()
  await move(stage, stage.thread)
  await expectInTheOpen(stage)
  expect((await lettersOf(stage.author.id, stage.refusal))[0]?.body).toContain('The posts came to a board where such links are refused.')
})

test('a merge does, and says nothing to those who had posted there', async () => {
  const stage = await aStage()
  const old = await aMember()
  const into = await aThread(stage.to, { by: old, body: `Here https://${stage.host}/9` })
  await perform(mergeThreads, stage.moderator, {
    subject: subjectOf(stage.thread),
    into: into.id,
    key: unique('key-of-act'),
    reason: 'same',
    words: '',
  } as GivenTo<typeof mergeThreads>)
  await expectInTheOpen(stage)
  expect([await statesOf(into.openingId), await rowsOf(into.openingId), await lettersOf(old.id, stage.refusal)]).toEqual([['blocked'], [], []])
})

test('the undo of a move back to where it is refused does, and a second time it is told again', async () => {
  const stage = await aStage()
  await move(stage, stage.thread)
  const back = await move({ moderator: stage.moderator, from: stage.to, to: stage.from }, stage.thread)
  expect(await statesOf(stage.thread.openingId)).toEqual(['plain', 'clickable'])
  await atTime(inDays(20), () => undo(stage.moderator, back.id))
  expect(await statesOf(stage.thread.openingId)).toEqual(['blocked', 'clickable'])
  expect(await lettersOf(stage.author.id, stage.refusal)).toHaveLength(2)
  expect((await rowsOf(stage.thread.openingId))[0]?.since?.getTime()).toBeGreaterThan(inDays(19).getTime())
})

test('posts that a split took off and another move took away are judged when they come back', async () => {
  const stage = await aStage()
  const there = await aThread(stage.to, { body: 'The opening post.' })
  const host = aHost()
  const reply = await aReply(there, { by: stage.author, body: `See https://${host}/1` })
  const split = await perform(splitThread, stage.moderator, {
    subject: subjectOf(there),
    posts: [[2, 2]],
    title: 'What was split off',
    key: unique('key-of-act'),
    reason: 'apart',
    words: '',
  } as unknown as GivenTo<typeof splitThread>)
  const { threadId: off } = await db().post.findUniqueOrThrow({ where: { id: reply.id } })
  await move({ moderator: stage.moderator, from: stage.to, to: stage.from }, { id: off })
  const { id: refusal } = await refuse(stage.moderator, { host, board: stage.to })
  expect(await statesOf(reply.id)).toEqual(['clickable'])
  await undo(stage.moderator, split.id)
  expect([await statesOf(reply.id), (await rowsOf(reply.id)).length, (await lettersOf(stage.author.id, refusal)).length]).toEqual([['blocked'], 1, 1])
})

test('a destination that turns out to lead to a refused host does, in one letter to each author', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const moderator = await aMember({ moderates: [board.id] })
  const [host, short] = [aHost(), `https://${aHost()}/x`]
  const { id: refusal } = await atTime(inDays(-200), () => refuse(moderator, { host, board }))
  const author = await aMember()
  const posts = [
    (await aThread(board, { by: author, body: `See ${short}` })).openingId,
    (await aThread(board, { by: author, body: `Again ${short}` })).openingId,
  ]
  await db().destination.update({ where: { address: short }, data: { finalAddress: `https://${host}/spam`, checkedAt: now() } })
  await showDestination(short)
  await showDestination(short)
  for (const id of posts) expect([await statesOf(id), await rowsOf(id)]).toMatchObject([['blocked'], [{ entryId: refusal, links: 1, since: expect.any(Date) }]])
  await stateDue(now())
  expect(await lettersOf(author.id, refusal)).toEqual([]) // more of them may follow
  await Promise.all([stateDue(new Date(now().getTime() + 61_000)), stateDue(new Date(now().getTime() + 61_000))])
  await stateDue(new Date(now().getTime() + 61_000))
  const [letter, ...more] = await lettersOf(author.id, refusal)
  expect(more).toEqual([])
  expect(letter?.body).toContain(`2 links to ${host} not shown from now on in 2 posts of yours`)
  expect(letter?.body).toContain('A rule that works by itself found it. No machine took part in the decision beyond that')
  expect((await findAppealPage(author, refusal))?.verdict).toBe('yes')
})

test('a statement that cannot be written keeps no other waiting', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const [moderator, author] = [await aMember({ moderates: [board.id] }), await aMember()]
  const aFound = async () => {
    const [host, short] = [aHost(), `https://${aHost()}/x`]
    const { id } = await atTime(inDays(-200), () => refuse(moderator, { host, board }))
    for (const body of [`See ${short}`, `Again ${short}`]) await aThread(board, { by: author, body })
    await db().destination.update({ where: { address: short }, data: { finalAddress: `https://${host}/spam`, checkedAt: now() } })
    await showDestination(short)
    await showDestination(short)
    return id
  }
  const [bad, good] = [await aFound(), await aFound()]
  await db().ruledPost.updateMany({ where: { entryId: bad }, data: { links: 2_000_000_000 } }) // more than can be added up
  const later = new Date(now().getTime() + 61_000)
  await expect(stateDue(later)).rejects.toThrow()
  expect([await lettersOf(author.id, bad), await lettersOf(author.id, good)]).toMatchObject([[], [{}]])
  await db().ruledPost.updateMany({ where: { entryId: bad }, data: { links: 1 } })
  await stateDue(later)
  expect([await lettersOf(author.id, bad), await lettersOf(author.id, good)]).toMatchObject([[{}], [{}]])
})

test('a refusal from before it was an act takes nothing anew, and keeps what it had taken', async () => {
  const { from, to, moderator, author } = await aStage()
  const [host, short] = [aHost(), `https://${aHost()}/x`]
  await db().linkHost.create({ data: { pattern: host, boardId: to.id, verdict: 'refused', reason: '', addedById: moderator.id, addedAt: inDays(-300) } })
  const thread = await aThread(from, { by: author, body: `See https://${host}/1 and ${short}` })
  await move({ moderator, from, to }, thread)
  expect(await statesOf(thread.openingId)).toEqual(['clickable', 'clickable'])
  await db().destination.update({ where: { address: short }, data: { finalAddress: `https://${host}/spam` } })
  await showDestination(short)
  expect(await statesOf(thread.openingId)).toEqual(['clickable', 'plain'])
  const written = await aThread(to, { by: author, body: `See https://${host}/1` })
  expect(await statesOf(written.openingId)).toEqual(['blocked'])
})

test.each(['end', 'undo'] as const)(
  'where one of two refusals is over (%s), the numbers are of what comes back, and the other is told of as its own',
  async (way) => {
    const board = await aBoard({ linkTrust: 'everyone' })
    const [admin, author] = [await aMember({ admin: true, moderates: 'all' }), await aMember()]
    const host = aHost()
    const thread = await aThread(board, { by: author, body: `See https://sub.${host}/1 and https://${host}/2` })
    const narrow = await refuse(admin, { host, board })
    const wide = await refuse(admin, { host: `*.${host}` })
    expect(await statesOf(thread.openingId)).toEqual(['blocked', 'blocked'])
    const rule = await db().linkHost.findFirstOrThrow({ where: { entryId: narrow.id } })
    expect((await findActPage(admin, 'end', 'links', board.id, { rule: rule.id }))?.consequences[1]).toBe('No link is blocked by it alone now.')
    const before = (await lettersOf(author.id, wide.id)).length
    expect(before).toBe(1) // of the one link that it took itself
    const over = way === 'end' ? await endRuleOf(admin, { board, rule: rule.id }) : await undo(admin, narrow.id)
    expect(await statesOf(thread.openingId)).toEqual(['blocked', 'blocked'])
    expect(await db().ruledPost.count({ where: { entryId: over.id } })).toBe(0)
    expect((await db().moderationEntry.findUniqueOrThrow({ where: { id: over.id } })).says).not.toContain('shown as text again')
  },
)

test('a refusal that begins to keep away what another had taken is told of, with its own appeal', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const [admin, author] = [await aMember({ admin: true, moderates: 'all' }), await aMember()]
  const host = aHost()
  const thread = await aThread(board, { by: author, body: `See https://${host}/2` })
  const written = { narrow: await refuse(admin, { host, board }), wide: await refuse(admin, { host }) }
  const under = await aThread(board, { by: author, body: `Once more https://${host}/3` }) // written under both: it said so then
  expect(await lettersOf(author.id, written.wide.id)).toEqual([])
  await undo(admin, written.narrow.id)
  expect([await statesOf(thread.openingId), (await rowsOf(thread.openingId)).map((row) => row.entryId)]).toEqual([
    ['blocked'],
    [written.narrow.id, written.wide.id],
  ])
  expect(await rowsOf(under.openingId)).toEqual([])
  expect((await lettersOf(author.id, written.wide.id)).map(({ body }) => body.includes('This rule refuses them too'))).toEqual([true])
  expect((await findAppealPage(author, written.wide.id))?.verdict).toBe('yes')
})

test('a wording that HQ puts back with a link that was refused meanwhile is told of in the same way; one that its author writes is not', async () => {
  const board = await aBoard({ linkTrust: 'everyone' })
  const [moderator, author] = [await aMember({ moderates: [board.id] }), await aMember()]
  const host = aHost()
  const { openingId } = await aThread(board, { by: author, body: `See https://${host}/1 today.` })
  const given = { subject: postId.parse(String(openingId)), revision: 1, body: 'See it today.', key: unique('key-of-act'), reason: 'asked', words: '' } as const
  const edited = await perform(editPostAsHq, moderator, given as unknown as GivenTo<typeof editPostAsHq>)
  const { id: refusal } = await refuse(moderator, { host, board })
  expect(await rowsOf(openingId)).toEqual([])
  await undo(moderator, edited.id)
  expect([await statesOf(openingId), await rowsOf(openingId)]).toMatchObject([['blocked'], [{ entryId: refusal, links: 1 }]])
  expect((await lettersOf(author.id, refusal)).map(({ body }) => body.includes('HQ gave the post the wording'))).toEqual([true])
  const own = await aThread(board, { by: author, body: 'See it today.' })
  await editOwn(author, { post: postId.parse(String(own.openingId)), key: unique('key-of-form'), revision: 1, body: `See https://${host}/1 today.` })
  expect([await statesOf(own.openingId), await rowsOf(own.openingId)]).toEqual([['blocked'], []])
})
