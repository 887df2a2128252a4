import type { PostView } from '@/lib/threads/views'
import { postHistoryPath } from '@/lib/urls'
import { MomentBeside } from '../ui/moment'
import { SafeHtml } from './safe-html'

/** The text of a post, or one sentence where it is gone. */
export function PostText({ post }: { post: PostView }) {
  if (post.removedAt) return <Gone>HQ removed this post.</Gone>
  if (post.withdrawnAt) return <Gone>Withdrawn by its author.</Gone>
  return (
    <>
      <SafeHtml html={post.html} />
      {post.editedAt && (
        <p className="meta mt-2">
          <a className="text-muted" href={postHistoryPath(post.id)}>
            Edited <MomentBeside at={post.editedAt} besides={post.createdAt} />
          </a>
        </p>
      )}
    </>
  )
}

function Gone({ children }: { children: string }) {
  return (
    <p className="pb-3 text-muted italic" data-post-body="">
      {children}
    </p>
  )
}
