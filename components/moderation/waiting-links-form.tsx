'use client'

import { useActionState } from 'react'
import type { WaitingLinksView } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle, problem, typedAll } from '@/lib/platform/form-state'
import { postInThreadPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { described, FieldProblem, fieldId } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { FollowButton } from './follow-button'
import { LinkWay } from './link-way'
import { ReasonFields } from './reason-fields'

type WaitingLinksFormProps = { action: FormAction; pile: WaitingLinksView; formKey: string }

/** Posts with tick boxes, one reason; each post becomes an entry of its own. */
export function WaitingLinksForm({ action, pile, formKey }: WaitingLinksFormProps) {
  const [state, formAction] = useActionState(action, idle, pile.path)
  return (
    <form className="mt-4 grid gap-6" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="kind" value={pile.pile.kind} />
      <input type="hidden" name="of" value={pile.pile.of} />
      <fieldset className="grid min-w-0 grid-cols-1 gap-3" id={fieldId('post')} {...described({ name: 'post', problem: problem(state, 'post') })}>
        <legend className="field-label">Which posts?</legend>
        <p className="hint">Tick those whose links you have looked at. Each post has its own entry in the log.</p>
        <FieldProblem name="post" problem={problem(state, 'post')} />
        {pile.posts.map((post) => (
          <WaitingChoice post={post} state={state} key={post.id} />
        ))}
      </fieldset>
      <FollowButton canFollow={pile.canFollow} what="Follow the links of ticked posts" />
      <ReasonFields reasons={pile.reasons} state={state} />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn btn-primary justify-self-start" type="submit">
        Make their links clickable
      </button>
    </form>
  )
}

function WaitingChoice({ post, state }: { post: WaitingLinksView['posts'][number]; state: FormState }) {
  const value = `${post.id}:${post.revision}`
  return (
    <div className="card grid gap-2">
      <label className="option p-0">
        <input type="checkbox" name="post" value={value} defaultChecked={typedAll(state, 'post').includes(value)} />
        <span className="min-w-0 wrap-anywhere">
          <b>
            <bdi>{post.thread.title}</bdi>, #{post.number}
          </b>{' '}
          by {post.name.name}
          {post.links.map(({ ordinal, address, chain, followed }) => (
            <span className="block wrap-anywhere text-[0.95rem]" key={ordinal}>
              {address}
              <LinkWay chain={chain} followed={followed} />
            </span>
          ))}
        </span>
      </label>
      <p className="meta">
        <a href={postInThreadPath(post.thread, post.number)}>Read the post</a>
      </p>
    </div>
  )
}
