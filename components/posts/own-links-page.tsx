import type { FormAction } from '@/lib/platform/form-state'
import type { OwnLinksView } from '@/lib/posts/views'
import { askLinkPath, postInThreadPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { Moment } from '../ui/moment'
import { LinkAsTextForm } from './link-as-text-form'
import { PostCrumbs } from './post-crumbs'

type Link = OwnLinksView['links'][number]

/** An author’s own links: how each is shown and why, with the way back where a moderator changed it. */
export function OwnLinksPage({ post, action }: { post: OwnLinksView; action: FormAction }) {
  const place = postInThreadPath(post.thread, post.number)
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={post.thread} number={post.number} />
      <h1>The links of your post #{post.number}</h1>
      {post.links.length === 0 && (
        <EmptyState>
          <p>There is no link in this post.</p>
        </EmptyState>
      )}
      <ul className="mt-4 grid gap-3">
        {post.links.map((link) => (
          <li className="card grid gap-2" key={link.ordinal}>
            <p className="wrap-anywhere">
              <b>{link.host}</b> <span className="block text-[0.95rem] text-muted">{link.address}</span>
            </p>
            <p className="meta">
              {stateOf(link)}
              {link.why === 'removal' && link.removalUntil && (
                <>
                  {' '}
                  until <Moment at={link.removalUntil} />.
                </>
              )}
              {link.decidedAt && (
                <>
                  {' '}
                  <Moment at={link.decidedAt} />
                </>
              )}
            </p>
            {link.canTakeBack && <LinkAsTextForm action={action} postId={String(post.id)} ordinal={link.ordinal} address={link.address} />}
          </li>
        ))}
      </ul>
      <p className="mt-4 flex flex-wrap gap-2">
        {post.links.some(({ why }) => why === 'author') && (
          <a className="btn" href={askLinkPath(post.id)}>
            Ask for a clickable link
          </a>
        )}
        <a className="btn" href={place}>
          Back to the post
        </a>
      </p>
    </div>
  )
}

const REASONS: Record<NonNullable<Link['why']>, string> = {
  host: 'Not shown: links to this host are not shown on this board.',
  author: 'Shown as text: you chose so.',
  destination: 'Shown as text: its destination has changed.',
  board: 'Shown as text: on this board a moderator looks at each link.',
  removal: 'Shown as text until a moderator has looked at it: HQ had removed a post of yours, which counts',
  newcomer: 'Shown as text until a moderator has looked at it.',
}

function stateOf({ why, canTakeBack }: Link): string {
  if (why) return REASONS[why]
  return canTakeBack ? 'Made clickable by a moderator.' : 'Clickable.'
}
