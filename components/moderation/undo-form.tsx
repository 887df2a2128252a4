'use client'

import { useActionState } from 'react'
import type { UndoPageView } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { undoPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { ReasonFields } from './reason-fields'
import { RuleForFewer } from './rule-for-fewer'

type UndoFormProps = {
  action: FormAction
  entryId: string
  formKey: string
  reasons: Readonly<Record<string, string>>
  verdict: Verdict
  cancelPath: string
  /** Whether the entry stands in a thread as well as in the log. */
  inThread: boolean
  /** Whose sight of the thread it changes; with rules, where it takes it from somebody. */
  readers?: UndoPageView['readers']
  /** What it is sent to, and says on its button, where it is not an undo. */
  path?: string
  label?: string
}

export function UndoForm({
  action,
  entryId,
  formKey,
  reasons,
  verdict,
  cancelPath,
  inThread,
  readers = null,
  path = undoPath(entryId),
  label = 'Undo',
}: UndoFormProps) {
  const [state, formAction] = useActionState(action, idle, path)
  const back = (
    <a className="btn" href={cancelPath}>
      Back
    </a>
  )
  if (verdict !== 'yes' && state.status === 'idle')
    return (
      <div className="grid gap-4 pt-5">
        <p className="note">
          <RefusalMessage code={verdict} />
        </p>
        <p>{back}</p>
      </div>
    )
  return (
    <form className="grid gap-6 pt-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="entry" value={entryId} />
      <input type="hidden" name="key" value={formKey} />
      {readers && <Readers readers={readers} state={state} />}
      <ReasonFields reasons={reasons} state={state} inThread={inThread} />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <div className="flex flex-wrap gap-2">
        {verdict === 'yes' && (
          <button className="btn btn-primary" type="submit">
            {label}
          </button>
        )}
        {back}
      </div>
    </form>
  )
}

function Readers({ readers: { sentence, rules }, state }: { readers: NonNullable<UndoPageView['readers']>; state: FormState }) {
  return (
    <div className="card grid gap-4">
      <p>
        <b>Other people read that board</b>
      </p>
      <p>{sentence}</p>
      {rules && <RuleForFewer label="Fewer people will be able to read it: under which rule?" rules={rules} state={state} />}
    </div>
  )
}
