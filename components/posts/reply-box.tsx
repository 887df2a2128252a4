'use client'

import { useActionState } from 'react'
import { type FormAction, type FormState, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import type { DraftsView } from '@/lib/posts/views'
import { replyPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { DraftLine } from './draft-line'
import { EnterSends, PostButtons } from './post-buttons'
import { Preview } from './preview'
import { SureQuestion } from './sure-question'
import type { VoiceChoices } from './voice-choice'
import { VoiceField } from './voice-field'
import { WaitingWords } from './waiting-words'
import { WRITING_HINT } from './writing-hint'

type ReplyBoxProps = {
  action: FormAction
  threadId: string
  formKey: string
  voice: VoiceChoices
  replying?: Verdict
  /** On the page of its own: what it begins with, the draft in it, and the way to quote more. */
  begins?: string
  drafts?: DraftsView
  wholeQuote?: string | null
}

/** The box for a reply, in the thread and on the page of its own, to which its refusals lead. */
export function ReplyBox({ action, threadId, formKey, voice, replying = 'yes', begins = '', drafts, wholeQuote }: ReplyBoxProps) {
  const [state, formAction] = useActionState(action, idle, replyPath(threadId))
  if (isClosed(replying) && state.status === 'idle')
    return (
      <div className="grid gap-4 pt-4">
        <p className="note">
          <RefusalMessage code={replying} />
        </p>
        <WaitingWords state={state} action={formAction} formKey={formKey} drafts={drafts} />
      </div>
    )
  return (
    <form className="reply grid gap-4 pt-4" action={formAction} id="reply">
      <EnterSends />
      <FormNotice state={state} />
      <SureQuestion state={state} />
      <DraftLine state={state} drafts={drafts} />
      <Preview state={state} />
      <input type="hidden" name="thread" value={threadId} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="draft" value={typed(state, 'draft', String(drafts?.draft?.at ?? ''))} />
      {wholeQuote && state.status === 'idle' && (
        <a className="nav-link text-link" href={wholeQuote} data-whole-quote="">
          Quote the whole post
        </a>
      )}
      <TextArea
        name="body"
        tall
        label="Your reply"
        hint={WRITING_HINT}
        problem={problem(state, 'body')}
        limit={POST_MAX_LENGTH}
        defaultValue={typed(state, 'body', begins)}
      />
      {asksToSignIn(state, replying) && <SignInFields state={state} />}
      <VoiceField state={state} voice={voice} held={asksToSignIn(state, replying)} />
      <PostButtons send={sendWords(state, replying)} drafts={!asksToSignIn(state, replying)} />
      {!drafts && (
        <p className="hint">
          If you saved a draft, it waits on <a href={replyPath(threadId)}>the page for your reply</a>.
        </p>
      )}
    </form>
  )
}

/** A form stays open for those who need only sign in, and for words that are typed already. */
function isClosed(replying: Verdict): replying is Exclude<Verdict, 'yes' | 'signed_out'> {
  return replying !== 'yes' && replying !== 'signed_out'
}

function sendWords(state: FormState, replying: Verdict): string {
  return asksToSignIn(state, replying) ? 'Sign in and post' : 'Post reply'
}
