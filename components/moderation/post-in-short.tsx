import type { PostInShort as Post } from '@/lib/moderation/views'
import { counted } from '@/lib/text/counted'
import { Moment } from '../ui/moment'

/** A post in a list to choose from: its number, who, when, what state it is in, and how it begins. */
export function PostInShort({ post, inThread = false }: { post: Post; inThread?: boolean }) {
  return (
    <span className="min-w-0 wrap-anywhere">
      <b>
        {inThread && `${post.thread.title}, `}#{post.number}
      </b>{' '}
      by {post.name.name}, <Moment at={post.createdAt} />
      {stateOf(post)}
      <span className="hint block">{post.excerpt}</span>
    </span>
  )
}

function stateOf({ withdrawnAt, removedAt, heldAt, waits }: Post): string {
  if (heldAt) return ' · waits for HQ'
  if (withdrawnAt) return ' · withdrawn by its author'
  if (removedAt) return ' · removed'
  return waits > 0 ? ` · ${counted(waits, 'link waits', 'links wait')}` : ''
}
