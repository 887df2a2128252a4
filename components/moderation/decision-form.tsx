'use client'

import { useActionState } from 'react'
import { REASONS_MAX_LENGTH } from '@/lib/moderation/appeals/appeal-schema'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { decideAppealPath, deskPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { Choice } from '../ui/choice'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'

type DecisionFormProps = { action: FormAction; entryId: string; upTo: string; formKey: string; verdict: Verdict; grantable: boolean }

/** The one decision on the appeals against an act. It begins with none chosen. */
export function DecisionForm({ action, entryId, upTo, formKey, verdict, grantable }: DecisionFormProps) {
  const [state, formAction] = useActionState(action, idle, decideAppealPath(entryId))
  if (verdict === 'appeal_decided' && state.status === 'idle') return null // the decision stands above
  if (verdict !== 'yes' && state.status === 'idle')
    return (
      <p className="note mt-5">
        <RefusalMessage code={verdict} />
      </p>
    )
  const options = [
    { value: 'grant', label: 'Grant it', detail: 'The act is taken back at once.' },
    { value: 'decline', label: 'Decline it', detail: 'The act is upheld.' },
  ]
  return (
    <form className="grid gap-6 pt-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="entry" value={entryId} />
      <input type="hidden" name="upTo" value={upTo} />
      <input type="hidden" name="key" value={formKey} />
      <Choice
        name="decision"
        legend="How do you decide?"
        problem={problem(state, 'decision')}
        options={options.filter(({ value }) => grantable || value !== 'grant')}
        chosen={typed(state, 'decision')}
      />
      <TextArea
        name="words"
        label="Your reasons"
        hint={`For the member who appealed and for moderators; at least a sentence if you decline, up to ${REASONS_MAX_LENGTH.toLocaleString('en-GB')} characters. Answer what was said.`}
        problem={problem(state, 'words')}
        limit={REASONS_MAX_LENGTH}
        defaultValue={typed(state, 'words')}
      />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <div className="flex flex-wrap gap-2">
        {verdict === 'yes' && (
          <button className="btn btn-primary" type="submit">
            Decide
          </button>
        )}
        <a className="btn" href={deskPath}>
          Back
        </a>
      </div>
    </form>
  )
}
