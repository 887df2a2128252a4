'use client'

import { useActionState } from 'react'
import { REQUEST_MAX_LENGTH } from '@/lib/moderation/requests/request-schema'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { deskPath, modPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { SendOrBack } from '../ui/send-or-back'

export function DeclineForm({ action, requestId, verdict }: { action: FormAction; requestId: string; verdict: Verdict }) {
  const [state, formAction] = useActionState(action, idle, modPath('decline', 'request', requestId))
  return (
    <form className="grid gap-6 pt-5" action={formAction}>
      <FormNotice state={state} />
      {verdict !== 'yes' && state.status === 'idle' && (
        <p className="note">
          <RefusalMessage code={verdict} />
        </p>
      )}
      <input type="hidden" name="request" value={requestId} />
      {verdict === 'yes' && (
        <TextArea
          name="words"
          label="Message to the member who asked"
          hint={`Why not, or what would be needed. Up to ${REQUEST_MAX_LENGTH} characters; only that member reads it.`}
          problem={problem(state, 'words')}
          defaultValue={typed(state, 'words')}
        />
      )}
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <SendOrBack send={verdict === 'yes' && 'Decline'} back={{ href: deskPath, text: 'Back to the desk' }} />
    </form>
  )
}
