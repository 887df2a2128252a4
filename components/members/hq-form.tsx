'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { settingsPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'
import { Tick } from '../ui/tick'

/** Whether everyone reads a moderator's name beside what they do, or only that HQ did it. */
export function HqForm({ action, chosen }: { action: FormAction; chosen: boolean }) {
  const [state, formAction] = useActionState(action, idle, settingsPath)
  const shown = state.status === 'idle' && chosen ? { ...state, values: { hq: 'yes' } } : state
  return (
    <form className="grid gap-4 border-t border-line pt-6" action={formAction}>
      <h2>Moderating</h2>
      <FormNotice state={state} />
      <Tick name="hq" label="My friendly acts as HQ: moving, locking and the like bear no name. Colleagues still see it was you." state={shown} />
      <p>
        <button className="btn" type="submit">
          Save
        </button>
      </p>
    </form>
  )
}
