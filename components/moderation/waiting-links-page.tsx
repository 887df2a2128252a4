import type { WaitingLinksView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { deskPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { BulkReport } from './bulk-report'
import { WaitingLinksForm } from './waiting-links-form'

/** All links that wait in one pile of posts, to be made clickable with one form. */
export async function WaitingLinksPage({ pile, action }: { pile: WaitingLinksView; action: FormAction }) {
  const { title, posts, next, path, report } = pile
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <h1 className="wrap-anywhere">{title}</h1>
      <BulkReport report={report} />
      {posts.length === 0 ? (
        <EmptyState>
          <p>No link waits here.</p>
        </EmptyState>
      ) : (
        <WaitingLinksForm action={action} pile={pile} formKey={await slotValue('form.key')} />
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={`${path}?after=${next}`}>
            Next
          </a>
        </p>
      )}
    </div>
  )
}
