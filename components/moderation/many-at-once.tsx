import type { BulkView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { bulkPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { ManyForm } from './many-form'

const ACTS = { remove: 'Remove', restore: 'Restore', links: 'Make links clickable' } as const

const OUTCOMES = {
  done: 'done',
  already: 'was done already',
  changed: 'has changed since you saw it; please look at it again',
  refused: 'not done; please look at it by itself',
} as const

const BESIDES = { lock: 'Lock', warn: 'Warning of', suspend: 'Suspension of' } as const

/** Many posts: what became of the last sending, the choice of an act, and its form. */
export async function ManyAtOnce({ bulk, action }: { bulk: BulkView; action: FormAction }) {
  return (
    <section aria-labelledby="many">
      <h2 className="mt-6 mb-2" id="many">
        Many posts at once
      </h2>
      <Report report={bulk.report} />
      <nav className="flex flex-wrap gap-2" aria-label="What to do with the posts">
        {(['remove', 'restore', 'links'] as const).map((act) => (
          <a
            className="chip"
            href={bulkPath(bulk.kind, bulk.of, { act, page: String(bulk.page) })}
            aria-current={act === bulk.act ? 'true' : undefined}
            key={act}
          >
            {ACTS[act]}
          </a>
        ))}
      </nav>
      {bulk.posts.length === 0 ? (
        <EmptyState>
          <p>No posts here.</p>
        </EmptyState>
      ) : (
        <ManyForm action={action} bulk={bulk} formKey={await slotValue('form.key')} />
      )}
    </section>
  )
}

function Report({ report }: Pick<BulkView, 'report'>) {
  if (!report) return null
  return (
    <div className="note my-4" role="status">
      <ul className="grid gap-1">
        {report.posts.map(({ id, number, title, path, outcome }) => (
          <li className="wrap-anywhere" key={id}>
            <a href={path}>
              {title}, #{number}
            </a>
            : {OUTCOMES[outcome]}
          </li>
        ))}
        {report.besides.map(({ also, name, done }) => (
          <li className="wrap-anywhere" key={`${also} ${name}`}>
            {BESIDES[also]} {name}: {done ? OUTCOMES.done : OUTCOMES.refused}
          </li>
        ))}
      </ul>
    </div>
  )
}
