import { dayText } from '@/lib/text/moment-text'
import type { EntryLineView } from '@/lib/threads/views'
import { Moment } from '../ui/moment'

/** When it was done: the day alone for what HQ did to posts and people, so that nobody is found out by the hour. */
export function EntryMoment({ line: { createdAt, dayOnly } }: { line: Pick<EntryLineView, 'createdAt' | 'dayOnly'> }) {
  if (!dayOnly) return <Moment at={createdAt} />
  const day = createdAt.toISOString().slice(0, 10)
  return <time dateTime={day}>{dayText(createdAt)}</time>
}

/** Since when an earlier act concerns this post: it moved, or it was found out where its links lead. */
export function SinceHere({ line: { since } }: { line: Pick<EntryLineView, 'since'> }) {
  if (!since) return null
  return (
    <>
      {' '}
      · for this post since <Moment at={since} />
    </>
  )
}
