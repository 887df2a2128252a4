'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { FormNotice } from '../ui/form-notice'

type WatchFormProps = {
  action: FormAction
  what: { name: 'thread' | 'board'; id: string; path: string }
  watching: boolean
  back: { href: string; text: string } | null
}

export function WatchForm({ action, what, watching, back }: WatchFormProps) {
  const [state, formAction] = useActionState(action, idle, what.path)
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name={what.name} value={what.id} />
      <input type="hidden" name="watch" value={watching ? 'no' : 'yes'} />
      <div className="flex flex-wrap gap-2">
        <button className={watching ? 'btn' : 'btn btn-primary'} type="submit">
          {watching ? 'Watch it no longer' : 'Watch'}
        </button>
        {back && (
          <a className="btn" href={back.href}>
            {back.text}
          </a>
        )}
      </div>
    </form>
  )
}
