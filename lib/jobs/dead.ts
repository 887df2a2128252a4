import { db, sql, type Tx } from '@/lib/platform/db'
import { library, within } from './library'

const DEAD_AT_ONCE = 50

/** Jobs that failed for good, the latest first, page by page. */
export async function listDead(page: number) {
  const where = { state: 'failed' } as const
  const [count, rows] = await Promise.all([
    db().queuedJob.count({ where }),
    db().queuedJob.findMany({ where, orderBy: [{ completedOn: 'desc' }, { id: 'asc' }], skip: (page - 1) * DEAD_AT_ONCE, take: DEAD_AT_ONCE, select: SHOWN }),
  ])
  return { count, page, pages: Math.max(1, Math.ceil(count / DEAD_AT_ONCE)), dead: rows.map(shown) }
}

/** Jobs that failed and will be tried again by themselves: the first of them, and how many they are. */
export async function listFailing() {
  const where = { state: 'retry' } as const
  const [count, rows] = await Promise.all([
    db().queuedJob.count({ where }),
    db().queuedJob.findMany({ where, orderBy: [{ startAfter: 'asc' }, { id: 'asc' }], take: DEAD_AT_ONCE, select: SHOWN }),
  ])
  return { count, failing: rows.map(shown) }
}

export async function findDead(tx: Tx, id: string) {
  const row = await tx.queuedJob.findFirst({ where: { id, state: 'failed' }, select: { ...SHOWN, data: true } })
  return row && { ...shown(row), data: row.data === null ? null : JSON.stringify(row.data) }
}

/** Has a dead job tried once more; false where it is no longer dead. */
export function tryAgain(tx: Tx, job: { name: string; id: string }): Promise<boolean> {
  return settled(tx, job, () => library().retry(job.name, job.id, within(tx)))
}

/** Takes a dead job away; false where it is no longer dead. */
export function discard(tx: Tx, job: { name: string; id: string }): Promise<boolean> {
  return settled(tx, job, () => library().deleteJob(job.name, job.id, within(tx)))
}

/** The library does what it is asked, whatever the state of a job: so its row is locked and looked at first. */
async function settled(tx: Tx, { name, id }: { name: string; id: string }, settle: () => Promise<unknown>): Promise<boolean> {
  const dead = await tx.$queryRaw<unknown[]>`select 1 as one from job where name = ${name} and id = ${id}::uuid and state = 'failed' for update` // Prisma has no row lock
  if (dead.length === 0) return false
  await settle()
  return true
}

type JobFigures = { name: string; waiting: bigint; running: bigint; dead: bigint; oldest: number }

/** What waits, runs and is dead of each job that has any, and for how many seconds the oldest has been due. */
export function countJobs(): Promise<JobFigures[]> {
  return sql<JobFigures>(FIGURES_SQL)
}

// Raw SQL: one statement for all figures.
const FIGURES_SQL = `
  select queue.name,
    count(*) filter (where job.state < 'active' and job.start_after <= now()) as waiting,
    count(*) filter (where job.state = 'active') as running,
    count(*) filter (where job.state = 'failed') as dead,
    coalesce(extract(epoch from now() - min(job.start_after) filter (where job.state < 'active' and job.start_after <= now())), 0)::float8 as oldest
  from queue left join job on job.name = queue.name group by queue.name order by queue.name`

const SHOWN = { id: true, name: true, retryCount: true, createdOn: true, startedOn: true, startAfter: true, completedOn: true, output: true } as const

type Row = {
  id: string
  name: string
  retryCount: number
  createdOn: Date
  startedOn: Date | null
  startAfter: Date
  completedOn: Date | null
  output: unknown
}

function shown({ id, name, retryCount, createdOn, startedOn, startAfter, completedOn, output }: Row) {
  const { message, value } = (output ?? {}) as { message?: string; value?: { message?: string } }
  const why = message ?? value?.message ?? ''
  return { id, name, tried: retryCount + 1, askedAt: createdOn, triedAt: startedOn ?? createdOn, diedAt: completedOn, nextAt: startAfter, why }
}
