import type { PostView } from '@/lib/threads/views'
import type { ReplyFacts } from '../threads/for-repliers'
import { Slot } from '../ui/slot'
import { MadeLine } from './made-line'
import { PostActions } from './post-actions'
import { PostHead } from './post-head'
import { PostText } from './post-text'

type PostProps = { post: PostView; thread: ReplyFacts }

/** One post: who and when, the text, what moderators did to it, what one may do with it. */
export function Post({ post, thread }: PostProps) {
  const standing = !post.withdrawnAt && !post.removedAt
  const kinds = `${post.isOp ? 'post-op' : ''} ${post.voice === 'hq' ? 'post-hq' : ''}`
  return (
    <article className={`post ${kinds}`} id={`post-${post.number}`}>
      <PostHead post={post} />
      <PostText post={post} />
      {standing && post.plainLinks > 0 && (
        <Slot when={`name:${post.nameId}`}>
          <p className="note mt-3">Your links show as text until a moderator has looked at them.</p>
        </Slot>
      )}
      {post.made.map((line) => (
        <MadeLine key={line.id} line={line} postId={post.id} boardId={thread.boardId} />
      ))}
      {standing && <PostActions post={post} thread={thread} />}
    </article>
  )
}
