import type { PostView, ThreadView } from '@/lib/threads/views'
import type { ReplyFacts } from '../threads/for-repliers'
import { MadeLine } from './made-line'
import { OwnLinksNote } from './own-links-note'
import { PostActions } from './post-actions'
import { PostHead } from './post-head'
import { PostText } from './post-text'
import { QuotedBy } from './quoted-by'

type PostProps = { post: PostView; thread: ReplyFacts & Pick<ThreadView, 'linkTrust'> }

/** One post: who and when, the text, what moderators did to it, what one may do with it. */
export function Post({ post, thread }: PostProps) {
  const standing = !post.withdrawnAt && !post.removedAt
  const kinds = `${post.isOp ? 'post-op' : ''} ${post.voice === 'hq' ? 'post-hq' : ''}`
  return (
    <article className={`post ${kinds}`} id={`post-${post.number}`}>
      <PostHead post={post} />
      <PostText post={post} />
      {standing && <OwnLinksNote post={post} trust={thread.linkTrust} />}
      {post.made.map((line) => (
        <MadeLine key={line.id} line={line} postId={post.id} boardId={thread.boardId} standing={standing} />
      ))}
      {standing && <QuotedBy post={post} threadId={thread.id} />}
      {standing && <PostActions post={post} thread={thread} />}
    </article>
  )
}
