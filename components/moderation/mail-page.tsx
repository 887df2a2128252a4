import type { MailPageView } from '@/lib/letters/views'
import type { FormAction } from '@/lib/platform/form-state'
import { adminPath, outboxPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { TestLetterForm } from './test-letter-form'

const STATES = { found: 'Found', missing: 'Missing', unknown: 'Not known' } as const

/** Whether letters leave this board, and what other servers need to believe them. */
export function MailPage({ page, action }: { page: MailPageView; action: FormAction }) {
  const { server, from, bounces, webhook, checks } = page
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: adminPath(), text: 'Administration' }]} />
      <h1>Mail</h1>
      {server === null ? (
        <p className="mt-2">
          This board sends no mail: set SMTP_URL. Until then admins find all letters in the <a href={outboxPath}>outbox</a>.
        </p>
      ) : (
        <>
          <p className="mt-2 wrap-anywhere">
            Letters leave through {server}, from {from}.{' '}
            {bounces ? `Those that come back go to ${bounces}, with a key for each member.` : 'Set MAIL_BOUNCES so that what comes back names its member.'}{' '}
            {webhook ? 'A mail server may report them, signed.' : 'Without MAIL_WEBHOOK_SECRET no mail server can report them.'}
          </p>
          <ul className="rows mt-4 border-b border-line">
            {checks.map(({ what, state, says }) => (
              <li key={what}>
                <div className="min-w-0 wrap-anywhere">
                  <p className="row-title">
                    {what}: {STATES[state]}
                  </p>
                  <p className="meta">{says}</p>
                </div>
              </li>
            ))}
          </ul>
          <Test page={page} action={action} />
        </>
      )}
    </div>
  )
}

function Test({ page: { email, off, last }, action }: { page: MailPageView; action: FormAction }) {
  return (
    <section className="mt-6">
      <h2>Test letter</h2>
      {last && (
        <p className="meta mt-2">
          Asked for <Moment at={last.createdAt} />: {last.sentAt ? 'handed to the server.' : (last.failure ?? 'not sent yet.')}
        </p>
      )}
      {email && !off ? (
        <TestLetterForm action={action} />
      ) : (
        <p className="mt-2">{off ? 'Letters to your address came back.' : 'Your account has no mail address.'}</p>
      )}
    </section>
  )
}
