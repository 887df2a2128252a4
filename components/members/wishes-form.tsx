'use client'

import { useActionState } from 'react'
import type { WishesView } from '@/lib/notifications/views'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { settingsPath } from '@/lib/urls'
import { Choice } from '../ui/choice'
import { FormNotice } from '../ui/form-notice'
import { Tick } from '../ui/tick'

const LETTERS = [
  { value: 'none', label: 'None: a line among your notifications is enough' },
  { value: 'once', label: 'At once: one letter for each thread or board, and no other until you have read its line' },
]

/** Whether a member watches by replying, and has letters about what they watch. */
export function WishesForm({ action, chosen }: { action: FormAction; chosen: WishesView }) {
  const [state, formAction] = useActionState(action, idle, settingsPath)
  return (
    <form className="grid gap-4 border-t border-line pt-6" action={formAction}>
      <h2>Watching and letters</h2>
      <FormNotice state={state} />
      <Tick name="replies" label="Watch each thread in which I reply" state={state} ticked={chosen.replies} />
      <Choice
        name="letters"
        legend="Letters about what you watch"
        hint={
          chosen.hasAddress
            ? 'Letters about your own posts and account are always sent.'
            : 'Your account has no mail address yet, so no letter is sent. You can read letters about your own posts and account among your notifications.'
        }
        problem={problem(state, 'letters')}
        options={LETTERS}
        chosen={typed(state, 'letters', chosen.letters ? 'once' : 'none')}
      />
      <p>
        <button className="btn" type="submit">
          Save
        </button>
      </p>
    </form>
  )
}
