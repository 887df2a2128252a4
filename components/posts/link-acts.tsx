import type { PostView } from '@/lib/threads/views'
import { askLinkPath, postLinksPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

type LinkActsProps = { post: PostView; boardId: bigint }

/** What one may do with the links of a post: ask for them, have one's own shown as text again. */
export function LinkActs({ post, boardId }: LinkActsProps) {
  const changed = post.made.some(({ action }) => action === 'post.links')
  return (
    <>
      {post.plainLinks > 0 && <AskLink post={post} boardId={boardId} />}
      {changed && (
        <Slot when={`name:${post.nameId}`}>
          <a href={postLinksPath(post.id)} aria-label={`Your links in post ${post.number}`}>
            Your links
          </a>
        </Slot>
      )}
    </>
  )
}

/** For everyone but those who can do it themselves, and the author, whose links wait for a moderator anyway. */
function AskLink({ post, boardId }: LinkActsProps) {
  const link = (
    <a href={askLinkPath(post.id)} aria-label={`Ask for a clickable link in post ${post.number}`}>
      Ask for a clickable link
    </a>
  )
  return (
    <>
      <Slot when="guest">{link}</Slot>
      <Slot when={`not-moderator:${boardId}`}>
        <Slot when={`not-name:${post.nameId}`}>{link}</Slot>
      </Slot>
    </>
  )
}
