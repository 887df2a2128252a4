import type { BulkView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { bulkPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { BulkReport } from './bulk-report'
import { ManyForm } from './many-form'

const ACTS = { remove: 'Remove', restore: 'Restore', links: 'Make links clickable', approve: 'Approve' } as const

/** Many posts: what became of the last sending, the choice of an act, and its form. */
export async function ManyAtOnce({ bulk, action }: { bulk: BulkView; action: FormAction }) {
  return (
    <section aria-labelledby="many">
      <h2 className="mt-6 mb-2" id="many">
        Choose several posts
      </h2>
      <BulkReport report={bulk.report} />
      <nav className="flex flex-wrap gap-2" aria-label="What to do with the posts">
        {actsFor(bulk).map((act) => (
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

/** Approving is offered where something waits. */
function actsFor({ act, posts }: BulkView): BulkView['act'][] {
  const waits = act === 'approve' || posts.some(({ heldAt }) => heldAt !== null)
  return ['remove', 'restore', 'links', ...(waits ? (['approve'] as const) : [])]
}
