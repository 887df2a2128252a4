import type { HeldPostView } from '@/lib/posts/views'
import { boardPath, boardsPath, editPostPath, postInThreadPath, withdrawPostPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { SafeHtml } from './safe-html'

/** What an author sees of a post that waits for HQ: that it does, why, its words, and what the author may do meanwhile. */
export function HeldPostPage({ post }: { post: HeldPostView }) {
  const { thread, number } = post
  const place = thread.heldAt ? [] : [{ href: postInThreadPath(thread, number), text: thread.title }]
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: boardsPath, text: 'Boards' }, { href: boardPath(thread.board.slug), text: thread.board.name }, ...place]} />
      <h1>{headOf(post)}</h1>
      {post.reason && (
        <div className="note mt-4 grid gap-2" role="status">
          <p>
            <b>Held: HQ will look at it. Only you and HQ see it until then.</b>
          </p>
          <p>{post.reason.rule}</p>
          <p>You need not do anything. You will be notified once HQ has looked at it.</p>
        </div>
      )}
      {post.heldAt ? <Words post={post} /> : <p className="mt-4">Nobody but you and HQ has seen it.</p>}
      <p className="mt-6 flex flex-wrap gap-2">
        <a className="btn btn-primary" href={place[0]?.href ?? boardPath(thread.board.slug)}>
          Back to {place[0] ? 'the thread' : thread.board.name}
        </a>
        {post.editable && (
          <a className="btn" href={editPostPath(post.id)}>
            Edit
          </a>
        )}
        {post.heldAt && (
          <a className="btn" href={withdrawPostPath(post.id)}>
            Withdraw
          </a>
        )}
      </p>
    </div>
  )
}

function headOf({ heldAt, withdrawnAt }: HeldPostView): string {
  if (heldAt) return 'Your post waits for HQ'
  return withdrawnAt ? 'You withdrew this post' : 'HQ removed this post'
}

function Words({ post: { thread, number, html, createdAt } }: { post: HeldPostView }) {
  return (
    <section className="card mt-4" aria-label="Your post">
      <p className="meta wrap-anywhere">
        <bdi>{thread.title}</bdi> · #{number} · <Moment at={createdAt} />
      </p>
      <SafeHtml html={html} className="mt-2 wrap-anywhere" />
    </section>
  )
}
