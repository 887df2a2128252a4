'use client'

import { useActionState } from 'react'
import { type FormAction, type FormState, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import type { DraftsView } from '@/lib/posts/views'
import { TITLE_MAX_LENGTH } from '@/lib/threads/schema'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { DraftLine } from '../posts/draft-line'
import { EnterSends, PostButtons } from '../posts/post-buttons'
import { Preview } from '../posts/preview'
import { SureQuestion } from '../posts/sure-question'
import type { VoiceChoices } from '../posts/voice-choice'
import { VoiceField } from '../posts/voice-field'
import { WaitingWords } from '../posts/waiting-words'
import { WRITING_HINT } from '../posts/writing-hint'
import { TextArea, TextField } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { MomentField } from '../ui/moment-field'
import { RefusalMessage } from '../ui/refusal-message'

type NewThreadFormProps = {
  action: FormAction
  boardId: string
  boardPath: string
  path: string
  formKey: string
  voice: VoiceChoices
  /** Whether its author may set when it opens for replies: a moderator of the board may. */
  mayPrepare: boolean
  starting: Verdict
  drafts: DraftsView
}

/** Title and opening post. */
export function NewThreadForm({ action, boardId, boardPath, path, formKey, voice, mayPrepare, starting, drafts }: NewThreadFormProps) {
  const [state, formAction] = useActionState(action, idle, path)
  if (starting !== 'yes' && starting !== 'signed_out' && state.status === 'idle')
    return (
      <div className="mt-4 grid gap-4">
        <p className="note">
          <RefusalMessage code={starting} /> <a href={boardPath}>Back to the board</a>
        </p>
        <WaitingWords state={state} action={formAction} formKey={formKey} drafts={drafts} />
      </div>
    )
  const asks = asksToSignIn(state, starting)
  return (
    <form className="grid gap-5 pt-5" action={formAction}>
      <EnterSends />
      <FormNotice state={state} />
      <SureQuestion state={state} />
      <DraftLine state={state} drafts={drafts} />
      <Preview state={state} />
      <input type="hidden" name="board" value={boardId} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="draft" value={typed(state, 'draft', String(drafts.draft?.at ?? ''))} />
      <TextField
        name="title"
        label="Title"
        hint={`Say what it is about, in up to ${TITLE_MAX_LENGTH} characters.`}
        problem={problem(state, 'title')}
        defaultValue={typed(state, 'title', drafts.draft?.title)}
      />
      <TextArea
        name="body"
        label="Your post"
        hint={WRITING_HINT}
        problem={problem(state, 'body')}
        defaultValue={typed(state, 'body', drafts.draft?.body)}
        limit={POST_MAX_LENGTH}
        tall
      />
      {asks && <SignInFields state={state} />}
      <VoiceField state={state} voice={voice} held={asks} />
      {mayPrepare && <OpensField state={state} />}
      <PostButtons send={asks ? 'Sign in and start thread' : 'Start thread'} drafts={!asks} />
    </form>
  )
}

/** When a thread that staff prepare opens for replies; left empty, at once. */
function OpensField({ state }: { state: FormState }) {
  return (
    <details open={typed(state, 'opens') !== '' || problem(state, 'opens') !== undefined}>
      <summary className="min-h-(--tap) content-center">Let it open for replies later</summary>
      <div className="mt-2">
        <MomentField
          name="opens"
          label="Open for replies on this day"
          hint="Until then it can be read and is locked. Empty: at once. British time."
          hour="08:00"
          state={state}
        />
      </div>
    </details>
  )
}
