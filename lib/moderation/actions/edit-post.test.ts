import { expect, test } from 'vitest'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { editPost } from '@/lib/posts/commands/edit-post'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { findAllWordings, findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findThread } from '@/lib/threads/queries'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { editPostAsHq } from './edit-post'
import { hideRevision } from './hide-revision'

useDatabase()

const everyone = sightOf('public')

async function aStage(body = 'Call me on 0123, says Ann.') {
  const board = await aBoard()
  const author = await aMember()
  const thread = await aThread(board)
  const { id } = await aReply(thread, { by: author, body })
  return { board, thread, author, id, subject: postId.parse(String(id)), moderator: await aMember({ moderates: [board.id] }) }
}

type Stage = Awaited<ReturnType<typeof aStage>>
/** Everything in a view, as text. */
function said(view: unknown): string {
  return JSON.stringify(view, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
}

type Editing = { key?: string; revision?: number }

function edit({ subject }: Pick<Stage, 'subject'>, viewer: Viewer, body: string, { key = unique('key-of-act'), revision = 1 }: Editing = {}) {
  return perform(editPostAsHq, viewer, { subject, key, revision, body, reason: 'private', words: '' })
}

function hide({ subject }: Pick<Stage, 'subject'>, viewer: Viewer, number: number, key = unique('key-of-act')) {
  return perform(hideRevision, viewer, { subject, key, number, reason: 'private', words: '' })
}

function undo(viewer: Viewer, { id }: { id: bigint }) {
  return undoAct(viewer, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
}

async function withdraw({ author, subject }: Stage) {
  await withdrawPost(author, { post: subject, key: unique('key-of-form') })
}

describeAction(editPostAsHq, async () => {
  const stage = await aStage('See https://example.org/a, says Ann.')
  return {
    ...stage,
    perform: (viewer, key) => edit(stage, viewer, 'See https://example.org/a.', { key }),
    state: () =>
      db().post.findUniqueOrThrow({
        where: { id: stage.id },
        select: { body: true, html: true, editedAt: true, links: { select: { ordinal: true, address: true, state: true } } },
      }),
  }
})

describeAction(hideRevision, async () => {
  const stage = await aStage()
  await editPost(stage.author, { post: stage.subject, key: unique('key-of-form'), revision: 1, body: 'Call me, says Ann.' })
  return {
    ...stage,
    perform: (viewer, key) => hide(stage, viewer, 1, key),
    state: () => db().postRevision.findMany({ where: { postId: stage.id }, select: { revision: true, hiddenAt: true } }),
  }
})

test('what HQ changed is open to everyone: the sentence under the post, the difference in its history', async () => {
  const stage = await aStage()
  const entry = await edit(stage, stage.moderator, 'Call me, says Ann.')
  const thread = await findThread(everyone, stage.thread.id, { kind: 'page', page: 1 })
  const [shown] = thread?.items.flatMap((item) => (item.kind === 'post' && item.post.number === 2 ? [item.post] : [])) ?? []
  expect(shown).toMatchObject({ editedAt: null, made: [{ id: entry.id, action: 'post.edit', revision: 2 }] })
  const history = await findPostHistory(everyone, stage.id)
  expect(history?.since).toMatchObject([{ kind: 'entry', revision: 2, change: { kind: 'difference' } }])
  expect(said(history?.since)).toContain('{"kind":"removed","text":" on 0123"}')
})

test('what an author changed in her own time says only that it happened', async () => {
  const stage = await aStage('My first thought.')
  await editPost(stage.author, { post: stage.subject, key: unique('key-of-form'), revision: 1, body: 'My second thought.' })
  const history = await findPostHistory(everyone, stage.id)
  expect(history?.since).toMatchObject([{ kind: 'edit', revisions: [2] }])
  expect(said(history)).not.toContain('first thought')
  for (const viewer of [stage.author, stage.moderator]) {
    const all = await findAllWordings(viewer, stage.id)
    expect(all?.wordings.map(({ revision, html }) => [revision, html])).toEqual([
      [2, '<p>My second thought.</p>'],
      [1, '<p>My first thought.</p>'],
    ])
  }
  expect(await findAllWordings(await aMember(), stage.id)).toBeNull()
  expect(await findAllWordings(await aMember({ moderates: [(await aBoard()).id] }), stage.id)).toBeNull()
})

test('a history of many changes is told whole', async () => {
  const stage = await aStage('Wording 1')
  for (let revision = 1; revision <= 40; revision++) await edit(stage, stage.moderator, `Wording ${revision + 1}`, { revision })
  const since = (await findPostHistory(everyone, stage.id))?.since ?? []
  expect(since.flatMap((done) => (done.kind === 'edit' ? done.revisions : done.kind === 'entry' ? done.revision : []))).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 2),
  )
  expect(since.filter((done) => !('change' in done && done.change))).toEqual([])
})

test('what an author changed after HQ did is not told by HQ’s difference either', async () => {
  const stage = await aStage('Alpha, said Ann.')
  await edit(stage, stage.moderator, 'Beta, said Ann.')
  await editPost(stage.author, { post: stage.subject, key: unique('key-of-form'), revision: 2, body: 'Gamma, said Ann.' })
  const history = await findPostHistory(everyone, stage.id)
  expect(history?.since).toMatchObject([{ kind: 'entry', change: { kind: 'former', text: 'Alpha, said Ann.' } }, { kind: 'edit' }])
  expect(said(history)).not.toContain('Beta')
})

