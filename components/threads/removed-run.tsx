import type { RemovedRunView } from '@/lib/threads/views'
import { appealPath, modPath } from '@/lib/urls'
import { APPEAL_WORDS } from '../posts/tombstone'
import { Slot } from '../ui/slot'
import { RuleNamed } from './removed-by'

type RemovedRunProps = { run: RemovedRunView; boardId: bigint }

/** Neighbouring posts that HQ removed under one rule, in one line; each of their addresses still leads here. */
export function RemovedRun({ run: { posts, rule }, boardId }: RemovedRunProps) {
  return (
    <section className="post tombstone" aria-label="Removed posts">
      {posts.map(({ id, number }) => (
        <span id={`post-${number}`} key={id} />
      ))}
      <p className="pb-2 text-muted italic">
        {`Posts ${posts[0]?.number}–${posts.at(-1)?.number} removed by HQ`}
        {rule && (
          <>
            : <RuleNamed rule={rule} />
          </>
        )}
        .
      </p>
      <Appeals posts={posts} />
      <Slot when={`moderator:${boardId}`}>
        <details>
          <summary className="cursor-pointer py-2 text-muted">Restore one of these {posts.length} posts</summary>
          <div className="post-acts">
            {posts.map(({ id, number }) => (
              <a href={modPath('restore', 'post', id)} key={id}>
                <span className="sr-only">Restore post </span>#{number}
              </a>
            ))}
          </div>
        </details>
      </Slot>
    </section>
  )
}

/** For each of their authors the way to an appeal against the removal of their own. */
function Appeals({ posts }: Pick<RemovedRunView, 'posts'>) {
  return (
    <div className="post-acts">
      {posts.map(({ id, number, nameId, tombstone }) => {
        if (!tombstone?.entryId) return null
        return (
          <Slot when={`name:${nameId}`} key={id}>
            <a href={appealPath(tombstone.entryId)}>
              #{number} was your post: {APPEAL_WORDS[tombstone.appealed ?? 'open']}
            </a>
          </Slot>
        )
      })}
    </div>
  )
}
