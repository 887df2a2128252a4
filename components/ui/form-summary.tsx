import type { ReactNode } from 'react'
import type { Wrong } from '@/lib/platform/form-state'
import { signOutPath } from '@/lib/urls'
import { fieldId } from './field'
import { RefusalMessage } from './refusal-message'
import { SlotValue } from './slot-value'

/** What was wrong with a sending: first on its page, and focused when the page opens. Everything typed is still in the fields below. */
export function FormSummary({ wrong }: { wrong: Wrong }) {
  if ('fields' in wrong) return <Problems fields={wrong.fields} />
  if (wrong.code === 'other_member') return <OtherMember />
  return (
    <Summary>
      <p>
        <RefusalMessage {...wrong} />
      </p>
    </Summary>
  )
}

function Summary({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the sender of a form is to hear what became of it, without scripts too
    <div className="alert mt-4" role="alert" tabIndex={-1} autoFocus>
      {children}
    </div>
  )
}

function Problems({ fields }: { fields: Record<string, string> }) {
  return (
    <Summary>
      <p className="font-semibold">This could not be sent yet.</p>
      <ul>
        {Object.entries(fields).map(([field, sentence]) => (
          <li key={field}>
            <a href={`#${fieldId(field)}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </Summary>
  )
}

/** A question more than a refusal: the form below was made for both by now, so that either may send it. */
async function OtherMember() {
  return (
    <Summary>
      <p className="font-semibold">
        You are signed in as <SlotValue name="viewer.name" />.
      </p>
      <p>
        This form was opened by somebody else, so nothing was sent. What was typed is still here: send it again to send it as <SlotValue name="viewer.name" />,
        or{' '}
        <a href={signOutPath} target="_blank" rel="noopener">
          change who is signed in
        </a>{' '}
        first, in a window of its own.
      </p>
    </Summary>
  )
}
