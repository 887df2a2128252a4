import type { ReactNode } from 'react'
import type { ThreadView } from '@/lib/threads/views'
import { boardPath, boardsPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { ModeratorTools } from './moderator-tools'
import { ShowingChips } from './showing-chips'
import { ThreadFacts } from './thread-facts'
import { ThreadHead } from './thread-head'
import { ThreadItems } from './thread-items'
import { ThreadPages } from './thread-pages'
import { ThreadState } from './thread-state'
import { ThreadWays } from './thread-ways'
import { WatchLinks } from './watch-links'
import { WholeLink } from './whole-link'

/** A page of a thread; `reply` is what stands at its foot. */
export function Thread({ thread, reply }: { thread: ThreadView; reply: ReactNode }) {
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: boardsPath, text: 'Boards' },
          { href: boardPath(thread.boardSlug), text: thread.boardName },
        ]}
      />
      <div className="columns">
        <div>
          <ThreadHead thread={thread} />
          <ThreadState thread={thread} />
          <div className="chips mt-4 mb-4 flex flex-wrap justify-between gap-x-6 gap-y-2">
            <ShowingChips thread={thread} />
            <ThreadWays thread={thread} />
            <WatchLinks thread={thread} />
            <ModeratorTools thread={thread} />
            <ThreadPages thread={thread} label="Pages of this thread" />
          </div>
          <ThreadItems thread={thread} />
          <div className="chips flex flex-wrap justify-between gap-x-6 gap-y-2 border-t border-line py-4">
            <ThreadWays thread={thread} />
            <div className="flex flex-wrap gap-2">
              <ThreadPages thread={thread} label="Pages of this thread, at its foot" />
              <WholeLink thread={thread} />
            </div>
          </div>
          {reply}
        </div>
        <ThreadFacts thread={thread} />
      </div>
    </>
  )
}
