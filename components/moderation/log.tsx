import type { LogView } from '@/lib/moderation/views'
import { logPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { LogEntry } from './log-entry'

/** The public log of what moderators did. */
export function Log({ log: { entries, next } }: { log: LogView }) {
  return (
    <div className="max-w-measure py-6">
      <h1>Moderation log</h1>
      <p className="mt-2 mb-5 text-muted">Whatever a moderator does on these boards stands here for everyone to read: who, when and why.</p>
      {entries.length === 0 ? (
        <EmptyState>
          <p>Nothing to show: no moderator has acted yet, or you have come to the end of the log.</p>
          <p>
            <a href={logPath}>The newest entries</a>
          </p>
        </EmptyState>
      ) : (
        <ul>
          {entries.map((entry) => (
            <LogEntry entry={entry} named key={entry.id} />
          ))}
        </ul>
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={`${logPath}?before=${next}`}>
            Older entries
          </a>
        </p>
      )}
    </div>
  )
}
