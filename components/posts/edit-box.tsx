'use client'

import { useActionState } from 'react'
import { type FormAction, type FormState, idle, problem, typed } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { POST_MAX_LENGTH } from '@/lib/posts/schema'
import { editPostPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { TextArea } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { EnterSends } from './post-buttons'
import { PresentWording, revisionSeen } from './present-wording'
import { Preview } from './preview'
import { SureQuestion } from './sure-question'
import { WRITING_HINT } from './writing-hint'

type EditBoxProps = {
  action: FormAction
  post: { id: string; thread: string; revision: string; body: string }
  formKey: string
  verdict: Verdict
  backPath: string
}

/** The words of a post, to be changed by their author. */
export function EditBox({ action, post, formKey, verdict, backPath }: EditBoxProps) {
  const [state, formAction] = useActionState(action, idle, editPostPath(post.id))
  if (verdict !== 'yes' && state.status === 'idle') return <Closed verdict={verdict} backPath={backPath} />
  return (
    <form className="reply grid gap-4 pt-4" action={formAction} data-revision={revisionSeen(state, post.revision)}>
      <EnterSends />
      <FormNotice state={state} />
      <SureQuestion state={state} />
      <PresentWording state={state} body={post.body} />
      <Preview state={state} />
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="thread" value={post.thread} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="revision" value={revisionSeen(state, post.revision)} />
      <TextArea
        name="body"
        tall
        label="Your post"
        hint={WRITING_HINT}
        problem={problem(state, 'body')}
        limit={POST_MAX_LENGTH}
        defaultValue={typed(state, 'body', post.body)}
      />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <Buttons state={state} backPath={backPath} />
    </form>
  )
}

function Buttons({ state, backPath }: { state: FormState; backPath: string }) {
  return (
    <div className="flex flex-wrap gap-2" data-form-buttons="">
      <button className="btn btn-primary" type="submit">
        {asksToSignIn(state, 'yes') ? 'Sign in and save' : 'Save changes'}
      </button>
      <button className="btn" type="submit" name="do" value="preview">
        Preview
      </button>
      <a className="btn" href={backPath}>
        Back to the post
      </a>
    </div>
  )
}

function Closed({ verdict, backPath }: { verdict: Verdict; backPath: string }) {
  return (
    <div className="grid gap-4 pt-5">
      <p className="note">{verdict !== 'yes' && <RefusalMessage code={verdict} />}</p>
      <p>
        <a className="btn" href={backPath}>
          Back to the post
        </a>
      </p>
    </div>
  )
}
