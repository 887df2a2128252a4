import { expect, test } from 'vitest'
import { guest, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { askForLinks } from '@/lib/posts/link-requests'
import { showLinkAsText } from '@/lib/posts/link-undo'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { findThread } from '@/lib/threads/queries'
import { followLinks } from '../links/follow-links'
import { perform } from '../perform'
import { findActPage } from '../queries'
import { makeLinksClickable } from './make-links-clickable'

useDatabase()

const BODY = 'Sign here: https://petition.example.org/1 (it takes a minute).\n\nAnd read https://news.example.org/a?b=1&c=2 first.'

async function aStage() {
  const board = await aBoard()
  const { openingId } = await aThread(board, { body: BODY })
  return { board, openingId, moderator: await aMember({ moderates: [board.id] }), subject: postId.parse(String(openingId)) }
}

type Stage = Awaited<ReturnType<typeof aStage>>

function make({ subject }: Stage, viewer: Viewer, link: number[], { key = unique('key-of-act'), revision = 1 } = {}) {
  return perform(makeLinksClickable, viewer, { subject, key, reason: 'checked', words: '', revision, link })
}

const html = async ({ openingId }: Stage) => (await db().post.findUniqueOrThrow({ where: { id: openingId } })).html

describeAction(makeLinksClickable, async () => {
  const stage = await aStage()
  return {
    ...stage,
    perform: (viewer, key) => make(stage, viewer, [1, 2], { key }),
    state: async () => ({
      html: await html(stage),
      links: await db().postLink.findMany({
        where: { postId: stage.openingId },
        orderBy: { ordinal: 'asc' },
        select: { ordinal: true, address: true, state: true, decidedById: true },
      }),
    }),
  }
})

test('only the chosen link changes, and nothing else in the post', async () => {
  const stage = await aStage()
  const before = await html(stage)
  await make(stage, stage.moderator, [1])
  const after = await html(stage)
  expect(after).toContain('<a href="https://petition.example.org/1" rel="nofollow ugc noopener noreferrer" data-link="1">https://petition.example.org/1</a>')
  expect(after.replace(/<a [^>]*data-link="1">(.*?)<\/a>/, '<span data-link="1">$1</span>')).toBe(before)
})

test('done again it changes nothing; a link that is not there or a text that was edited is refused', async () => {
  const stage = await aStage()
  await make(stage, stage.moderator, [1])
  const after = await html(stage)
  expect(await outcomeOf(make(stage, stage.moderator, [1]))).toBe('already_done')
  expect(await outcomeOf(make(stage, stage.moderator, [1, 2]))).toBe('already_done')
  expect(await outcomeOf(make(stage, stage.moderator, [7]))).toBe('changed_since')
  expect(await outcomeOf(make(stage, stage.moderator, [2], { revision: 2 }))).toBe('changed_since')
  expect(await html(stage)).toBe(after)
})

test('two moderators who choose different links at once both succeed; the same link is done once', async () => {
  const stage = await aStage()
  const other = await aMember({ moderates: 'all' })
  expect(await Promise.all([outcomeOf(make(stage, stage.moderator, [1])), outcomeOf(make(stage, other, [2]))])).toEqual(['done', 'done'])
  expect((await html(stage)).match(/<a /g)).toHaveLength(2)
  const again = await aStage()
  const outcomes = await Promise.all([outcomeOf(make(again, again.moderator, [1])), outcomeOf(make(again, other, [1]))])
  expect(outcomes.sort()).toEqual(['already_done', 'done'])
})

test('a form without a ticked link is told so', () => {
  const given = { subject: '1', key: 'key-of-form', reason: 'checked', revision: '1' }
  expect(makeLinksClickable.input.safeParse(given).error?.issues[0]).toMatchObject({ path: ['link'], message: 'Tick at least one link.' })
  expect(makeLinksClickable.input.parse({ ...given, link: '2' }).link).toEqual([2])
  expect(makeLinksClickable.input.parse({ ...given, link: ['1', '2'] }).link).toEqual([1, 2])
})

test('the log says what is true: who asked, where somebody did, and whether anybody followed the links', async () => {
  const becauseOf = async ({ id }: { id: bigint }) => (await db().moderationEntry.findUniqueOrThrow({ where: { id } })).because
  await db().destination.deleteMany({})
  const stage = await aStage()
  const given = { subject: stage.subject, words: '', revision: 1 }
  const asked = (link: number[]) => perform(makeLinksClickable, stage.moderator, { ...given, key: unique('key-of-act'), reason: 'asked', link })
  const form = async () => {
    const shown = (await findActPage(stage.moderator, 'links', 'post', stage.openingId))?.form
    return shown?.kind === 'links' ? shown : null
  }
  expect(Object.keys((await form())?.reasons ?? {})).toEqual(['checked', 'other'])
  expect((await form())?.links.map(({ followed }) => followed)).toEqual([false, false])
  expect(await outcomeOf(asked([1]))).toBe('nobody_asked')
  expect(await becauseOf(await make(stage, stage.moderator, [1]))).toBe('The address was read; where it leads was not followed.')
  const reader = await aMember()
  await askForLinks(reader, { post: stage.subject, words: '' })
  await askForLinks(guest, { post: stage.subject, words: '' })
  const address = 'https://news.example.org/a?b=1&c=2'
  const way = { finalAddress: 'https://elsewhere.example/b', chain: [address, 'https://elsewhere.example/b'] }
  await db().destination.upsert({ where: { address }, create: { address, createdAt: new Date(), ...way }, update: way })
  expect((await form())?.reasons.asked).toBe(`It was asked for by ${reader.name} and a reader who was not signed in.`)
  expect((await form())?.links[1]).toMatchObject({ followed: true, chain: ['https://elsewhere.example/b'] })
  expect(await becauseOf(await asked([2]))).toBe(`It was asked for by ${reader.name} and a reader who was not signed in. Where it leads was followed before.`)
})

test('once its author has a link shown as text again, the line under the post and its history say so', async () => {
  const author = await aMember()
  const { openingId, ...thread } = await aThread(await aBoard(), { by: author, body: BODY })
  const hq = await aMember({ moderates: 'all' })
  const subject = postId.parse(String(openingId))
  await perform(makeLinksClickable, hq, { subject, key: unique('key-of-act'), reason: 'checked', words: '', revision: 1, link: [1, 2] })
  const taken = async () => {
    const items = (await findThread(sightOf(guest), thread.id, { kind: 'page', page: 1 }))?.items ?? []
    return items.flatMap((item) => (item.kind === 'post' ? item.post.made.map(({ takenBack }) => takenBack) : []))
  }
  expect(await taken()).toEqual([0])
  await showLinkAsText(author, { post: subject, link: 1, address: 'https://petition.example.org/1' })
  expect(await taken()).toEqual([1])
  expect((await findPostHistory(sightOf(guest), openingId))?.since.map(({ kind }) => kind)).toEqual(['entry', 'text'])
})

test('a press follows the links of a post before anything is decided, for whoever keeps its board', async () => {
  const stage = await aStage()
  const looked: string[] = []
  const end = 'https://petition.example.org/end'
  const look = async (address: string): Promise<Fetched> => {
    looked.push(address)
    return { outcome: 'answered', status: 200, finalAddress: end, chain: [address, end] }
  }
  const press = (viewer: Viewer) => followLinks(viewer, { subject: String(stage.subject) }, { look, read: look })
  expect(await outcomeOf(press(await aMember()))).toBe('not_allowed')
  await press(await aMember({ moderates: [(await aBoard()).id] }))
  expect(looked).toEqual([])
  await press(stage.moderator)
  expect(looked.sort()).toEqual(['https://news.example.org/a?b=1&c=2', 'https://petition.example.org/1'])
  const form = (await findActPage(stage.moderator, 'links', 'post', stage.openingId))?.form
  expect(form?.kind === 'links' && form.links[0]).toMatchObject({ followed: true, chain: [end], state: 'plain' })
  expect(await db().destination.findUniqueOrThrow({ where: { address: 'https://petition.example.org/1' } })).toMatchObject({
    claimedUntil: null,
    finalAddress: end,
  })
})
