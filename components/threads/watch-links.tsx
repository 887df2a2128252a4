import { Eye } from 'lucide-react'
import type { ThreadView } from '@/lib/threads/views'
import { askHqPath, watchPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** For members the way to watch the thread, for its starter also to ask HQ about it. */
export function WatchLinks({ thread }: { thread: Pick<ThreadView, 'id' | 'starterId'> }) {
  return (
    <Slot when="member">
      <div className="flex flex-wrap gap-2">
        <a className="btn" href={watchPath(thread.id)}>
          <Eye size={16} /> Watch
        </a>
        <Slot when={`name:${thread.starterId}`}>
          <a className="btn" href={askHqPath(thread.id)}>
            Ask HQ
          </a>
        </Slot>
      </div>
    </Slot>
  )
}
