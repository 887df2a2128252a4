'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { watchPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'

type WatchFormProps = { action: FormAction; threadId: string; watching: boolean; back: { href: string; text: string } | null }

export function WatchForm({ action, threadId, watching, back }: WatchFormProps) {
  const [state, formAction] = useActionState(action, idle, watchPath(threadId))
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="thread" value={threadId} />
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
