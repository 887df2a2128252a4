'use client'

import { useActionState } from 'react'
import { type FormAction, idle, typed, typedAll, type Values } from '@/lib/platform/form-state'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'

/** What was typed at length stays in sight; the rest is held as it was. */
const WORDY = [
  { name: 'say', label: 'A word to the thread, as HQ' },
  { name: 'words', label: 'In your own words' },
  { name: 'body', label: 'The post' },
]

/** What a moderator sent after their session had ended: kept here until they have signed in, and then sent as it was. */
export function ResumeForm({ action, path }: { action: FormAction; path: string }) {
  const [state, formAction] = useActionState(action, idle, path)
  return (
    <form className="grid max-w-measure gap-5 py-8" action={formAction}>
      <h1>Sign in to go on</h1>
      <FormNotice state={state} />
      <Held values={state.values} />
      {WORDY.filter(({ name }) => typed(state, name) !== '').map(({ name, label }) => (
        <TextArea key={name} name={name} label={label} defaultValue={typed(state, name)} />
      ))}
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <p className="flex flex-wrap gap-2">
        <button className="btn btn-primary" type="submit">
          Sign in and send
        </button>
        <a className="btn" href={path}>
          Begin anew
        </a>
      </p>
    </form>
  )
}

function Held({ values }: { values: Values }) {
  const names = Object.keys(values).filter((name) => name !== 'do' && !name.startsWith('sign_in_') && !WORDY.some((wordy) => wordy.name === name))
  const state = { status: 'idle', values } as const
  return names.flatMap((name) => typedAll(state, name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />))
}
