'use client'

import { useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { ASK_MAX_LENGTH } from '@/lib/posts/link-schema'
import { askLinkPath } from '@/lib/urls'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'

type AskLinkFormProps = { action: FormAction; postId: string; cancelPath: string }

export function AskLinkForm({ action, postId, cancelPath }: AskLinkFormProps) {
  const [state, formAction] = useActionState(action, idle, askLinkPath(postId))
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="post" value={postId} />
      <TextArea
        name="words"
        label="A word to the moderators"
        hint={`You may leave this empty. Up to ${ASK_MAX_LENGTH} characters; only moderators read it.`}
        problem={problem(state, 'words')}
        defaultValue={typed(state, 'words')}
      />
      <div className="flex flex-wrap gap-2">
        <button className="btn btn-primary" type="submit">
          Ask for it
        </button>
        <a className="btn" href={cancelPath}>
          Back to the post
        </a>
      </div>
    </form>
  )
}
