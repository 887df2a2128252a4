import type { BulkReportView } from '@/lib/moderation/views'

const DONE = { remove: 'removed', restore: 'restored', links: 'links made clickable', approve: 'approved' } as const

const OUTCOMES = {
  already: 'was done already',
  changed: 'has changed since you saw it; please look at it again',
  refused: 'not done; please look at it by itself',
} as const

const BESIDES = { lock: 'Lock', warn: 'Warning of', suspend: 'Suspension of' } as const

/** What became of each post that was just sent, and of what was to be done besides. */
export function BulkReport({ report }: { report: BulkReportView | null }) {
  if (!report) return null
  return (
    <div className="note my-4" role="status">
      <ul className="grid gap-1">
        {report.posts.map(({ id, number, title, path, outcome }) => (
          <li className="wrap-anywhere" key={id}>
            <a href={path}>
              {title}, #{number}
            </a>
            : {outcome === 'done' ? DONE[report.act] : OUTCOMES[outcome]}.
          </li>
        ))}
        {report.besides.map(({ also, name, done }) => (
          <li className="wrap-anywhere" key={`${also} ${name}`}>
            {BESIDES[also]} {name}: {done ? 'done' : OUTCOMES.refused}.
          </li>
        ))}
      </ul>
    </div>
  )
}
