import type { PostView } from '@/lib/threads/views'
import { editPostPath, withdrawPostPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** What its author may do with a post: change its words for a while, withdraw it at any time. */
export function AuthorActs({ post }: { post: PostView }) {
  return (
    <Slot when={`name:${post.nameId}`}>
      {post.editable && (
        <a href={editPostPath(post.id)} aria-label={`Edit post ${post.number}`}>
          Edit
        </a>
      )}
      <a href={withdrawPostPath(post.id)} aria-label={`Withdraw post ${post.number}`}>
        Withdraw
      </a>
    </Slot>
  )
}
