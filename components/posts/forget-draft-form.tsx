'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { draftsPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

type ForgetDraftFormProps = { action: FormAction; place: string; at: number; formKey: string; what: string }

/** Throws away one draft, and nothing else that waits at its place. */
export function ForgetDraftForm({ action, place, at, formKey, what }: ForgetDraftFormProps) {
  const [state, formAction] = useActionState(action, idle, draftsPath)
  return (
    <form action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="draft" value={at} />
      <details>
        <summary>
          Discard <span className="sr-only">{what}</span>
        </summary>
        <p className="hint mb-2">Nobody can bring these words back.</p>
        <button className="btn" type="submit">
          Discard them for good
        </button>
      </details>
    </form>
  )
}
