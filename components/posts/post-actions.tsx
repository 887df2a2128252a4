import type { PostView } from '@/lib/threads/views'
import { modPath, replyPath } from '@/lib/urls'
import { ForRepliers, type ReplyFacts } from '../threads/for-repliers'
import { Slot } from '../ui/slot'

type PostActionsProps = { post: PostView; thread: ReplyFacts }

/** The quiet line of what one may do with a post. */
export function PostActions({ post, thread }: PostActionsProps) {
  return (
    <div className="post-acts">
      <ForRepliers thread={thread}>
        <a href={replyPath(thread.id, post.number)}>
          Quote <span className="sr-only">post {post.number}</span>
        </a>
      </ForRepliers>
      {post.plainLinks > 0 && (
        <Slot when={`moderator:${thread.boardId}`}>
          <a href={modPath('links', 'post', post.id)}>
            Make links clickable <span className="sr-only">in post {post.number}</span>
          </a>
        </Slot>
      )}
    </div>
  )
}
