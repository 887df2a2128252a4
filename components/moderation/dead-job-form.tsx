'use client'

import { useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { adminPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { Choice } from '../ui/choice'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { SendOrBack } from '../ui/send-or-back'

const OPTIONS = [
  { value: 'again', label: 'Try it again' },
  { value: 'discard', label: 'Discard it' },
]

export function DeadJobForm({ action, id }: { action: FormAction; id: string }) {
  const [state, formAction] = useActionState(action, idle, adminPath('jobs', id))
  return (
    <form className="grid gap-6 pt-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="job" value={id} />
      <Choice name="what" legend="What is to become of it?" options={OPTIONS} chosen={typed(state, 'what')} problem={problem(state, 'what')} />
      <TextArea name="words" label="Why?" hint="For other admins." problem={problem(state, 'words')} defaultValue={typed(state, 'words')} />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <SendOrBack send="Save" back={{ href: adminPath('jobs'), text: 'Cancel' }} />
    </form>
  )
}
