import type { HeldDeskView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { counted } from '@/lib/text/counted'
import { deskPath, heldPostsPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { HeldForm } from './held-form'

const OUTCOMES = {
  done: 'approved',
  changed: 'not approved: it has changed since you saw it. Please look at it again',
  already: 'was looked at already',
}

/** The posts that wait for HQ, with their words; each can be approved in one press, or many together. */
export async function HeldDesk({ desk: { posts, next, report }, action }: { desk: HeldDeskView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <h1>Posts that wait</h1>
      <p className="meta mt-1">The oldest first. Nobody but its author and the moderators of its board sees a post until one of you has looked at it.</p>
      <Report report={report} />
      {posts.length === 0 ? (
        <div className="mt-4">
          <EmptyState>
            <p>No post waits. What a board holds shows here until somebody has looked at it.</p>
          </EmptyState>
        </div>
      ) : (
        <HeldForm action={action} posts={posts} formKey={await slotValue('form.key')} />
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

/** What became of each post that was just sent. */
function Report({ report }: Pick<HeldDeskView, 'report'>) {
  if (report.length === 0) return null
  return (
    <div className="note my-4" role="status">
      <ul className="grid gap-1">
        {report.map(({ id, number, title, path, outcome }) => (
          <li className="wrap-anywhere" key={id}>
            {path ? (
              <a href={path}>
                {title}, #{number}
              </a>
            ) : (
              `${title}, #${number}`
            )}
            : {OUTCOMES[outcome]}.
          </li>
        ))}
      </ul>
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
