import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { describeAction } from '@/lib/testing/describe-action'
import { perform } from '../perform'
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
  return perform(makeLinksClickable, viewer, { subject, key, reason: 'asked', words: '', revision, link })
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
  const given = { subject: '1', key: 'key-of-form', reason: 'asked', revision: '1' }
  expect(makeLinksClickable.input.safeParse(given).error?.issues[0]).toMatchObject({ path: ['link'], message: 'Tick at least one link.' })
  expect(makeLinksClickable.input.parse({ ...given, link: '2' }).link).toEqual([2])
  expect(makeLinksClickable.input.parse({ ...given, link: ['1', '2'] }).link).toEqual([1, 2])
})
