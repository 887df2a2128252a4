import type { PostView, TombstoneView } from '@/lib/threads/views'
import { appealPath, modPath, postPath } from '@/lib/urls'
import { Day, RuleNamed } from '../threads/removed-by'
import { Moment } from '../ui/moment'
import { Slot } from '../ui/slot'

type TombstoneProps = { post: PostView; tombstone: TombstoneView; boardId: bigint }

/** What stays of a post that is gone: its number, whose deed it was and under which rule. Its author is named to nobody. */
export function Tombstone({ post, tombstone, boardId }: TombstoneProps) {
  return (
    <article className="post tombstone" id={`post-${post.number}`} aria-label={`Post ${post.number}, ${tombstone.by === 'hq' ? 'removed' : 'withdrawn'}`}>
      <header className="post-head">
        <p className="text-muted italic" data-post-body="">
          <WhoseDeed tombstone={tombstone} />
        </p>
        <a className="post-when" href={postPath(post.id)}>
          <Moment at={post.createdAt} /> · #{post.number}
        </a>
      </header>
      <TombstoneActs post={post} tombstone={tombstone} boardId={boardId} />
    </article>
  )
}

function WhoseDeed({ tombstone: { by, at, rule } }: { tombstone: TombstoneView }) {
  if (by !== 'hq') return 'Withdrawn by its author.'
  return (
    <>
      Removed by HQ
      {rule && (
        <>
          : <RuleNamed rule={rule} />
        </>
      )}
      . <Day at={at} />.
    </>
  )
}

/** The text of the link to an appeal against a removal, by what became of one. */
export const APPEAL_WORDS = { open: 'appeal', waits: 'your appeal waits', declined: 'your appeal was declined', too_late: 'read why' } as const

/** The appeal for its author, the way back for moderators. */
function TombstoneActs({ post, tombstone: { by, entryId, appealed }, boardId }: TombstoneProps) {
  if (by !== 'hq') return null
  return (
    <div className="post-acts">
      {entryId !== null && (
        <Slot when={`name:${post.nameId}`}>
          <a href={appealPath(entryId)}>
            This was your post: {APPEAL_WORDS[appealed ?? 'open']} <span className="sr-only">against the removal of post {post.number}</span>
          </a>
        </Slot>
      )}
      <Slot when={`moderator:${boardId}`}>
        <a href={modPath('restore', 'post', post.id)}>
          Restore <span className="sr-only">post {post.number}</span>
        </a>
      </Slot>
    </div>
  )
}
