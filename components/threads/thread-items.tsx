'use client' // nothing of it runs in a browser: the rendering carries a thread's posts as data instead of as elements, for less than half the work
import type { RemovedRunView, ThreadItemView, ThreadView } from '@/lib/threads/views'
import { threadPath } from '@/lib/urls'
import { CameFrom } from '../posts/came-from'
import { Post } from '../posts/post'
import { EmptyState } from '../ui/empty-state'
import { DepartureLine } from './departure-line'
import { HeldRun } from './held-run'
import { Notice } from './notice'
import { RemovedRun } from './removed-run'

/** Posts, notices and the lines that tell of posts that left, in the order in which they happened. */
export function ThreadItems({ thread }: { thread: ThreadView }) {
  if (thread.items.length === 0) return <NoPosts thread={thread} />
  return thread.items.map((item) => <Item item={item} thread={thread} key={keyOf(item)} />)
}

function Item({ item, thread }: { item: ThreadItemView; thread: ThreadView }) {
  if (item.kind === 'notice') return <Notice line={item.notice} />
  if (item.kind === 'departure') return <DepartureLine departure={item.departure} />
  if (item.kind === 'run') return <Run run={item} thread={thread} />
  return (
    <>
      <CameFrom post={item.post} />
      <Post post={item.post} thread={thread} />
    </>
  )
}

function Run({ run, thread }: { run: RemovedRunView; thread: ThreadView }) {
  const [first] = run.posts
  return (
    <>
      {first && <CameFrom post={first} />}
      {run.by === 'waits' ? <HeldRun run={run} boardId={thread.boardId} /> : <RemovedRun run={run} boardId={thread.boardId} />}
    </>
  )
}

function keyOf(item: ThreadItemView): string {
  if (item.kind === 'departure') return `departure-${item.departure.id}`
  if (item.kind === 'run') return `run-${item.posts[0]?.id}`
  return item.kind === 'post' ? `post-${item.post.id}` : `notice-${item.notice.id}`
}

function NoPosts({ thread }: { thread: ThreadView }) {
  const whose = thread.showing.kind === 'by' && thread.showing.by === 'hq' ? 'HQ has not posted in this thread.' : 'There are no more posts here.'
  return (
    <EmptyState>
      <p>{whose}</p>
      <p>
        <a href={threadPath(thread)}>Show all posts</a>
      </p>
    </EmptyState>
  )
}
