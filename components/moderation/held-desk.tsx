import type { HeldDeskView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { counted } from '@/lib/text/counted'
import { deskPath, heldPostsPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { BulkReport } from './bulk-report'
import { HeldForm } from './held-form'

/** The posts that wait for HQ, with their words; each can be approved in one press, or many together; many can be removed under one rule. */
export async function HeldDesk({ desk: { posts, next, rules, also, countsUntil, report }, action }: { desk: HeldDeskView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <h1>Posts that wait</h1>
      <p className="meta mt-1">The oldest first. Nobody but its author and the moderators of its board sees a post until one of you has looked at it.</p>
      <BulkReport report={report} />
      {posts.length === 0 ? (
        <div className="mt-4">
          <EmptyState>
            <p>No posts are waiting. A post that waits for HQ is shown here until one of you has looked at it.</p>
          </EmptyState>
        </div>
      ) : (
        <HeldForm action={action} posts={posts} rules={rules} also={also} countsUntil={countsUntil} formKey={await slotValue('form.key')} />
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={next}>
            Next
          </a>
        </p>
      )}
    </div>
  )
}

/** On the desk: how many posts wait, and the way to them. */
export function HeldCount({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <p className="mt-4">
      <a className="btn btn-primary" href={heldPostsPath}>
        {counted(count, 'post waits', 'posts wait')} for HQ
      </a>
    </p>
  )
}
