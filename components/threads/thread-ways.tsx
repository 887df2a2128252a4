import { ArrowDown, MessageSquare } from 'lucide-react'
import type { ThreadView } from '@/lib/threads/views'
import { postInThreadPath, replyPath } from '@/lib/urls'
import { ForRepliers } from './for-repliers'

/** To the newest post, and to a reply. */
export function ThreadWays({ thread }: { thread: ThreadView }) {
  return (
    <div className="flex flex-wrap gap-2">
      <a className="btn" href={postInThreadPath(thread, thread.lastPostNumber)}>
        <ArrowDown size={16} /> Newest
      </a>
      <ForRepliers thread={thread}>
        <a className="btn" href={replyPath(thread.id)}>
          <MessageSquare size={16} /> Reply
        </a>
      </ForRepliers>
    </div>
  )
}
