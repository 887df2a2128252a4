import { change, record } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { discard, findDead, listDead, listFailing, tryAgain } from '@/lib/jobs/dead'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import { isAdmin } from '../policy'
import type { SettleJobInput } from './job-schema'

/** An admin has a dead job tried once more, or takes it away. Who did it and why is kept with what happened. */
export async function settleJob(viewer: Viewer, { job: id, what, words }: SettleJobInput): Promise<void> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  if (isAdmin(viewer) !== 'yes') throw new Refusal('not_found')
  await change(async (tx) => {
    const job = await findDead(tx, id)
    if (!job || !(await SETTLING[what](tx, job))) throw new Refusal('already_done')
    await record(tx, { kind: 'job.settled', actorId: viewer.id, detail: { job: job.name, id, what, why: words, error: job.why } })
  })
}

const SETTLING = { again: tryAgain, discard }

export async function findJobs(page: number) {
  const [dead, failing] = await Promise.all([listDead(page), listFailing()])
  return { ...dead, failing }
}

/** Null where the job is no longer dead. */
export function findSettlePage(id: string) {
  return findDead(db(), id)
}
