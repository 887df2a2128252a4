import type { DeadJobView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { adminPath } from '@/lib/urls'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'
import { DeadJobForm } from './dead-job-form'
import { JobLines } from './jobs-page'

const CONSEQUENCES = [
  'If you try it again, it is done at once, or is back on the list with what went wrong.',
  'If you discard it, it is never done, and nothing else is changed.',
  'Who decided it and why is kept for 90 days.',
]

/** Where an admin decides on a job that failed for good. */
export function DeadJobPage({ job, action }: { job: DeadJobView; action: FormAction }) {
  return (
    <ActLayout
      crumbs={[
        { href: adminPath(), text: 'Administration' },
        { href: adminPath('jobs'), text: 'Jobs in the background' },
      ]}
      head={
        <>
          <h1 className="text-[1.8rem]">A job that failed</h1>
          <div className="card mt-3 grid gap-2">
            <JobLines job={job} />
            {job.data && <p className="meta wrap-anywhere">It was given: {job.data}</p>}
          </div>
        </>
      }
      consequences={<Consequences sentences={CONSEQUENCES} />}
      form={<DeadJobForm action={action} id={job.id} />}
    />
  )
}
