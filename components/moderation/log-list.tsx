import type { LogView } from '@/lib/moderation/views'
import { logAskedPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { LogEntry } from './log-entry'

type LogListProps = { path: string; log: Pick<LogView, 'entries' | 'asked' | 'next' | 'wrong'>; blanking?: boolean }

/** One page of the log, with the way to what is older. */
export function LogList({ path, log: { entries, asked, next, wrong }, blanking }: LogListProps) {
  return (
    <>
      {entries.length === 0 ? (
        <EmptyState>
          <p>
            {wrong
              ? 'Nothing was looked for yet: one of the fields above needs another look.'
              : 'Nothing to show: this has not been done yet, or you have come to the end of the log.'}
          </p>
          <p>
            <a href={path}>The newest entries</a>
          </p>
        </EmptyState>
      ) : (
        <ul>
          {entries.map((entry) => (
            <LogEntry entry={entry} named blanking={blanking} key={entry.id} />
          ))}
        </ul>
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={logAskedPath(path, { ...asked, before: next })}>
            Older entries
          </a>
        </p>
      )}
    </>
  )
}
