'use client'

import { useActionState } from 'react'
import { type FormAction, type FormState, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import { replyPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { PostButtons } from './post-buttons'
import { Preview } from './preview'
import type { VoiceChoices } from './voice-choice'
import { VoiceField } from './voice-field'

type ReplyBoxProps = {
  action: FormAction
  threadId: string
  formKey: string
  voice: VoiceChoices
  replying?: Verdict
  quoted?: string
}

/** The box for a reply, in the thread and on the page of its own, to which its refusals lead. */
export function ReplyBox({ action, threadId, formKey, voice, replying = 'yes', quoted = '' }: ReplyBoxProps) {
  const [state, formAction] = useActionState(action, idle, replyPath(threadId))
  if (isClosed(replying) && state.status === 'idle')
    return (
      <p className="note">
        <RefusalMessage code={replying} />
      </p>
    )
  return (
    <form className="reply grid gap-4 pt-4" action={formAction} id="reply">
      <FormNotice state={state} />
      <Preview state={state} />
      <input type="hidden" name="thread" value={threadId} />
      <input type="hidden" name="key" value={formKey} />
      <TextArea
        name="body"
        tall
        label="Your reply"
        hint={`Up to ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters. A line that begins with > is a quotation.`}
        problem={problem(state, 'body')}
        defaultValue={typed(state, 'body', quoted)}
      />
      {asksToSignIn(state, replying) && <SignInFields state={state} />}
      <VoiceField state={state} voice={voice} held={asksToSignIn(state, replying)} />
      <PostButtons send={sendWords(state, replying)} />
    </form>
  )
}

/** A form stays open for whoever need only sign in, and for words that are typed already. */
function isClosed(replying: Verdict): replying is Exclude<Verdict, 'yes' | 'signed_out'> {
  return replying !== 'yes' && replying !== 'signed_out'
}

function sendWords(state: FormState, replying: Verdict): string {
  return asksToSignIn(state, replying) ? 'Sign in and post' : 'Post reply'
}
