import type { ReactNode } from 'react'
import { jsx as element } from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { Board } from '@/components/boards/board'
import { Home } from '@/components/boards/home'
import { Log } from '@/components/moderation/log'
import { PostHistory } from '@/components/posts/post-history'
import { Thread } from '@/components/threads/thread'
import { SlotsWith } from '@/components/ui/slot'
import { findBoardPage, findHome } from '@/lib/boards/queries'
import { guest, sightOf } from '@/lib/identity/viewer'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { findOpenToAppeal } from '@/lib/moderation/appeals/open-to-appeal'
import { findLog } from '@/lib/moderation/log/log-queries'
import { perform } from '@/lib/moderation/perform'
import { DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { untilMark } from '@/lib/platform/marks'
import { useDatabase } from '@/lib/platform/testing/database'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { findThread } from '@/lib/threads/queries'
import { type Piece, readRendering } from '@/lib/web/rendering'

useDatabase()

const WORD = 'w0rd'
const everyone = sightOf(guest)
const MONTH_MS = 31 * DAY_MS

afterEach(() => {
  vi.useRealTimers()
})

type Shown = { page: ReactNode; until?: Date | null }

/** Follows a page from one of its ends to the next: between them it must not change. Gives how often it ended. */
async function expectTrueUntilItsEnds(show: () => Promise<Shown>, { months }: { months: number }): Promise<number> {
  vi.useFakeTimers({ toFake: ['Date'] })
  const last = Date.now() + months * MONTH_MS
  let ends = 0
  for (let at = Date.now(); at < last; ends += 1) {
    const { html, until } = await renderedAt(at, show)
    const end = Math.min(until ?? last, last)
    expect(end).toBeGreaterThan(at)
    for (const later of [at + 1, (at + end) / 2, end - 1]) expect((await renderedAt(later, show)).html, `at ${new Date(later).toISOString()}`).toBe(html)
    at = end
  }
  return ends
}

async function renderedAt(at: number, show: () => Promise<Shown>) {
  vi.setSystemTime(at)
  const { page, until } = await show()
  const html = renderToStaticMarkup(element(SlotsWith, { word: WORD, children: page }))
  const rendering = readRendering(Buffer.from(html + (until ? untilMark(WORD, until) : '')), WORD)
  return { html: textOf(rendering.pieces), until: rendering.until }
}

/** What all readers get, variants included. */
function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ('bytes' in piece ? piece.bytes.toString('latin1') : 'when' in piece ? `[${piece.when.kind} ${textOf(piece.pieces)}]` : piece.value))
    .join('')
}

const later = (ms: number) => new Date(Date.now() + ms)

test('a thread says when what it tells ends: editing, a lock, a pin, calm, what can be undone and appealed', async () => {
  const board = await aBoard({ editMinutes: 15 })
  const moderator = await aMember({ moderates: 'all' })
  const { id } = await aThread(board)
  await aReply({ id })
  await perform(lockThread, moderator, { subject: threadId.parse(String(id)), key: unique('key-of-act'), reason: 'other', words: 'For now.' })
  await db().thread.update({
    where: { id },
    data: {
      lockedUntil: later(2 * DAY_MS),
      pinnedAt: new Date(),
      pinnedUntil: later(3 * DAY_MS),
      calmUntil: later(4 * DAY_MS),
      calmSeconds: 300,
      locksAt: later(9 * DAY_MS),
    },
  })
  const show = async () => {
    const thread = await findThread(everyone, id, { kind: 'page', page: 1 }, findOpenToAppeal)
    if (!thread) throw new Error('The thread cannot be found.')
    return { page: element(Thread, { thread, reply: thread.replying }), until: thread.until }
  }
  expect(await expectTrueUntilItsEnds(show, { months: 8 })).toBeGreaterThan(6)
})

test('a board and the front page say when “a day ago” and signposts end', async () => {
  const [from, to] = [await aBoard(), await aBoard()]
  const moderator = await aMember({ moderates: 'all' })
  const { id } = await aThread(from)
  await aThread(from)
  const moving = moveThread.input.parse({
    subject: String(id),
    from: String(from.id),
    to: to.slug,
    signpost: '30',
    key: unique('key-of-act'),
    reason: 'other',
    words: 'It is at home there.',
  })
  await perform(moveThread, moderator, moving)
  const showBoard = async () => {
    const shown = await findBoardPage(everyone, from.slug, 1)
    if (!shown) throw new Error('The board cannot be found.')
    return { page: element(Board, { shown }), until: shown.until }
  }
  expect(await expectTrueUntilItsEnds(showBoard, { months: 2 })).toBeGreaterThan(2)
  vi.useRealTimers()
  expect(await expectTrueUntilItsEnds(async () => ({ page: element(Home, { home: await findHome(everyone) }) }), { months: 1 })).toBeGreaterThan(1)
})

test('the log and the history of a post say when an act can no longer be undone', async () => {
  const { openingId } = await aThread(await aBoard())
  const showLog = async () => {
    const log = await findLog(everyone)
    if (!log) throw new Error('There is no log.')
    return { page: element(Log, { log }) }
  }
  expect(await expectTrueUntilItsEnds(showLog, { months: 3 })).toBeGreaterThan(2)
  vi.useRealTimers()
  const showHistory = async () => {
    const post = await findPostHistory(everyone, openingId)
    if (!post) throw new Error('The history cannot be found.')
    return { page: element(PostHistory, { post }) }
  }
  await expectTrueUntilItsEnds(showHistory, { months: 3 })
})
