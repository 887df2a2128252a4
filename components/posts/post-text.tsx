import type { PostView } from '@/lib/threads/views'
import { postHistoryPath, wholePostPath } from '@/lib/urls'
import { MomentBeside } from '../ui/moment'
import { SafeHtml } from './safe-html'

/** The text of a post, or its beginning with the way to the rest; and when it was edited last. */
export function PostText({ post }: { post: PostView }) {
  return (
    <>
      <SafeHtml html={post.html} />
      {post.foldedLength !== null && (
        <p className="fold">
          <a className="btn" href={wholePostPath(post.id)}>
            Show all <span className="sr-only">of post {post.number}</span>
          </a>{' '}
          <span className="meta">{post.foldedLength.toLocaleString('en-GB')} characters</span>
        </p>
      )}
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
