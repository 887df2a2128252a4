import type { PostView } from '@/lib/threads/views'
import { postHistoryPath } from '@/lib/urls'
import { MomentBeside } from '../ui/moment'
import { SafeHtml } from './safe-html'

/** The text of a post, and when it was edited last. */
export function PostText({ post }: { post: PostView }) {
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
