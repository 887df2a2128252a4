import type { PostView, ThreadView } from '@/lib/threads/views'
import type { ReplyFacts } from '../threads/for-repliers'
import { Slot } from '../ui/slot'
import { HeldLine } from './held-line'
import { MadeLine } from './made-line'
import { OwnLinksNote } from './own-links-note'
import { PostActions } from './post-actions'
import { PostHead } from './post-head'
import { PostText } from './post-text'
import { QuotedBy } from './quoted-by'
import { Tombstone } from './tombstone'

type PostProps = { post: PostView; thread: ReplyFacts & Pick<ThreadView, 'linkTrust'> }

/** One post: who and when, the text, what moderators did to it, what one may do with it; or the tombstone in its place. */
export function Post({ post, thread }: PostProps) {
  if (post.tombstone?.by === 'waits') return <HeldLine post={post} boardId={thread.boardId} />
  if (post.tombstone) return <Tombstone post={post} tombstone={post.tombstone} boardId={thread.boardId} />
  const kinds = `${post.isOp ? 'post-op' : ''} ${post.voice === 'hq' ? 'post-hq' : ''}`
  return (
    <article className={`post ${kinds}`} id={`post-${post.number}`} aria-label={`Post ${post.number} by ${post.name}`}>
      <PostHead post={post} />
      <PostText post={post} />
      <OwnLinksNote post={post} trust={thread.linkTrust} />
      {post.made.map((line) => (
        <Made key={line.id} line={line} postId={post.id} boardId={thread.boardId} />
      ))}
      <QuotedBy post={post} threadId={thread.id} />
      <PostActions post={post} thread={thread} />
    </article>
  )
}

/** That a post had to be approved says nothing of its words: under it only moderators read of it, and take it back there. */
function Made(props: Parameters<typeof MadeLine>[0]) {
  if (props.line.action !== 'post.approve') return <MadeLine {...props} />
  return (
    <Slot when={`moderator:${props.boardId}`}>
      <MadeLine {...props} />
    </Slot>
  )
}
