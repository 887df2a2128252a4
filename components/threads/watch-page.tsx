import type { FormAction } from '@/lib/platform/form-state'
import type { WatchPageView } from '@/lib/threads/views'
import { boardPath, settingsPath, threadPath, watchPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { WatchForm } from './watch-form'

/** The page on which a member watches a thread, or ends it; also of one that is hidden from them now, without its name. */
export function WatchPage({ watching: { id, thread, since }, action }: { watching: WatchPageView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      {thread && (
        <Breadcrumbs
          crumbs={[
            { href: boardPath(thread.board.slug), text: thread.board.name },
            { href: threadPath(thread), text: thread.title },
          ]}
        />
      )}
      <h1 className={thread ? undefined : 'pt-6'}>{since ? 'You watch this thread' : 'Watch this thread'}</h1>
      <p className="mt-2 mb-5">
        {since ? (
          <>
            Since <Moment at={since} />.{' '}
            {thread
              ? 'You are notified of new posts, and when moderators move it.'
              : 'It is not open to you now; your watch waits until it is, unless you end it.'}
          </>
        ) : (
          'You will be notified of new posts, and when moderators move it. Nobody else sees that you watch it.'
        )}{' '}
        You can also have <a href={settingsPath}>letters about them</a>.
      </p>
      <WatchForm
        action={action}
        what={{ name: 'thread', id: String(id), path: watchPath(id) }}
        watching={since !== null}
        back={thread ? { href: threadPath(thread), text: 'Back to the thread' } : null}
      />
    </div>
  )
}
