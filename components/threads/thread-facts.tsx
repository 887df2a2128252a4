import { counted } from '@/lib/text/counted'
import type { ThreadView } from '@/lib/threads/views'
import { boardPath, threadLogPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

/** The facts of a thread, in the rail. */
export function ThreadFacts({ thread }: { thread: ThreadView }) {
  return (
    <aside className="rail" aria-label="About this thread">
      <div className="card">
        <dl className="facts">
          <dt>Board</dt>
          <dd>
            <a href={boardPath(thread.boardSlug)}>{thread.boardName}</a>
          </dd>
          <dt>Posts</dt>
          <dd>{thread.postCount.toLocaleString('en-GB')}</dd>
          <dt>Started</dt>
          <dd>
            <Moment at={thread.createdAt} />
          </dd>
          <dt>Last post</dt>
          <dd>
            <Moment at={thread.lastPostAt} />
          </dd>
          <dt>Moderation</dt>
          <dd>{thread.acts > 0 ? <a href={threadLogPath(thread.id)}>{counted(thread.acts, 'action')}</a> : 'None'}</dd>
        </dl>
      </div>
    </aside>
  )
}
