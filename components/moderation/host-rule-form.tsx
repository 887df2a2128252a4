'use client'

import { useActionState } from 'react'
import type { LinkRulesView } from '@/lib/moderation/views'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { linkRulesPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { Choice } from '../ui/choice'
import { Select, TextField } from '../ui/field'
import { FormNotice } from '../ui/form-notice'

const VERDICTS = [
  { value: 'trusted', label: 'Trusted', detail: 'Its links are clickable at once, whoever posts them.' },
  { value: 'refused', label: 'Refused', detail: 'Its links are not shown, those that are there already neither.' },
]

type HostRuleFormProps = { action: FormAction; formKey: string; boards: LinkRulesView['boards']; mayRuleAll: boolean }

export function HostRuleForm({ action, formKey, boards, mayRuleAll }: HostRuleFormProps) {
  const [state, formAction] = useActionState(action, idle, linkRulesPath)
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <TextField
        name="pattern"
        label="Host"
        hint="Such as example.org, or *.gov.uk for all that lies under it."
        problem={problem(state, 'pattern')}
        defaultValue={typed(state, 'pattern')}
      />
      <Choice name="verdict" legend="What of its links?" problem={problem(state, 'verdict')} options={VERDICTS} chosen={typed(state, 'verdict', 'trusted')} />
      <Select
        name="board"
        label="Where?"
        problem={problem(state, 'board')}
        defaultValue={typed(state, 'board')}
        empty={mayRuleAll ? 'On all boards' : 'Choose a board'}
        options={boards.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextField name="words" label="Why?" hint="Everyone can read it in the log." problem={problem(state, 'words')} defaultValue={typed(state, 'words')} />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn btn-primary justify-self-start" type="submit">
        Add this rule
      </button>
    </form>
  )
}
