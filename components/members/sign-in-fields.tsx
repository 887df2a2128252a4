import { type FormState, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { TextField } from '../ui/field'

/** Whether a form must ask who sends it: for a guest, or where the session ended while its member wrote. */
export function asksToSignIn(state: FormState, verdict: Verdict): boolean {
  return verdict === 'signed_out' || (state.status === 'refused' && (state.code === 'signed_out' || state.code === 'wrong_password'))
}

/** Name and password right in the form, so that what is typed can be sent at once. */
export function SignInFields({ state }: { state: FormState }) {
  return (
    <fieldset className="card grid gap-3">
      <legend className="sr-only">Sign in</legend>
      <p>You are not signed in. Sign in here and your words go with it.</p>
      <TextField name="sign_in_name" label="Name or e-mail address" autoComplete="username" defaultValue={typed(state, 'sign_in_name')} />
      <TextField name="sign_in_password" label="Password" type="password" autoComplete="current-password" />
    </fieldset>
  )
}
