import type { StaffLogView } from '@/lib/moderation/views'
import { staffLogPath } from '@/lib/urls'
import { FormSummary } from '../ui/form-summary'
import { LogFilters } from './log-filters'
import { LogList } from './log-list'

/** The log as the moderators of its boards read it. */
export function StaffLog({ log }: { log: StaffLogView }) {
  return (
    <div className="max-w-measure py-6">
      {log.wrong && <FormSummary wrong={{ fields: log.wrong }} />}
      <h1>Log for moderators</h1>
      <p className="mt-2 mb-5 text-muted">
        The log of your boards with names, times and every word. The public one says less of what HQ does to posts and people.
      </p>
      <LogFilters action={staffLogPath} log={log} />
      <LogList path={staffLogPath} log={log} blanking={log.blanking} />
    </div>
  )
}
