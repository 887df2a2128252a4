import type { LogView } from '@/lib/moderation/views'
import { logFeedPath, logPath, transparencyPath } from '@/lib/urls'
import { LogFilters } from './log-filters'
import { LogList } from './log-list'

/** The public log of what moderators did. */
export function Log({ log }: { log: LogView }) {
  return (
    <div className="max-w-measure py-6">
      <h1>Moderation log</h1>
      <p className="mt-2 mb-2 text-muted">
        Whatever a moderator does on these boards stands here for everyone to read, with when and why; and which posts a rule of a board held by itself, until
        HQ has looked at them.
      </p>
      <p className="meta mb-5">
        What HQ does to posts and people stands here by its day, and names nobody. <a href={transparencyPath}>In numbers</a> ·{' '}
        <a href={logFeedPath}>As a feed</a>
      </p>
      <LogFilters action={logPath} log={log} />
      <LogList path={logPath} log={log} />
    </div>
  )
}
