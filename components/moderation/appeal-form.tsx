'use client'

import { useActionState } from 'react'
import { APPEAL_MAX_LENGTH } from '@/lib/moderation/appeals/appeal-schema'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { appealPath } from '@/lib/urls'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'

export function AppealForm({ action, entryId, letter }: { action: FormAction; entryId: string; letter?: string }) {
  const [state, formAction] = useActionState(action, idle, appealPath(entryId, letter))
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="entry" value={entryId} />
      {letter && <input type="hidden" name="letter" value={letter} />}
      <TextArea
        name="words"
        label="Why you see it otherwise"
        hint={`Up to ${APPEAL_MAX_LENGTH.toLocaleString('en-GB')} characters. Only moderators read it. You can appeal once.`}
        problem={problem(state, 'words')}
        limit={APPEAL_MAX_LENGTH}
        tall
        defaultValue={typed(state, 'words')}
      />
      <div>
        <button className="btn btn-primary" type="submit">
          Send the appeal
        </button>
      </div>
    </form>
  )
}
