'use client'

import { useActionState } from 'react'
import type { HeldDeskView } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle, problem, typed, typedAll } from '@/lib/platform/form-state'
import { bareThreadPath, heldPostsPath, logAskedPath, modMemberPath, modPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { SafeHtml } from '../posts/safe-html'
import { described, FieldProblem, fieldId } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { Moment } from '../ui/moment'
import { AlsoFields, StandingHint } from './many-form'
import { ReasonFields } from './reason-fields'

const WHY = { newcomer: 'its author has no standing', links: 'a link, and its author has no standing', words: 'a word of the board’s list' }

type HeldPost = HeldDeskView['posts'][number]
type HeldFormProps = Pick<HeldDeskView, 'rules' | 'also' | 'countsUntil'> & { action: FormAction; posts: readonly HeldPost[]; formKey: string }

/** Posts that wait: each with a button that approves it alone, and a tick box for many together; those can also be removed. */
export function HeldForm({ action, posts, rules, also, countsUntil, formKey }: HeldFormProps) {
  const [state, formAction] = useActionState(action, idle, heldPostsPath)
  return (
    <form className="mt-4 grid gap-4" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="kind" value="held" />
      <input type="hidden" name="of" value="desk" />
      <div className="grid min-w-0 grid-cols-1 gap-4" id={fieldId('post')} {...described({ name: 'post', problem: problem(state, 'post') })}>
        <FieldProblem name="post" problem={problem(state, 'post')} />
        {posts.map((post) => (
          <OnePost post={post} state={state} key={post.id} />
        ))}
      </div>
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      {posts.length > 1 && (
        <>
          <button className="btn justify-self-start" type="submit" name="act" value="approve">
            Approve all that are ticked
          </button>
          <details open={state.status !== 'idle' && typed(state, 'act') === 'remove'}>
            <summary className="min-h-(--tap) cursor-pointer py-2">Remove all that are ticked</summary>
            <div className="grid gap-6 pt-3">
              <ReasonFields reasons={rules} state={state} restricting />
              <StandingHint until={countsUntil} />
              <AlsoFields also={also} state={state} />
              <button className="btn justify-self-start" type="submit" name="act" value="remove">
                Remove them
              </button>
            </div>
          </details>
        </>
      )}
    </form>
  )
}

function OnePost({ post, state }: { post: HeldPost; state: FormState }) {
  const { id, number, thread, name, heldFor } = post
  const value = `${id}:${post.revision}`
  return (
    <article className="card grid min-w-0 grid-cols-1 gap-2" id={`post-${id}`} aria-label={`Post ${number} by ${name.name}`}>
      <label className="option p-0">
        <input type="checkbox" name="post" value={value} defaultChecked={typedAll(state, 'post').includes(value)} />
        <span className="min-w-0 wrap-anywhere">
          <b>{thread.heldAt ? `New thread: ${thread.title}` : `${thread.title}, #${number}`}</b>
          <span className="meta block">
            {name.name} in {thread.board.name}, <Moment at={post.createdAt} /> · held: {heldFor && WHY[heldFor]}
          </span>
        </span>
      </label>
      <SafeHtml html={post.html} className="wrap-anywhere" />
      {post.folded && (
        <p className="fold">
          <a className="btn" href={modPath('approve', 'post', id)}>
            Show all <span className="sr-only">of #{number}</span>
          </a>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <button className="btn btn-primary" type="submit" name="only" value={value}>
          Approve
          <span className="sr-only">
            {' '}
            #{number} by {name.name}
          </span>
        </button>
        <a className="btn" href={logAskedPath(modPath('remove', 'post', id), { desk: 'yes' })}>
          Remove
          <span className="sr-only">
            {' '}
            #{number} by {name.name}
          </span>
        </a>
      </div>
      <p className="meta flex flex-wrap gap-x-4">
        {!thread.heldAt && (
          <a className="inline-flex min-h-(--tap) items-center" href={bareThreadPath(thread.id)}>
            Read the thread
          </a>
        )}
        <a className="inline-flex min-h-(--tap) items-center" href={modMemberPath(name.name)}>
          All posts of {name.name}
        </a>
      </p>
    </article>
  )
}
