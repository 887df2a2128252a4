import { setTimeout as sleep } from 'node:timers/promises'
import { runAs } from '@/lib/platform/database/work'
import { logFailure } from '@/lib/platform/log'
import { onAsked } from './ask'
import { isWanted, type Job, type PeriodicJob, SECOND_MS } from './define-job'
import { nameJobs } from './library'
import { listDue, seeToPeriodic, type Taken, take, takeUpAgain } from './queue'
import { Runs } from './runs'

/** How often it looks for jobs (`beat`) and for what a crash has left behind (`care`); how long jobs that are under way have to end (`grace`); in ms. */
const PACE = { beat: SECOND_MS, care: 10 * SECOND_MS, grace: 4 * SECOND_MS }
/** After a failure of the database itself. */
const PATIENCE_MS = 5 * SECOND_MS

/** Does the jobs of this board in this process; gives a way to stop, which waits for what is under way. */
export function startRunner(jobs: readonly Job[], given: Partial<typeof PACE> = {}): () => Promise<void> {
  const pace = { ...PACE, ...given }
  const mine = jobs.filter(isWanted)
  const runs = new Runs(() => wake())
  let stopped = false
  let caredAt = Number.NEGATIVE_INFINITY
  let alarm = new AbortController()
  const wake = () => alarm.abort()
  const silence = onAsked(wake)
  const whole = runAs('background', loop)
  return async () => {
    stopped = true
    silence()
    wake()
    await whole
    await runs.stop(pace.grace)
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      alarm = new AbortController() // before it looks, so that what is asked for meanwhile is found at once
      const pause = await look()
      if (pause > 0) await sleep(pause, undefined, { signal: alarm.signal }).catch(() => undefined)
    }
  }

  /** Begins what waits; gives how long to pause, in ms. */
  async function look(): Promise<number> {
    try {
      if (performance.now() >= caredAt + pace.care) await care()
      return (await begin()) ? 0 : pace.beat
    } catch (failure) {
      logFailure('looking for jobs', failure)
      return Math.max(pace.beat, PATIENCE_MS)
    }
  }

  async function care(): Promise<void> {
    if (caredAt < 0) await nameJobs(mine)
    await takeUpAgain()
    await seeToPeriodic(mine.filter((job): job is PeriodicJob => job.every !== undefined))
    caredAt = performance.now()
  }

  /** Begins what waits and has room; false where that was nothing. */
  async function begin(): Promise<boolean> {
    const free = mine.filter((job) => runs.roomFor(job) > 0)
    const due = await listDue(free.map(({ name }) => name))
    let begun = false
    for (const job of free.filter(({ name }) => due.includes(name) && !stopped)) {
      const taken = await takeOrLeave(job, runs.roomFor(job))
      begun ||= taken.length > 0
      if (taken.length > 0) runs.start(job, taken)
    }
    return begun
  }
}

/** None where that failed: one job that cannot be taken keeps none of the others waiting. */
async function takeOrLeave({ name }: Job, most: number): Promise<Taken[]> {
  try {
    return await take(name, most)
  } catch (failure) {
    logFailure('taking jobs', failure, { job: name })
    return []
  }
}
