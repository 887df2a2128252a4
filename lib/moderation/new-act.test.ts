import { expect, test, vi } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { atTime, DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { sinkThread } from '@/lib/testing/sink-thread'
import { findThread } from '@/lib/threads/queries'
import { unlockThread } from './actions/unlock-thread'
import { decideAppeals } from './appeals/appeal-decision'
import { listAppeals } from './appeals/appeal-desk'
import { appeal } from './appeals/appeals'
import { findOpenToAppeal } from './appeals/open-to-appeal'
import { defineAction } from './define-action'
import { findTransparency } from './log/transparency'
import { judge, perform } from './perform'
import { findActPage } from './queries'

useDatabase()

// One line in the index of acts, as for those that are there.
vi.mock('./actions', async (original) => {
  const { moderationActions } = await original<typeof import('./actions')>()
  const { sinkThread: one } = await import('@/lib/testing/sink-thread')
  return { moderationActions: [...moderationActions, one] }
})

test('an act is its own file and its line among the acts: its page, its entry, the appeal against it, its undo and its count come with them', async () => {
  const [starter, hq, other] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const thread = await aThread(await aBoard(), { by: starter })
  await atTime(new Date(Date.now() + DAY_MS), () => aReply(thread))
  const subject = threadId.parse(String(thread.id))
  const given = (reason: string) => ({ subject, key: unique('key-of-act'), reason, origin: 'own' as const, words: 'It was like this.', open: false })
  const lines = async () => {
    const items = (await findThread(sightOf('public'), thread.id, { kind: 'page', page: 1 }, findOpenToAppeal))?.items ?? []
    return items.flatMap((item) => (item.kind === 'notice' ? [item.notice] : []))
  }
  const counted = async () => (await findTransparency()).periods[0]?.kinds.find(({ code }) => code === 'thread.sink')

  expect(await findActPage(hq, 'sink', 'thread', thread.id)).toMatchObject({
    label: 'Sink this thread',
    verdict: 'yes',
    consequences: ['It sinks.', 'The OP is notified, with your reason, and can appeal for six months.'],
  })
  const { id } = await perform(sinkThread, hq, given('spam'))
  expect(await lines()).toMatchObject([{ action: 'thread.sink', rule: 'spam', appeal: { nameId: starter.nameId, made: false } }])
  expect(await db().outbox.count({ where: { entryId: id, memberId: starter.id, kind: 'statement' } })).toBe(1)
  expect(await counted()).toEqual({ code: 'thread.sink', says: 'Threads sunk', count: 1 })

  // It keeps people from writing: so its starter, who keeps this board, may not unlock it either.
  await db().thread.update({ where: { id: thread.id }, data: { lockedAt: new Date() } })
  expect((await judge(db(), unlockThread, starter, thread.id))?.verdict).toBe('own_matter')

  await appeal(starter, { entry: entryId.parse(String(id)), words: 'I see it otherwise.' })
  expect((await lines())[0]?.appeal).toEqual({ nameId: starter.nameId, made: true, until: expect.any(Date) })
  const [waiting] = await listAppeals(other)
  expect(waiting?.about).toContain('the sinking of this thread')
  const decision = { key: unique('key-of-decision'), upTo: waiting?.appeals[0]?.id ?? 0n, decision: 'grant' as const, words: 'It was a good thread.' }
  expect(await outcomeOf(decideAppeals(other, { entry: entryId.parse(String(id)), ...decision }))).toBe('done')
  expect((await lines()).map(({ appeal: open }) => open)).toEqual([null, null])
  expect((await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).activityAt).not.toEqual(
    (await db().thread.findUniqueOrThrow({ where: { id: thread.id } })).createdAt,
  )
})

test('an act that does not say what it takes, or restricts somebody and is not counted, is none', () => {
  expect(defineAction(sinkThread).name).toBe('thread.sink') // as it stands, it is one
  const { takes: _, ...silent } = sinkThread
  // @ts-expect-error: what it takes from somebody, or null, is said of every act
  expect(() => defineAction(silent)).not.toThrow()
  const { counted: __, ...uncounted } = sinkThread
  // @ts-expect-error: what restricts somebody has a name in the numbers of the board
  expect(() => defineAction(uncounted)).not.toThrow()
})
