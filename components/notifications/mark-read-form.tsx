'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { notificationsPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

/** The lines shown, and those on older pages: what came since stays unread. */
export function MarkReadForm({ action, upTo, shown }: { action: FormAction; upTo: string; shown: string }) {
  const [state, formAction] = useActionState(action, idle, notificationsPath)
  return (
    <form className="mt-3 grid gap-3" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="upTo" value={upTo} />
      <input type="hidden" name="shown" value={shown} />
      <button className="btn justify-self-start" type="submit">
        Mark all as read
      </button>
    </form>
  )
}
