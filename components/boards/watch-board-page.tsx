import type { WatchBoardView } from '@/lib/boards/views'
import type { FormAction } from '@/lib/platform/form-state'
import { boardPath, settingsPath, watchBoardPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { WatchForm } from '../threads/watch-form'
import { Moment } from '../ui/moment'

/** The page on which a member watches a board for new threads, or ends it. */
export function WatchBoardPage({ watching: { board, since }, action }: { watching: WatchBoardView; action: FormAction }) {
  const back = { href: boardPath(board.slug), text: 'Back to the board' }
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: back.href, text: board.name }]} />
      <h1>{since ? 'You watch this board' : 'Watch this board'}</h1>
      <p className="mt-2 mb-5">
        {since ? (
          <>
            Since <Moment at={since} />. You are notified of new threads.
          </>
        ) : (
          'You will be notified of new threads. Nobody else sees that you watch it.'
        )}{' '}
        You can also have <a href={settingsPath}>letters about them</a>.
      </p>
      <WatchForm action={action} what={{ name: 'board', id: String(board.id), path: watchBoardPath(board.slug) }} watching={since !== null} back={back} />
    </div>
  )
}
