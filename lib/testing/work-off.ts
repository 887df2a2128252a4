import { ALL_JOBS } from '@/lib/background/all-jobs'
import type { Job } from '@/lib/jobs/define-job'
import { finish, listDue, take } from '@/lib/jobs/queue'

const { signal } = new AbortController()
const NAMES = ALL_JOBS.map(({ name }) => name)

/** Does what was asked for, one thing after another, until nothing waits: as the server would in a moment. */
export async function workOff(): Promise<void> {
  const due = await listDue(NAMES)
  if (due.length === 0) return
  for (const job of ALL_JOBS.filter(({ name }) => due.includes(name))) await workOffOne(job)
  await workOff()
}

async function workOffOne(job: Job): Promise<void> {
  for (const one of await take(job.name, 100)) {
    const outcome = await (job.data ? job.run(job.data.parse(one.data), { signal }) : job.run(null, { signal }))
    await finish(job, [one], outcome)
  }
}
