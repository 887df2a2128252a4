import type { RemovedRunView } from '@/lib/threads/views'
import { HeldWays } from '../posts/held-line'

/** Neighbouring posts that wait for HQ, in one line; each of their addresses leads here. */
export function HeldRun({ run: { posts }, boardId }: { run: RemovedRunView; boardId: bigint }) {
  return (
    <section className="post tombstone" aria-label="Posts that wait">
      {posts.map(({ id, number }) => (
        <span id={`post-${number}`} key={id} />
      ))}
      <p className="text-muted italic">{`Posts ${posts[0]?.number}–${posts.at(-1)?.number} wait for HQ to look at them.`}</p>
      <div className="post-acts">
        {posts.map((post) => (
          <HeldWays post={post} boardId={boardId} key={post.id} />
        ))}
      </div>
    </section>
  )
}
