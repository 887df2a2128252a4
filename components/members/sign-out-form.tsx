'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { homePath, signInPath, signOutPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'
import { SendOrBack } from '../ui/send-or-back'
import { WaysOn } from '../ui/ways-on'

export function SignOutForm({ action, name }: { action: FormAction; name: string | null }) {
  const [state, formAction] = useActionState(action, idle, signOutPath)
  if (name === null) return <SignedOut />
  return (
    <form className="grid max-w-[26rem] gap-4 py-8" action={formAction}>
      <h1>Sign out</h1>
      <FormNotice state={state} />
      <p>You are signed in as {name}. Signing out ends it on this device; nothing you wrote is lost.</p>
      <SendOrBack send="Sign out" back={{ href: homePath, text: 'Stay signed in' }} />
    </form>
  )
}

function SignedOut() {
  return (
    <div className="grid max-w-[26rem] gap-4 py-8">
      <h1>You are signed out</h1>
      <WaysOn
        ways={[
          { href: signInPath(), text: 'Sign in' },
          { href: homePath, text: 'Home' },
        ]}
      />
    </div>
  )
}
