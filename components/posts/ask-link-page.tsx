import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/platform/form-state'
import type { AskLinkView } from '@/lib/posts/views'
import { postInThreadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { AskLinkForm } from './ask-link-form'
import { PostCrumbs } from './post-crumbs'

/** The page on which any reader asks the moderators for a clickable link. */
export function AskLinkPage({ post, action }: { post: AskLinkView; action: FormAction }) {
  const place = postInThreadPath(post.thread, post.number)
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={post.thread} number={post.number} />
      <h1>Ask for a clickable link</h1>
      <p className="meta mt-2 mb-4">
        post #{post.number} by {post.name.name} in <cite>{post.thread.title}</cite>
      </p>
      {post.links.length > 0 && (
        <ul className="card mb-4 grid gap-1">
          {post.links.map(({ ordinal, address }) => (
            <li className="wrap-anywhere" key={ordinal}>
              {address}
            </li>
          ))}
        </ul>
      )}
      <Asking post={post} action={action} place={place} />
    </div>
  )
}

function Asking({ post, action, place }: { post: AskLinkView; action: FormAction; place: string }) {
  if (post.links.length === 0)
    return <Said place={place}>{post.own ? 'Your links wait for a moderator as they are.' : 'No link of this post waits for a moderator any more.'}</Said>
  if (!post.asked) return <AskLinkForm action={action} postId={String(post.id)} cancelPath={place} />
  const asked = (
    <Said place={place}>
      {post.signedIn ? 'You asked for this' : 'This has been asked for already'} on <Moment at={post.asked} />. A moderator will look at it. Thank you.
    </Said>
  )
  if (post.signedIn) return asked
  return (
    <div className="grid gap-6">
      {asked}
      <details>
        <summary>Add a word to the moderators</summary>
        <div className="pt-4">
          <AskLinkForm action={action} postId={String(post.id)} cancelPath={place} />
        </div>
      </details>
    </div>
  )
}

function Said({ place, children }: { place: string; children: ReactNode }) {
  return (
    <div className="grid gap-4">
      <p className="note" role="status">
        {children}
      </p>
      <p>
        <a className="btn" href={place}>
          Back to the post
        </a>
      </p>
    </div>
  )
}
