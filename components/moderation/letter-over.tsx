'use client'

import { useActionState } from 'react'
import { type FormAction, idle, typed } from '@/lib/platform/form-state'
import { appealPath, signInPath } from '@/lib/urls'
import { TextArea } from '../ui/field'

/** A letter whose time is over. What was typed before it ran out stands here to be copied. */
export function LetterOver({ action, entryId, letter }: { action: FormAction; entryId: string; letter: string }) {
  const [state] = useActionState(action, idle, appealPath(entryId, letter))
  const words = typed(state, 'words')
  return (
    <div className="grid max-w-measure gap-5 py-6">
      <h1>This address has run out</h1>
      <p>
        It was open for a while only. Sign in with your name and password: if your account is closed you are led to a new one, and else to the appeal itself.
      </p>
      {words && (
        <>
          <p className="alert" role="alert">
            Your appeal was not sent. Copy your words, so that you can send them from the new address.
          </p>
          <TextArea name="words" label="Your words" tall defaultValue={words} />
        </>
      )}
      <p>
        <a className="btn btn-primary" href={signInPath(appealPath(entryId))}>
          Sign in
        </a>
      </p>
    </div>
  )
}
