import type { PostView } from '@/lib/threads/views'
import { editPostPath, withdrawPostPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** What its author may do with a post: change its words for a while, withdraw it at any time. */
export function AuthorActs({ post }: { post: PostView }) {
  return (
    <Slot when={`name:${post.nameId}`}>
      {post.editable && (
        <a href={editPostPath(post.id)}>
          Edit <span className="sr-only">post {post.number}</span>
        </a>
      )}
      <a href={withdrawPostPath(post.id)}>
        Withdraw <span className="sr-only">post {post.number}</span>
      </a>
    </Slot>
  )
}
