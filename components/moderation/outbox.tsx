import type { OutboxView } from '@/lib/letters/views'
import { deskPath, outboxPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { Moment } from '../ui/moment'

/** All letters of a board that has no mail server. */
export function Outbox({ outbox: { letters, next, secrets } }: { outbox: OutboxView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <h1>Letters</h1>
      <p className="mt-2">
        This board sends no mail: it has no SMTP_URL. Members find their letters among their notifications.
        {secrets && ' On this machine each is shown as it would be mailed, with the addresses that open something for anybody who has them.'}
      </p>
      {letters.length === 0 ? (
        <EmptyState>
          <p>No letters yet.</p>
        </EmptyState>
      ) : (
        <ul className="rows mt-4 border-b border-line">
          {letters.map(({ id, to, subject, words, createdAt, dropped }) => (
            <li key={id}>
              <details className="min-w-0 wrap-anywhere">
                <summary className="min-h-(--tap) content-center">
                  <bdi>{subject}</bdi>
                </summary>
                {words.map((paragraph) => (
                  <p className="mt-2 whitespace-pre-line" key={paragraph}>
                    {paragraph}
                  </p>
                ))}
              </details>
              <p className="meta">
                To <bdi>{to}</bdi>, <Moment at={createdAt} />
                {dropped && ' · overtaken by what came after'}
              </p>
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p className="mt-4">
          <a className="btn" href={`${outboxPath}?before=${next}`}>
            Older ones
          </a>
        </p>
      )}
    </div>
  )
}
