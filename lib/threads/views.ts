import type { entryLine } from './entry-line'
import type { Showing } from './post-rows'
import type { findThread } from './queries'
import type { findRemovedThread } from './removed'
import type { Tombstone } from './tombstones'
import type { findWatchPage } from './watch'
import type { findWholePost } from './whole-post'

export type ThreadView = NonNullable<Awaited<ReturnType<typeof findThread>>>
export type ThreadItemView = ThreadView['items'][number]
export type PostView = Extract<ThreadItemView, { kind: 'post' }>['post']
export type RemovedRunView = Extract<ThreadItemView, { kind: 'run' }>
export type DepartureView = Extract<ThreadItemView, { kind: 'departure' }>['departure']
export type EntryLineView = ReturnType<typeof entryLine>
export type ShowingView = Showing
export type TombstoneView = Tombstone
export type WatchPageView = NonNullable<Awaited<ReturnType<typeof findWatchPage>>>
export type RemovedThreadView = NonNullable<Awaited<ReturnType<typeof findRemovedThread>>>
export type WholePostView = NonNullable<Awaited<ReturnType<typeof findWholePost>>>
