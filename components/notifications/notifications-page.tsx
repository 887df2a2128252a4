import type { NotificationsView } from '@/lib/notifications/views'
import type { FormAction } from '@/lib/platform/form-state'
import { notificationsPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { MarkReadForm } from './mark-read-form'
import { NotificationLine } from './notification-line'

/** What a member was told, newest first. */
export function NotificationsPage({ told: { lines, unread, next }, action }: { told: NotificationsView; action: FormAction }) {
  const [newest] = lines
  return (
    <div className="max-w-measure py-6">
      <h1>Notifications</h1>
      {newest && unread > 0 && <MarkReadForm action={action} upTo={String(newest.id)} shown={lines.map(({ id }) => id).join('-')} />}
      {lines.length === 0 ? (
        <EmptyState>
          <p>Nothing yet. When somebody answers you or something happens to your posts, it will show here.</p>
        </EmptyState>
      ) : (
        <ul className="rows mt-4 border-b border-line">
          {lines.map((line) => (
            <NotificationLine line={line} key={line.id} />
          ))}
        </ul>
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={`${notificationsPath}?before=${next}`}>
            Older ones
          </a>
        </p>
      )}
    </div>
  )
}
