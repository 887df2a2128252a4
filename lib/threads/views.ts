import type { entryLine } from './entry-line'
import type { Showing } from './post-rows'
import type { findThread } from './queries'

export type ThreadView = NonNullable<Awaited<ReturnType<typeof findThread>>>
export type ThreadItemView = ThreadView['items'][number]
export type PostView = Extract<ThreadItemView, { kind: 'post' }>['post']
export type DepartureView = Extract<ThreadItemView, { kind: 'departure' }>['departure']
export type EntryLineView = ReturnType<typeof entryLine>
export type ShowingView = Showing
