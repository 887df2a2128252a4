import { expect, test } from 'vitest'
import { guest, type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { atTime } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { localFields } from '@/lib/text/local-moment'
import { lockHolding } from '@/lib/threads/policy'
import { findThread } from '@/lib/threads/queries'
import { findAppealPage } from '../appeals/appeals'
import { findOpenToAppeal } from '../appeals/open-to-appeal'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { endTimers } from '../timers'
import { undoAct } from '../undo'
import { calmThread } from './calm-thread'
import { closeThread } from './close-thread'
import { keepThreadOpen } from './keep-thread-open'
import { lockThread } from './lock-thread'
import { markDuplicate } from './mark-duplicate'
import { openThreadLater } from './open-thread-later'
import { unlockThread } from './unlock-thread'

useDatabase()

const SEEDS = Number(process.env.SEEDS ?? 4)
const STEPS = 25
const HOUR_MS = 3_600_000

/** Random numbers that are the same in each run. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}

async function aStage(seed: number) {
  const roll = dice(seed)
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(roll() * of.length)]
  const number = 600_000 + seed
  const [board, by, starter, reader] = [await aBoard(), await aMember({ moderates: 'all' }), await aMember(), await aMember()]
  const thread = await aThread(board, { by: starter, body: `https://petition.parliament.uk/petitions/${number}` })
  const of = threadId.parse(String((await aThread(board)).id))
  return { roll, pick, number, by, starter, reader, thread, of, done: [] as bigint[], at: new Date(), lastPostAt: new Date(0) }
}

type Stage = Awaited<ReturnType<typeof aStage>>

/** One of the acts that lock and open, the undo of one, or what comes by by itself; what was undone, if anything was. */
async function actAtRandom({ roll, pick, number, by, thread, of, done, at }: Stage): Promise<string | undefined> {
  const given = () => ({ subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'asked', words: '' })
  const { day, hour } = localFields(new Date(at.getTime() + Math.ceil(roll() * 48) * HOUR_MS))
  const moment = { at: day, atHour: hour }
  const acts = [
    () => perform(lockThread, by, given()),
    () => perform(lockThread, by, { ...given(), for: 'at', ...moment }),
    () => perform(unlockThread, by, given()),
    () => perform(openThreadLater, by, { ...given(), ...moment }),
    () => perform(closeThread, by, { ...given(), ...moment }),
    () => perform(closeThread, by, { ...given(), when: `petition-${number}`, at: '', atHour: '' }),
    () => perform(keepThreadOpen, by, given()),
    () => perform(calmThread, by, { ...given(), reason: 'heated', mode: 'night', for: '1d' }),
    () => perform(markDuplicate, by, { ...given(), reason: 'same', of }),
  ]
  const what = roll()
  if (what < 0.15) await endTimers(at)
  if (what >= 0.75) return takeBack(by, pick(done))
  if (what >= 0.3) done.push((await pick(acts)?.())?.id ?? 0n)
}

async function takeBack(by: MemberViewer, id = 0n): Promise<string | undefined> {
  const entry = await db().moderationEntry.findUnique({ where: { id } })
  if (entry) await undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  return entry?.action
}

/** The clock goes on, at times to a moment that is set. */
async function goOn(stage: Stage): Promise<void> {
  const { locksAt, lockedUntil } = await db().thread.findUniqueOrThrow({ where: { id: stage.thread.id } })
  const next = stage.pick([locksAt, lockedUntil].filter((moment): moment is Date => moment !== null && moment > stage.at))
  stage.at = next && stage.roll() < 0.4 ? next : new Date(stage.at.getTime() + Math.ceil(stage.roll() * 12 * HOUR_MS))
}

async function expectAgreed(stage: Stage, told: string): Promise<void> {
  const { thread, reader, starter, done, at } = stage
  const { lockedAt, lockedUntil, locksAt } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  const since = lockHolding({ lockedAt, lockedUntil, locksAt }, at)
  expect(since === null || since >= stage.lastPostAt, told).toBe(true)
  const page = await findThread(sightOf(guest), thread.id, { kind: 'page', page: 1 })
  const replied = await outcomeOf(aReply(thread, { by: reader }))
  expect(replied, told).toBe(page?.replying === 'yes' ? 'done' : page?.replying)
  if (replied === 'done') stage.lastPostAt = at
  const entries = await db().moderationEntry.findMany({ where: { id: { in: done } }, include: { undoneBy: true } })
  const open = await findOpenToAppeal(entries.map((entry) => ({ ...entry, undone: entry.undoneBy !== null })))
  for (const { id } of entries) expect(open.has(id), told).toBe((await findAppealPage(starter, id))?.verdict === 'yes')
}

test('after any row of locks, closings, openings and undos the page, the reply and the appeal say the same, and no lock is older than a post', async () => {
  let acts = 0
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const stage = await aStage(seed)
    for (let step = 0; step < STEPS; step += 1) {
      await goOn(stage)
      const told = `seed ${seed}, step ${step}`
      await atTime(stage.at, async () => {
        const undone = await actAtRandom(stage).catch(({ code }: { code?: string }) => void expect(code, told).toMatch(/^[a-z_]+$/))
        if (undone === 'thread.unlock') stage.lastPostAt = new Date(0) // that brings the same lock back, with its day
        await expectAgreed(stage, told)
      })
    }
    acts += stage.done.length
  }
  expect(acts).toBeGreaterThan(SEEDS * 3) // it would be no test
  expect(await verifyLog()).toEqual([])
}, 120_000)
