'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { settingsPath, unsubscribePath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

/** Ends the letters about what is watched, for whoever holds one of them. */
export function UnsubscribeForm({ action, letter, off }: { action: FormAction; letter: string; off: boolean }) {
  const [state, formAction] = useActionState(action, idle, unsubscribePath(letter))
  return (
    <form className="grid max-w-measure gap-5 py-6" action={formAction}>
      <h1>{off ? 'No more letters about what you watch' : 'Letters about what you watch'}</h1>
      <FormNotice state={state} />
      {off ? (
        <p>
          You still find it among your notifications. <a href={settingsPath}>Your settings</a> bring the letters back.
        </p>
      ) : (
        <>
          <p>One press, and no more are sent. Letters about your own posts and your account go on.</p>
          <input type="hidden" name="letter" value={letter} />
          <p>
            <button className="btn btn-primary" type="submit">
              Have no more such letters
            </button>
          </p>
        </>
      )}
    </form>
  )
}
