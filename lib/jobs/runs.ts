import { setTimeout as sleep } from 'node:timers/promises'
import { runAs } from '@/lib/platform/database/work'
import { log, logFailure } from '@/lib/platform/log'
import { type Job, LIMIT, SECOND_MS } from './define-job'
import { finish, giveBack, type Taken } from './queue'

/** A job without data is done once for all that wait: so many are taken together. */
const SAME_AT_ONCE = 100

/** The jobs that this process is doing. */
export class Runs {
  private readonly underWay = new Map<Promise<void>, { job: Job; taken: Taken[] }>()
  private readonly stopping = new AbortController()

  constructor(private readonly ended: () => void) {}

  /** How many of this job can be taken now. */
  roomFor({ name, atOnce = 1, data }: Job): number {
    const room = atOnce - [...this.underWay.values()].filter(({ job }) => job.name === name).length
    return data || room <= 0 ? room : SAME_AT_ONCE
  }

  start(job: Job, taken: readonly Taken[]): void {
    for (const each of job.data ? taken.map((one) => [one]) : [[...taken]]) this.startOne(job, each)
  }

  /** Asks what is under way to end, and waits for it; what has not ended after `grace` ms is given back for others to do. */
  async stop(grace: number): Promise<void> {
    this.stopping.abort()
    await Promise.race([Promise.all(this.underWay.keys()), sleep(grace, undefined, { ref: false })])
    const left = [...this.underWay.values()]
    await runAs('background', () => Promise.all(left.map(({ job, taken }) => giveBackOrLeave(job, taken, 'The server stopped.'))))
  }

  private startOne(job: Job, taken: Taken[]): void {
    const done = runAs('background', () => doOnce(job, taken, this.stopping.signal)).finally(() => {
      this.underWay.delete(done)
      this.ended()
    })
    this.underWay.set(done, { job, taken })
  }
}

async function doOnce(job: Job, taken: readonly Taken[], stopping: AbortSignal): Promise<void> {
  try {
    const late = AbortSignal.timeout((job.limit ?? LIMIT) * SECOND_MS)
    const given = job.data ? job.data.parse(taken[0]?.data) : null
    await finish(job, taken, await job.run(given, { signal: AbortSignal.any([stopping, late]) }))
  } catch (failure) {
    tellOf(job, taken, failure)
    await giveBackOrLeave(job, taken, failure instanceof Error ? failure.message : String(failure))
  }
}

function tellOf({ name, every }: Job, [first]: readonly Taken[], failure: unknown): void {
  const tried = (first?.retryCount ?? 0) + 1
  logFailure('doing a job', failure, { job: name, id: first?.id, tried })
  if (!every && tried > (first?.retryLimit ?? 0)) log('error', 'a job is dead', { job: name, id: first?.id, tried })
}

/** If the database is away, the job is begun anew once its time is over. */
function giveBackOrLeave(job: Job, taken: readonly Taken[], why: string): Promise<void> {
  return giveBack(job, taken, why).catch((failure) => logFailure('giving a job back', failure, { job: job.name }))
}
