import type { PostView } from '@/lib/threads/views'
import { Moment } from '../ui/moment'

/** Before the first of the posts that came from another thread: which thread, which number, when. */
export function CameFrom({ post: { cameFrom, wasNumber, createdAt } }: { post: PostView }) {
  if (!cameFrom || wasNumber === null) return null
  return (
    <p className="notice">
      <span>
        From <Whence from={cameFrom} />: #{wasNumber}, <Moment at={createdAt} />
      </span>
    </p>
  )
}

function Whence({ from: { title, href } }: { from: NonNullable<PostView['cameFrom']> }) {
  if (!title) return 'another thread'
  return href ? <a href={href}>“{title}”</a> : `“${title}”`
}
