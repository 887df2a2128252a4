'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { postLinksPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { FormNotice } from '../ui/form-notice'

type LinkAsTextFormProps = { action: FormAction; postId: string; ordinal: number; address: string }

export function LinkAsTextForm({ action, postId, ordinal, address }: LinkAsTextFormProps) {
  const [state, formAction] = useActionState(action, idle, postLinksPath(postId))
  return (
    <form className="grid gap-3" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="post" value={postId} />
      <input type="hidden" name="link" value={ordinal} />
      <input type="hidden" name="address" value={address} />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn justify-self-start" type="submit">
        Show it as text again<span className="sr-only">: {address}</span>
      </button>
    </form>
  )
}
