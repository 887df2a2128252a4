'use client'

import { useActionState } from 'react'
import { REQUEST_MAX_LENGTH, REQUESTED } from '@/lib/moderation/requests/request-schema'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { askHqPath } from '@/lib/urls'
import { Choice } from '../ui/choice'
import { Select } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { SendOrBack } from '../ui/send-or-back'
import { WordsToHq } from '../ui/words-to-hq'

type AskHqFormProps = { action: FormAction; threadId: string; boards: readonly { slug: string; name: string }[]; backPath: string }

export function AskHqForm({ action, threadId, boards, backPath }: AskHqFormProps) {
  const [state, formAction] = useActionState(action, idle, askHqPath(threadId))
  return (
    <form className="grid gap-6" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="thread" value={threadId} />
      <Choice
        name="what"
        legend="What do you ask for?"
        problem={problem(state, 'what')}
        options={Object.entries(REQUESTED).map(([value, label]) => ({ value, label }))}
        chosen={typed(state, 'what')}
      />
      <Select
        name="to"
        label="For a move: to which board?"
        problem={problem(state, 'to')}
        defaultValue={typed(state, 'to')}
        empty="No move"
        options={boards.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <WordsToHq state={state} about="The new title, or why." most={REQUEST_MAX_LENGTH} />
      <SendOrBack send="Ask HQ" back={{ href: backPath, text: 'Back to the thread' }} />
    </form>
  )
}
