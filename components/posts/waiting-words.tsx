'use client'

import { useActionState } from 'react'
import { type FormAction, type FormState, idle, typed } from '@/lib/platform/form-state'
import type { DraftsView } from '@/lib/posts/views'
import { FormNotice } from '../ui/form-notice'
import { DraftLine } from './draft-line'

type WaitingWordsProps = { state: FormState; action: (form: FormData) => void; formKey: string; drafts?: DraftsView }

/** Words that wait where they can be sent no more: to be read and copied, until their writer throws them away. */
export function WaitingWords({ state, action, formKey, drafts }: WaitingWordsProps) {
  const words = typed(state, 'body', drafts?.draft?.body)
  if (words.trim() === '') return null
  return (
    <form className="grid gap-1" action={action}>
      <FormNotice state={state} />
      <DraftLine state={state} drafts={drafts} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="draft" value={drafts?.draft?.at ?? ''} />
      <label className="field-label mb-0" htmlFor="waiting-words">
        What you had written
      </label>
      <textarea className="input input-tall" id="waiting-words" readOnly defaultValue={words} />
      <p className="hint">It can no longer be sent from here. Copy it if you need it elsewhere; it waits here for 30 days.</p>
    </form>
  )
}

type LostWordsProps = { action: FormAction; path: string; formKey: string; drafts: DraftsView }

/** The same on a page whose form is gone. */
export function LostWords({ action, path, ...waiting }: LostWordsProps) {
  const [state, formAction] = useActionState(action, idle, path)
  return <WaitingWords {...waiting} state={state} action={formAction} />
}
