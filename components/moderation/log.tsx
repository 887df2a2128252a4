import type { LogView } from '@/lib/moderation/views'
import { logFeedPath, logPath, transparencyPath } from '@/lib/urls'
import { FormSummary } from '../ui/form-summary'
import { LogFilters } from './log-filters'
import { LogList } from './log-list'

/** The public log of what moderators did. */
export function Log({ log }: { log: LogView }) {
  return (
    <div className="max-w-measure py-6">
      {log.wrong && <FormSummary wrong={{ fields: log.wrong }} />}
      <h1>Moderation log</h1>
      <p className="mt-2 mb-2 text-muted">
        Everything that moderators do on these boards, with the day and the reason, and the posts that a board’s own rule held until HQ had looked at them.
      </p>
      <p className="meta mb-5">
        For posts and people the log gives the day and the rule, never a name. <a href={transparencyPath}>Moderation in numbers</a> ·{' '}
        <a href={logFeedPath}>As a feed</a>
      </p>
      <LogFilters action={logPath} log={log} />
      <LogList path={logPath} log={log} />
    </div>
  )
}
