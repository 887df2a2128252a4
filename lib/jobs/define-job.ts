import { z } from 'zod'

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
/** Seconds that one run may take, unless a job says otherwise. */
export const LIMIT = 60

/** A key of a row, in the data of a job: bigint in code, digits in the database. */
export const key = z.coerce.bigint()

/** `signal` comes when the server stops, or when a run has had its time: what is not done by then is asked for again. */
export type Working = { signal: AbortSignal }

/** 'more': something is left to do; the same job waits again at once. */
export type Outcome = 'done' | 'more'

type Common = {
  /** Kept in the database: a job under a new name is another job. */
  name: string
  /** Seconds that one run may take. After a crash it is begun anew after this. */
  limit?: number
  /** How often it is tried before it is dead; the pauses between grow from seconds to hours. */
  tries?: number
  /** Runs at once on one node. */
  atOnce?: number
  /** Whether this site has it done at all. */
  wanted?: () => boolean
}

/** Done again every so many milliseconds (`every`), by one node at a time; may be asked for besides. */
export type Periodic = Common & { every: number; data?: undefined }
/** Done when it is asked for. */
export type Asked<Data> = Common & { every?: undefined; data: z.ZodType<Data> }

export type PeriodicJob = Periodic & { run(given: null, working: Working): Promise<Outcome> }
type AskedJob<Data> = Asked<Data> & { run(given: Data, working: Working): Promise<Outcome> }

// biome-ignore lint/suspicious/noExplicitAny: jobs of every kind of data in one list; each reads its own by its schema.
export type Job = PeriodicJob | AskedJob<any>
/** A job as it is known where it is asked for, which may be on a floor below the one where it is done. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type JobName = Periodic | Asked<any>

/**
 * What happens later. It is done at least once: `run` may be called twice for one thing, also at the same time, and must do
 * no harm then. One that may take longer than `limit` looks at the signal and answers 'more'.
 */
export function defineJob(job: PeriodicJob): PeriodicJob
export function defineJob<Data>(job: AskedJob<Data>): AskedJob<Data>
export function defineJob(job: Job): Job {
  return job
}

export function isWanted({ wanted }: JobName): boolean {
  return wanted?.() ?? true
}
