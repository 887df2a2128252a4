'use client'

import { useActionState } from 'react'
import { type FormAction, idle } from '@/lib/platform/form-state'
import { ASK_MAX_LENGTH } from '@/lib/posts/link-schema'
import { askLinkPath } from '@/lib/urls'
import { FormNotice } from '../ui/form-notice'
import { SendOrBack } from '../ui/send-or-back'
import { WordsToHq } from '../ui/words-to-hq'

type AskLinkFormProps = { action: FormAction; postId: string; cancelPath: string }

export function AskLinkForm({ action, postId, cancelPath }: AskLinkFormProps) {
  const [state, formAction] = useActionState(action, idle, askLinkPath(postId))
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="post" value={postId} />
      <WordsToHq state={state} about="You may leave this empty." most={ASK_MAX_LENGTH} />
      <SendOrBack send="Ask for it" back={{ href: cancelPath, text: 'Back to the post' }} />
    </form>
  )
}
