import type { DeclinePageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { deskPath } from '@/lib/urls'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'
import { DeclineForm } from './decline-form'

const CONSEQUENCES = [
  'The request leaves the desk; the thread stays as it is.',
  'The member who asked hears that HQ said no, with your message. Nobody else reads it.',
  'They can ask again.',
]

/** The page on which HQ says no to what a starter asked. */
export function DeclinePage({ request: { id, label, words, place, verdict }, action }: { request: DeclinePageView; action: FormAction }) {
  return (
    <ActLayout
      crumbs={[{ href: deskPath, text: 'Moderation' }, place]}
      head={
        <>
          <h1 className="text-[1.8rem]">Decline a request</h1>
          <p className="meta mt-1">
            <cite>{place.text}</cite>
          </p>
          <p className="card mt-3 wrap-anywhere">
            {label}.{words && ` “${words}”`}
          </p>
        </>
      }
      consequences={verdict === 'yes' && <Consequences sentences={CONSEQUENCES} />}
      form={<DeclineForm action={action} requestId={String(id)} verdict={verdict} />}
    />
  )
}
