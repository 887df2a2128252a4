'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { settingsPath, unsubscribePath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

/** Ends the letters about what is watched, for anybody who has one of them. */
export function UnsubscribeForm({ action, letter, off }: { action: FormAction; letter: string; off: boolean }) {
  const [state, formAction] = useActionState(action, idle, unsubscribePath(letter))
  return (
    <form className="grid max-w-measure gap-5 py-6" action={formAction}>
      <h1>{off ? 'No more letters about what you watch' : 'Letters about what you watch'}</h1>
      <FormNotice state={state} />
      {off ? (
        <p>
          It is still among your notifications. You can have the letters again in <a href={settingsPath}>your settings</a>.
        </p>
      ) : (
        <>
          <p>One press stops them. Letters about your own posts and your account are still sent.</p>
          <input type="hidden" name="letter" value={letter} />
          <p>
            <button className="btn btn-primary" type="submit">
              Stop these letters
            </button>
          </p>
        </>
      )}
    </form>
  )
}