test('a former wording is told to nobody where it holds the words of a post that has gone, or a blocked link', async () => {
  const stage = await aStage()
  const gone = await aReply(stage.thread, { by: stage.author, body: 'Elderberries' })
  await edit(stage, stage.moderator, `> [Ann in #3](/p/${gone.id}):\n> Elderberries\n\nSo she said.`)
  await edit(stage, stage.moderator, 'So somebody said.', { revision: 2 })
  const changes = async () => (await findPostHistory(everyone, stage.id))?.since.map((done) => ('change' in done ? done.change : undefined))
  expect(await changes()).toMatchObject([{ kind: 'difference' }, { kind: 'difference' }])
  await withdrawPost(stage.author, { post: postId.parse(String(gone.id)), key: unique('key-of-form') })
  expect(await changes()).toEqual([
    { kind: 'untold', why: 'quotes' },
    { kind: 'untold', why: 'quotes' },
  ])
  const linked = await aStage('Buy at https://bad.example/x now.')
  await edit(linked, linked.moderator, 'Now.')
  await db().linkHost.create({ data: { pattern: 'bad.example', verdict: 'refused', reason: 'Fraud.', addedById: linked.moderator.id, addedAt: new Date() } })
  expect((await findPostHistory(everyone, linked.id))?.since).toMatchObject([{ change: { kind: 'untold', why: 'links' } }])
})

test('an edit by HQ needs other words, the wording that was seen, and a post that stands', async () => {
  const stage = await aStage()
  expect(await outcomeOf(edit(stage, stage.moderator, 'Call me on 0123, says Ann.'))).toBe('already_done')
  expect(await outcomeOf(edit(stage, stage.moderator, 'Other.', { revision: 2 }))).toBe('changed_since')
  await withdraw(stage)
  expect(await outcomeOf(edit(stage, stage.moderator, 'Other.'))).toBe('post_gone')
  expect(await db().postRevision.count({ where: { postId: stage.id } })).toBe(0)
})

test('an edit by HQ is undone as a further wording, with the undo as its cause; not over somebody’s later edit', async () => {
  const stage = await aStage()
  const entry = await edit(stage, stage.moderator, 'Call me, says Ann.')
  const undone = await undo(stage.moderator, entry)
  const post = await db().post.findUniqueOrThrow({ where: { id: stage.id }, include: { revisions: { orderBy: { revision: 'asc' } } } })
  expect(post).toMatchObject({ body: 'Call me on 0123, says Ann.', revision: 3, revisions: [{ entryId: entry.id }, { entryId: undone.id }] })
  const again = await edit(stage, stage.moderator, 'Call Ann.', { revision: 3 })
  await editPost(stage.author, { post: stage.subject, key: unique('key-of-form'), revision: 4, body: 'Call nobody.' })
  expect(await outcomeOf(undo(stage.moderator, again))).toBe('changed_since')
})

test('a hidden wording is shown to the moderators of its board alone, and no undo brings it back', async () => {
  const stage = await aStage()
  const entry = await edit(stage, stage.moderator, 'Call me, says Ann.')
  const hidden = await hide(stage, stage.moderator, 1)
  expect((await findPostHistory(everyone, stage.id))?.since).toMatchObject([{ revision: 2, change: { kind: 'untold', why: 'hidden' } }, { kind: 'entry' }])
  const wordingFor = async (viewer: Viewer) => (await findAllWordings(viewer, stage.id))?.wordings.at(-1)
  expect((await wordingFor(stage.moderator))?.html).toContain('0123')
  expect(await wordingFor(stage.author)).toMatchObject({ revision: 1, html: '' })
  expect(said(await findAllWordings(stage.author, stage.id))).not.toContain('0123')
  expect(await outcomeOf(undo(stage.moderator, entry))).toBe('wording_hidden')
  await undo(stage.moderator, hidden)
  expect(await outcomeOf(undo(stage.moderator, entry))).toBe('done')
})

test('what was quoted of a wording is masked when it is hidden, and what is quoted later is not', async () => {
  const stage = await aStage()
  const { threadId, number, name } = await db().post.findUniqueOrThrow({ where: { id: stage.id }, include: { name: true } })
  const quote = (words: string) => aReply({ id: threadId }, { body: `> [${name.name} in #${number}](/p/${stage.id}):\n> ${words}\n\nThank you.` })
  const htmlOf = async ({ id }: { id: bigint }) => (await db().post.findUniqueOrThrow({ where: { id } })).html
  const early = await quote('Call me on 0123, says Ann.')
  await edit(stage, stage.moderator, 'Call me, says Ann.')
  const late = await quote('Call me, says Ann.')
  const hidden = await hide(stage, stage.moderator, 1)
  expect(await htmlOf(early)).not.toContain('0123')
  expect(await htmlOf(early)).toContain('Thank you.')
  expect(await htmlOf(late)).toContain('says Ann')
  await undo(stage.moderator, hidden)
  expect(await htmlOf(early)).toContain('0123')
})

test('a wording is hidden once, and only one that there is', async () => {
  const stage = await aStage()
  expect(await outcomeOf(hide(stage, stage.moderator, 1))).toBe('already_done')
  await edit(stage, stage.moderator, 'Call me, says Ann.')
  expect(await outcomeOf(hide(stage, stage.moderator, 7))).toBe('already_done')
  const other = await aMember({ moderates: 'all' })
  const outcomes = await Promise.all([outcomeOf(hide(stage, stage.moderator, 1)), outcomeOf(hide(stage, other, 1))])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
})
