import type { RequestPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { boardPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { AskHqForm } from './ask-hq-form'

/** The page on which the starter of a thread asks HQ for something. */
export function AskHqPage({ asking, action }: { asking: RequestPageView; action: FormAction }) {
  const { id, title, board, boards, asked, declined } = asking
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(board.slug), text: board.name },
          { href: threadPath(asking), text: title },
        ]}
      />
      <h1>Ask HQ</h1>
      <p className="meta mt-2 mb-4">
        about your thread <cite>{title}</cite>
      </p>
      {asked.map(({ label, createdAt }) => (
        <p className="note mb-4" role="status" key={label}>
          You asked: {label.toLowerCase()}. <Moment at={createdAt} />. A moderator will look at it. Once it is answered, you can ask for something else.
        </p>
      ))}
      {declined && (
        <p className="note mb-4 wrap-anywhere" role="status">
          HQ said no: {declined.label.toLowerCase()}. <Moment at={declined.at} />. “{declined.answer}”
        </p>
      )}
      {asked.length === 0 ? (
        <AskHqForm action={action} threadId={String(id)} boards={boards} backPath={threadPath(asking)} />
      ) : (
        <p>
          <a className="btn" href={threadPath(asking)}>
            Back to the thread
          </a>
        </p>
      )}
    </div>
  )
}
