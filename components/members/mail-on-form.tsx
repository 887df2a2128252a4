'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { settingsPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

/** Why no letters are sent to a member's address, and the way to have them sent again. */
export function MailOnForm({ action, why }: { action: FormAction; why: string }) {
  const [state, formAction] = useActionState(action, idle, settingsPath)
  return (
    <form className="note grid gap-3" action={formAction}>
      <FormNotice state={state} />
      <p>
        {why === 'called spam'
          ? 'Your mail provider reported a letter of ours as spam, so none are sent to you.'
          : 'A letter to your address came back, so none are sent to you. You can read what they said among your notifications.'}
      </p>
      <p>
        <button className="btn" type="submit">
          Send them again
        </button>
      </p>
    </form>
  )
}
