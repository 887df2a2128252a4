'use client'

import { useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { joinPath, signInPath } from '@/lib/urls'
import { TextField } from '../ui/field'
import { FormNotice } from '../ui/form-notice'

export function SignInForm({ action, to }: { action: FormAction; to: string }) {
  const [state, formAction] = useActionState(action, idle, signInPath())
  return (
    <form className="grid max-w-[26rem] gap-4 py-8" action={formAction}>
      <h1>Sign in</h1>
      <FormNotice state={state} />
      <input type="hidden" name="to" value={typed(state, 'to', to)} />
      <TextField name="name" label="Name or e-mail address" autoComplete="username" problem={problem(state, 'name')} defaultValue={typed(state, 'name')} />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" problem={problem(state, 'password')} />
      <button className="btn btn-primary" type="submit">
        Sign in
      </button>
      <p className="meta">
        New here? <a href={joinPath}>How to join</a>
      </p>
    </form>
  )
}
