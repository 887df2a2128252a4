'use client'

import { useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { settingsPath } from '@/lib/urls'
import { Choice } from '../ui/choice'
import { FormNotice } from '../ui/form-notice'

const THEMES = [
  { value: 'system', label: 'As my device is set' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Light or dark, remembered on this device. */
export function ThemeForm({ action, theme }: { action: FormAction; theme: string }) {
  const [state, formAction] = useActionState(action, idle, settingsPath)
  return (
    <form className="grid gap-4" action={formAction}>
      <FormNotice state={state} />
      <Choice
        name="theme"
        legend="Appearance"
        hint="Remembered on this device, signed in or not."
        problem={problem(state, 'theme')}
        options={THEMES}
        chosen={typed(state, 'theme', theme)}
      />
      <p>
        <button className="btn btn-primary" type="submit">
          Save
        </button>
      </p>
    </form>
  )
}
