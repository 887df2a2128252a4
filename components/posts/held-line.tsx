import type { PostView } from '@/lib/threads/views'
import { heldPostPath, modPath, postPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { Slot } from '../ui/slot'

type HeldPost = Pick<PostView, 'id' | 'number' | 'nameId' | 'createdAt'>

/** What everyone sees of a post that waits: its number, and that HQ will look at it. Its author is named to nobody. */
export function HeldLine({ post, boardId }: { post: HeldPost; boardId: bigint }) {
  return (
    <article className="post tombstone" id={`post-${post.number}`} aria-label={`Post ${post.number}, waiting for HQ`}>
      <header className="post-head">
        <p className="text-muted italic" data-post-body="">
          Waits for HQ to look at it.
        </p>
        <a className="post-when" href={postPath(post.id)}>
          <Moment at={post.createdAt} /> · #{post.number}
        </a>
      </header>
      <div className="post-acts">
        <HeldWays post={post} boardId={boardId} />
      </div>
    </article>
  )
}

/** For its author a link to the post, for moderators the acts. */
export function HeldWays({ post: { id, number, nameId }, boardId }: { post: HeldPost; boardId: bigint }) {
  return (
    <>
      <Slot when={`name:${nameId}`}>
        <a href={heldPostPath(id)}>#{number} is your post: read it</a>
      </Slot>
      <Slot when={`moderator:${boardId}`}>
        <a href={modPath('approve', 'post', id)}>
          Look at #{number}
          <span className="sr-only"> and approve it</span>
        </a>
        <a href={modPath('remove', 'post', id)}>Remove #{number}</a>
      </Slot>
    </>
  )
}
