import type { OutOfSightView } from '@/lib/posts/views'
import { withdrawPostPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

/** A member’s own posts in places that they can no longer read, each with the way to withdraw it; nothing where there are none. */
export function OutOfSight({ posts, more }: OutOfSightView) {
  if (posts.length === 0) return null
  return (
    <section className="grid gap-3 border-t border-line pt-6" id="out-of-sight">
      <h2>Your posts in threads that are not open to you any more</h2>
      <p className="hint">A moderator moved or removed these threads. What you wrote there is still yours to withdraw.</p>
      <ul className="rows border-b border-line">
        {posts.map(({ id, createdAt, words }) => (
          <li className="grid-cols-1" key={String(id)}>
            <p className="wrap-anywhere">{words}</p>
            <p className="meta">
              <Moment at={createdAt} /> · <a href={withdrawPostPath(id)}>Withdraw this post</a>
            </p>
          </li>
        ))}
      </ul>
      {more && <p className="hint">There are more; they show here once you have withdrawn some of these.</p>}
    </section>
  )
}
