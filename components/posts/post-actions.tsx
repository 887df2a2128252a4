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
      </Slot>
      <LinkActs post={post} boardId={thread.boardId} />
      <AboutAuthor post={post} boardId={thread.boardId} />
    </div>
  )
}

const SANCTIONS = { warn: 'Warn', suspend: 'Suspend', ban: 'Ban' } as const

/** For moderators, at the end of the line: who wrote it, and for those of all boards what can be done to her, one tap away. */
function AboutAuthor({ post, boardId }: { post: PostView; boardId: bigint }) {
  return (
    <Slot when={`moderator:${boardId}`}>
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

function Sanctions({ post }: { post: PostView }) {
  return (
    <Slot when={MODERATOR_OF_ALL}>
      {(['warn', 'suspend', 'ban'] as const).map((word) => (
        <a href={modPath(word, 'member', encodeURIComponent(post.name))} aria-label={`${SANCTIONS[word]} the author of post ${post.number}`} key={word}>
          {SANCTIONS[word]}
        </a>
      ))}
    </Slot>
  )
}
