import { MODERATOR_OF_ALL } from '@/lib/platform/marks'
import type { PostView } from '@/lib/threads/views'
import { modMemberPath, modPath, replyPath, splitPath } from '@/lib/urls'
import { ForRepliers, type ReplyFacts } from '../threads/for-repliers'
import { Slot } from '../ui/slot'
import { AuthorActs } from './author-acts'
import { LinkActs } from './link-acts'

type PostActionsProps = { post: PostView; thread: ReplyFacts }

/** The quiet line of what one may do with a post. */
export function PostActions({ post, thread }: PostActionsProps) {
  return (
    <div className="post-acts">
      <ForRepliers thread={thread}>
        <a href={replyPath(thread.id, { number: post.number })} data-quote="" aria-label={`Quote post ${post.number}`}>
          Quote
        </a>
      </ForRepliers>
      <AuthorActs post={post} />
      <LinkActs post={post} boardId={thread.boardId} />
      <ModeratorActs post={post} thread={thread} />
    </div>
  )
}

/** For moderators of its board: what they may do with the post, and at the end of the line with who wrote it. */
function ModeratorActs({ post, thread }: PostActionsProps) {
  return (
    <Slot when={`moderator:${thread.boardId}`}>
      <a href={modPath('edit', 'post', post.id)} aria-label={`Edit as HQ post ${post.number}`}>
        Edit as HQ
      </a>
      <a href={modPath('remove', 'post', post.id)} aria-label={`Remove post ${post.number}`}>
        Remove
      </a>
      {post.number > 1 && (
        <a href={splitPath(thread.id, { from: String(post.number) })} aria-label={`Split off from post ${post.number}`}>
          Split off
        </a>
      )}
      {post.plainLinks > 0 && (
        <a href={modPath('links', 'post', post.id)} aria-label={`Make links clickable in post ${post.number}`}>
          Make links clickable
        </a>
      )}
      <span className="post-acts-author">
        <a href={modMemberPath(post.name)} aria-label={`Author of post ${post.number}`}>
          Author
        </a>
        <Slot when={`not-name:${post.nameId}`}>
          <Sanctions post={post} />
        </Slot>
      </span>
    </Slot>
  )
}

const SANCTIONS = { warn: 'Warn', suspend: 'Suspend', ban: 'Ban' } as const

/** What moderators of all boards can do to who wrote a post, one tap away. */
function Sanctions({ post }: { post: PostView }) {
  return (
    <Slot when={MODERATOR_OF_ALL}>
      {(['warn', 'suspend', 'ban'] as const).map((word) => (
        <a href={modPath(word, 'member', post.name)} aria-label={`${SANCTIONS[word]} the author of post ${post.number}`} key={word}>
          {SANCTIONS[word]}
        </a>
      ))}
    </Slot>
  )
}
