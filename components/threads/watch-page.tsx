import type { FormAction } from '@/lib/platform/form-state'
import type { WatchPageView } from '@/lib/threads/views'
import { boardPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { WatchForm } from './watch-form'

/** The page on which a member watches a thread, or ends it. */
export function WatchPage({ thread, action }: { thread: WatchPageView; action: FormAction }) {
  const { id, title, board, since } = thread
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(board.slug), text: board.name },
          { href: threadPath(thread), text: title },
        ]}
      />
      <h1>{since ? 'You watch this thread' : 'Watch this thread'}</h1>
      <p className="mt-2 mb-5">
        {since ? (
          <>
            Since <Moment at={since} />. You are told when moderators move it.
          </>
        ) : (
          'You will be told when moderators move it. Nobody else sees that you watch it.'
        )}
      </p>
      <WatchForm action={action} threadId={String(id)} watching={since !== null} backPath={threadPath(thread)} />
    </div>
  )
}
