'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { undoPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { ReasonFields } from './reason-fields'

type UndoFormProps = {
  action: FormAction
  entryId: string
  formKey: string
  reasons: Readonly<Record<string, string>>
  verdict: Verdict
  cancelPath: string
  /** What it is sent to, and says on its button, where it is not an undo. */
  path?: string
  label?: string
}

export function UndoForm({ action, entryId, formKey, reasons, verdict, cancelPath, path = undoPath(entryId), label = 'Undo' }: UndoFormProps) {
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
      <ReasonFields reasons={reasons} state={state} />
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
