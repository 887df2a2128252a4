import type { WholePostView } from '@/lib/threads/views'
import { postInThreadPath } from '@/lib/urls'
import { Post } from './post'
import { PostCrumbs } from './post-crumbs'

/** A long post in full, on a page of its own. */
export function WholePost({ whole: { post, thread } }: { whole: WholePostView }) {
  const board = { slug: thread.boardSlug, name: thread.boardName }
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={{ ...thread, board }} number={post.number} />
      <h1>
        Post #{post.number} of “{thread.title}”
      </h1>
      <div className="mt-4">
        <Post post={post} thread={thread} />
      </div>
      <p className="mt-4">
        <a className="btn" href={postInThreadPath(thread, post.number)}>
          Back to its place in the thread
        </a>
      </p>
    </div>
  )
}
