import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { postId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { findThread } from '@/lib/threads/queries'
import { lockThread } from '../actions/lock-thread'
import { pinThread } from '../actions/pin-thread'
import { removePost } from '../actions/remove-post'
import { perform } from '../perform'
import { findThreadLog } from '../queries'
import { findLogFeed } from './log-feed'
import { listShown, readPlace } from './log-order'
import { findLog } from './log-queries'

useDatabase()

const everyone = sightOf('public')
const at = (hour: string) => new Date(`2026-06-10T${hour}:00Z`)
const because = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })

/** At ten it is pinned, at eleven HQ removes a post, at twelve it is locked. */
async function aDay() {
  const board = await aBoard()
  const hq = await aMember({ moderates: 'all' })
  const thread = await atTime(at('08:00'), () => aThread(board))
  const { id } = await atTime(at('08:05'), () => aReply(thread))
  const subject = threadId.parse(String(thread.id))
  const pinned = await atTime(at('10:00'), () => perform(pinThread, hq, { ...because(), subject, for: 'ever' }))
  const removed = await atTime(at('11:00'), () =>
    perform(removePost, hq, { key: unique('key-of-act'), reason: 'spam', words: '', subject: postId.parse(String(id)) }),
  )
  const locked = await atTime(at('12:00'), () => perform(lockThread, hq, { ...because(), subject }))
  return { board, hq, thread, subject, pinned, removed, locked }
}

test('what HQ did alone stands at the beginning of its day, in the log, the log of the thread and the feed', async () => {
  const { board, thread, pinned, removed, locked } = await aDay()
  const inOrder = [locked.id, pinned.id, removed.id]
  expect((await findLog(everyone, { board: board.slug }))?.entries.map(({ id }) => id)).toEqual(inOrder)
  expect((await findThreadLog(everyone, thread.id))?.entries.map(({ id }) => id)).toEqual(inOrder)
  const moments = [...(await findLogFeed()).matchAll(/<entry>[\s\S]*?<updated>(.*?)<\/updated>/g)].map(([, moment]) => moment)
  expect(moments).toEqual([at('12:00').toISOString(), at('10:00').toISOString(), '2026-06-10T00:00:00.000Z'])
})

test('nothing public holds the number of such an entry, from which its hour could be read', async () => {
  const { board, removed, locked } = await aDay()
  const lines = (await findLog(everyone, { board: board.slug }))?.entries ?? []
  const [shut, , gone] = lines
  expect([shut?.anchor, shut?.atNumber]).toEqual([String(locked.id), 2])
  expect([gone?.id, gone?.atNumber]).toEqual([removed.id, null])
  expect(gone?.anchor).toMatch(/^[0-9a-f]{16}$/)
  expect(gone?.anchor).toBe(removed.anchor)
  expect(await findLogFeed()).not.toContain(`entry-${removed.id}<`)
})

test('the log goes on where a page ended, through entries of one day that share a place', async () => {
  const { board, hq, pinned, removed, locked } = await aDay()
  const others = []
  for (const hour of ['13:00', '14:00', '15:00']) {
    const { openingId } = await atTime(at('08:10'), () => aThread(board))
    const given = { key: unique('key-of-act'), reason: 'spam', words: '', subject: postId.parse(String(openingId)) }
    others.unshift((await atTime(at(hour), () => perform(removePost, hq, given))).id)
  }
  const pages: bigint[][] = []
  let next: string | undefined
  do {
    const page = await listShown({ boards: [board.id], upon: board.id, before: next ? readPlace(next) : undefined, take: 2 })
    pages.push(page.ids)
    next = page.next
  } while (next)
  const [third, second, first] = others
  expect(pages).toEqual([
    [locked.id, pinned.id],
    [third, second],
    [first, removed.id],
  ])
})

test('a notice that gives its day alone stands below the last post of that day', async () => {
  const board = await aBoard()
  const hq = await aMember({ moderates: 'all' })
  const thread = await atTime(at('08:00'), () => aThread(board))
  const given = { ...because(), subject: threadId.parse(String(thread.id)), for: 'ever', beside: true } as const
  await atTime(at('10:00'), () => perform(pinThread, hq, given))
  const placed = async () =>
    (await findThread(everyone, thread.id, { kind: 'page', page: 1 }))?.items.map((item) => (item.kind === 'post' ? item.post.number : item.kind))
  await atTime(at('11:00'), () => aReply(thread))
  expect(await placed()).toEqual([1, 2, 'notice'])
  await atTime(new Date('2026-06-10T22:59:00Z'), () => aReply(thread)) // 23:59 in Britain
  await atTime(new Date('2026-06-10T23:01:00Z'), () => aReply(thread))
  expect(await placed()).toEqual([1, 2, 3, 'notice', 4])
})
