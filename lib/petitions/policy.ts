import { DAY_MS } from '@/lib/platform/clock'
import type { Petition } from '@/prisma/generated/client'
import type { Told } from './answer'

/** What is known of a petition, and when it is asked about again (null: not any more). */
export type Known = Pick<Petition, 'state' | 'closesAt' | 'failures' | 'nextCheckAt'>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const USUAL_MS = 6 * HOUR_MS
/** So long before its moment a petition is asked about every hour: a Parliament may be dissolved. */
const SOON_MS = 2 * DAY_MS

/** What an answer makes of what was known. */
export function learn(known: Known, told: Told, now: Date): Known {
  if (told === 'failed') return { ...known, failures: known.failures + 1, nextCheckAt: after(now, patience(known.failures)) }
  if (told === 'unpublished') return { ...known, failures: 0, nextCheckAt: rhythm(known, now) }
  const closesAt = momentOf(known, told.state === 'open' ? told.closesAt : now, now)
  const learnt = { ...known, state: told.state, closesAt, failures: 0 }
  return { ...learnt, nextCheckAt: told.state === 'open' ? rhythm(learnt, now) : null }
}

/** Whether it can be signed no more: who asks only now for a thread to close with it comes too late. */
export function isOver({ state, closesAt }: Pick<Petition, 'state' | 'closesAt'>, now: Date): boolean {
  return (state !== null && state !== 'open') || (closesAt !== null && closesAt <= now)
}

/** A moment that is over is the one at which we found that: no thread is locked before posts that it has taken. */
function momentOf({ closesAt }: Known, told: Date, now: Date): Date {
  if (told > now) return told
  return closesAt && closesAt <= now ? closesAt : now
}

/** Every six hours, every hour in the last two days and afterwards, and just after its moment. */
function rhythm({ closesAt }: Pick<Known, 'closesAt'>, now: Date): Date {
  if (!closesAt) return after(now, USUAL_MS)
  const left = closesAt.getTime() - now.getTime()
  const next = after(now, left > SOON_MS + USUAL_MS ? USUAL_MS : left > SOON_MS + HOUR_MS ? left - SOON_MS : HOUR_MS)
  return left > 0 && next > closesAt ? after(closesAt, MINUTE_MS) : next
}

/** Five minutes, ten, twenty, … six hours. */
function patience(failures: number): number {
  return Math.min(USUAL_MS, 5 * MINUTE_MS * 2 ** Math.min(failures, 10))
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
