import type PgBoss from 'pg-boss'
import { db, sql, type Tx } from '@/lib/platform/db'
import { PERIODIC, rowOf } from './ask'
import type { Job, Outcome, PeriodicJob } from './define-job'
import { library, within } from './library'

export type Taken = { id: string; data: unknown; singletonKey: string | null; retryCount: number; retryLimit: number }

/** Which of these jobs wait and can be begun: one statement, however many there are. */
export async function listDue(names: readonly string[]): Promise<string[]> {
  return (await sql<{ name: string }>(DUE_SQL, [names])).map(({ name }) => name)
}

/** Takes some that wait, for this node alone; what another took meanwhile is not among them. */
export function take(name: string, most: number): Promise<Taken[]> {
  return library().fetch(name, { batchSize: most, includeMetadata: true, priority: false }) as Promise<Taken[]>
}

/** Deletes jobs that are done, and in the same transaction asks for what comes next; those that another node has taken meanwhile are left to it. */
export async function finish(job: Job, taken: readonly Taken[], outcome: Outcome): Promise<void> {
  await db().$transaction(async (tx) => {
    const ours = await lockOurs(tx, job, taken)
    if (ours.length === 0) return
    const next = nextOf(job, ours, outcome)
    await library().deleteJob(job.name, idsOf(ours), within(tx))
    if (next.length > 0) await library().insert(next, within(tx))
  })
}

/** Gives back jobs that failed or were interrupted: they are tried again later, or are dead. */
export async function giveBack(job: Job, taken: readonly Taken[], why: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const ours = await lockOurs(tx, job, taken)
    if (ours.length === 0) return
    await library().fail(job.name, idsOf(ours) as unknown as string, { message: why.slice(0, LONGEST_REASON) }, within(tx)) // takes many: its types forgot
  })
}

/** Those of them that this node still has: what took too long was begun anew, perhaps by another, and counts one try more. */
async function lockOurs(tx: Tx, { name }: Job, taken: readonly Taken[]): Promise<Taken[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    OURS_SQL,
    name,
    idsOf(taken),
    taken.map(({ retryCount }) => retryCount),
  )
  const ours = new Set(rows.map(({ id }) => id))
  return taken.filter(({ id }) => ours.has(id))
}

/** Has jobs begun anew whose node has died. */
export function takeUpAgain(): Promise<void> {
  return library().expire()
}

/** Makes sure that every periodic job has its one row, due within its time. Several nodes may do so at once. */
export async function seeToPeriodic(jobs: readonly PeriodicJob[]): Promise<void> {
  const values = [jobs.map(({ name }) => name), jobs.map(({ every }) => every / 1000), PERIODIC]
  const missing = (await sql<{ name: string }>(MISSING_SQL, values)).map(({ name }) => name)
  const rows = jobs.filter(({ name }) => missing.includes(name)).map((job) => rowOf(job, { singletonKey: PERIODIC }))
  if (rows.length > 0) await library().insert(rows)
}

function nextOf(job: Job, taken: readonly Taken[], outcome: Outcome): PgBoss.JobInsert[] {
  const [one] = taken.toSorted((a, b) => Number(b.singletonKey === PERIODIC) - Number(a.singletonKey === PERIODIC)) // many runs of a job without data are followed by one
  const singletonKey = one?.singletonKey ?? undefined
  if (outcome === 'more') return [rowOf(job, { data: (one?.data as object | null) ?? undefined, singletonKey })]
  return job.every && singletonKey === PERIODIC ? [rowOf(job, { singletonKey, startAfter: String(job.every / 1000) })] : []
}

function idsOf(taken: readonly Taken[]): string[] {
  return taken.map(({ id }) => id)
}

const LONGEST_REASON = 500

// Raw SQL: Prisma has no row lock, and the library does what it is asked whoever has the job.
const OURS_SQL = `
  select job.id::text as id from job join unnest($2::uuid[], $3::int[]) as ours (id, tries) on ours.id = job.id and ours.tries = job.retry_count
  where job.name = $1 and job.state = 'active' order by job.id for update of job`
// Raw SQL: the library asks for one name at a time. What runs already under its key is left, or the library would run into its index.
const DUE_SQL = `
  select distinct waiting.name from job waiting
  where waiting.name = any($1) and waiting.state < 'active' and waiting.start_after < now()
    and not (waiting.policy = 'stately' and exists (
      select from job runs where runs.name = waiting.name and runs.state = 'active' and coalesce(runs.singleton_key, '') = coalesce(waiting.singleton_key, '')))`
// Where a new version does a job more often, the row that the version before left waits no longer than the new one says.
const MISSING_SQL = `
  with sooner as (
    update job set start_after = now() + every.seconds * interval '1 second'
    from unnest($1::text[], $2::float8[]) as every (name, seconds)
    where job.name = every.name and job.singleton_key = $3 and job.state = 'created' and job.start_after > now() + every.seconds * interval '1 second')
  select name from unnest($1::text[]) as wanted (name)
  where not exists (select from job where job.name = wanted.name and job.singleton_key = $3 and job.state <= 'active')`
