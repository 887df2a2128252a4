import type { PostView } from '@/lib/threads/views'
import { postPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { AuthorName } from './author-name'

/** Name, badge, time and number on one line; the number is the post's address for ever. */
export function PostHead({ post }: { post: PostView }) {
  return (
    <header className="post-head">
      <AuthorName name={post.name} voice={post.voice} isOp={post.isOp} />
      <a className="post-when" href={postPath(post.id)}>
        <Moment at={post.createdAt} />
        {` · #${post.number}`}
        {post.wasNumber !== null && post.wasNumber !== post.number && ` (was #${post.wasNumber})`}
      </a>
    </header>
  )
}
