'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { adminMailPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

export function TestLetterForm({ action }: { action: FormAction }) {
  const [state, formAction] = useActionState(action, idle, adminMailPath)
  return (
    <form className="mt-3 grid gap-3" action={formAction}>
      <FormNotice state={state} />
      <button className="btn btn-primary justify-self-start" type="submit">
        Send me a test letter
      </button>
    </form>
  )
}
