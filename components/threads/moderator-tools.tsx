import { CornerUpRight, Ellipsis, Lock, LockOpen, Pin, PinOff, Trash2 } from 'lucide-react'
import type { ThreadView } from '@/lib/threads/views'
import { modPath, modThreadPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** What a moderator of this board may do with the thread. */
export function ModeratorTools({ thread }: { thread: ThreadView }) {
  return (
    <Slot when={`moderator:${thread.boardId}`}>
      <nav className="flex flex-wrap gap-2" aria-label="Moderation of this thread">
        <a className="btn" href={modPath('move', 'thread', thread.id)}>
          <CornerUpRight size={16} /> Move
        </a>
        {thread.lockedAt ? (
          <a className="btn" href={modPath('unlock', 'thread', thread.id)}>
            <LockOpen size={16} /> Unlock
          </a>
        ) : (
          <a className="btn" href={modPath('lock', 'thread', thread.id)}>
            <Lock size={16} /> Lock
          </a>
        )}
        {thread.pinnedAt ? (
          <a className="btn" href={modPath('unpin', 'thread', thread.id)}>
            <PinOff size={16} /> Unpin
          </a>
        ) : (
          <a className="btn" href={modPath('pin', 'thread', thread.id)}>
            <Pin size={16} /> Pin
          </a>
        )}
        <a className="btn" href={modPath('remove', 'thread', thread.id)}>
          <Trash2 size={16} /> Remove
        </a>
        <a className="btn" href={modThreadPath(thread.id)}>
          <Ellipsis size={16} /> More
        </a>
      </nav>
    </Slot>
  )
}
