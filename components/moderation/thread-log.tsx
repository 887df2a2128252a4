import type { ThreadLogView } from '@/lib/moderation/views'
import { boardPath, threadLogPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { LogEntry } from './log-entry'

/** What moderators did in one thread, open to all who may read it. */
export function ThreadLog({ log: { thread, entries } }: { log: ThreadLogView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(thread.board.slug), text: thread.board.name },
          { href: threadPath(thread), text: thread.title },
        ]}
      />
      <h1>What moderators did here</h1>
      <p className="meta mt-2 mb-4">
        in <cite>{thread.title}</cite>, newest first · <a href={threadLogPath(thread.id, '/feed.atom')}>As a feed</a>
      </p>
      {entries.length === 0 ? (
        <EmptyState>
          <p>Nothing: no moderator has acted in this thread.</p>
          <p>
            <a href={threadPath(thread)}>Back to the thread</a>
          </p>
        </EmptyState>
      ) : (
        <ul>
          {entries.map((entry) => (
            <LogEntry entry={entry} key={entry.id} />
          ))}
        </ul>
      )}
    </div>
  )
}
