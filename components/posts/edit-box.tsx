'use client'

import { type ReactNode, useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import type { DraftsView } from '@/lib/posts/views'
import { editPostPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { DraftLine } from './draft-line'
import { EnterSends, PostButtons } from './post-buttons'
import { PresentWording, revisionSeen } from './present-wording'
import { Preview } from './preview'
import { SureQuestion } from './sure-question'
import { WaitingWords } from './waiting-words'
import { WRITING_HINT } from './writing-hint'

type EditBoxProps = {
  action: FormAction
  post: { id: string; thread: string; revision: string; body: string }
  formKey: string
  verdict: Verdict
  backPath: string
  drafts: DraftsView
}

/** The words of a post, to be changed by their author. */
export function EditBox({ action, post, formKey, verdict, backPath, drafts }: EditBoxProps) {
  const [state, formAction] = useActionState(action, idle, editPostPath(post.id))
  if (verdict !== 'yes' && state.status === 'idle')
    return (
      <Closed verdict={verdict} backPath={backPath}>
        <WaitingWords state={state} action={formAction} formKey={formKey} drafts={drafts} />
      </Closed>
    )
  const signsIn = asksToSignIn(state, 'yes')
  const fresh = state.status === 'idle' && !drafts.draft
  return (
    <form className="reply grid gap-4 pt-4" action={formAction} data-revision={revisionSeen(state, post.revision)} data-fresh={fresh ? '' : undefined}>
      <EnterSends />
      <FormNotice state={state} />
      <SureQuestion state={state} />
      <DraftLine state={state} drafts={drafts} />
      <PresentWording state={state} body={post.body} draft={drafts.draft} revision={post.revision} />
      <Preview state={state} />
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="thread" value={post.thread} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="draft" value={typed(state, 'draft', String(drafts.draft?.at ?? ''))} />
      <input type="hidden" name="revision" value={revisionSeen(state, post.revision)} />
      <TextArea
        name="body"
        tall
        label="Your post"
        hint={WRITING_HINT}
        problem={problem(state, 'body')}
        limit={POST_MAX_LENGTH}
        defaultValue={typed(state, 'body', drafts.draft?.body ?? post.body)}
      />
      {signsIn && <SignInFields state={state} />}
      <PostButtons send={signsIn ? 'Sign in and save' : 'Save changes'} drafts={!signsIn}>
        <a className="btn" href={backPath}>
          Back to the post
        </a>
      </PostButtons>
    </form>
  )
}

function Closed({ verdict, backPath, children }: { verdict: Verdict; backPath: string; children: ReactNode }) {
  return (
    <div className="grid gap-4 pt-5">
      <p className="note">{verdict !== 'yes' && <RefusalMessage code={verdict} />}</p>
      {children}
      <p>
        <a className="btn" href={backPath}>
          Back to the post
        </a>
      </p>
    </div>
  )
}
