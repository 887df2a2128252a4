import type { JobsView } from '@/lib/moderation/views'
import { counted } from '@/lib/text/counted'
import { adminPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { Moment } from '../ui/moment'

type Job = JobsView['dead'][number]

/** Jobs that failed for good, and those that will be tried again by themselves. */
export function JobsPage({ shown: { count, page, pages, dead, failing } }: { shown: JobsView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: adminPath(), text: 'Administration' }]} />
      <h1>Jobs in the background</h1>
      <h2 className="mt-7 mb-2">Failed for good</h2>
      {count === 0 && (
        <EmptyState>
          <p>No job has failed for good.</p>
        </EmptyState>
      )}
      {count > 0 && (
        <p className="meta mb-2">
          {counted(count, 'job')}
          {pages > 1 && `, page ${page} of ${pages}`}
        </p>
      )}
      <ul className="grid gap-3">
        {dead.map((job) => (
          <li className="card grid gap-2" key={job.id}>
            <JobLines job={job} />
            <p>
              <a className="btn" href={adminPath('jobs', job.id)}>
                Try again or discard<span className="sr-only"> the job {job.name}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} pages={pages} />
      {failing.count > 0 && (
        <>
          <h2 className="mt-7 mb-2">Tried again by themselves</h2>
          <p className="meta mb-2">{counted(failing.count, 'job')}</p>
          <ul className="grid gap-3">
            {failing.failing.map((job) => (
              <li className="card grid gap-2" key={job.id}>
                <JobLines job={job} />
                <p className="meta">
                  Next: <Moment at={job.nextAt} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

export function JobLines({ job: { name, tried, askedAt, triedAt, why } }: { job: Omit<Job, 'id'> }) {
  return (
    <>
      <p className="wrap-anywhere">
        <b>{name}</b>: {why || 'it gave no reason'}
      </p>
      <p className="meta">
        Asked for <Moment at={askedAt} />. Tried {counted(tried, 'time')}, last <Moment at={triedAt} />.
      </p>
    </>
  )
}

function Pages({ page, pages }: { page: number; pages: number }) {
  if (pages === 1) return null
  return (
    <p className="mt-4 flex flex-wrap gap-2">
      {page > 1 && (
        <a className="btn" href={`${adminPath('jobs')}?page=${page - 1}`}>
          Later jobs
        </a>
      )}
      {page < pages && (
        <a className="btn" href={`${adminPath('jobs')}?page=${page + 1}`}>
          Earlier jobs
        </a>
      )}
    </p>
  )
}
