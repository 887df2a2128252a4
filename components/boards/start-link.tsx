import { PenLine } from 'lucide-react'
import type { BoardPageView } from '@/lib/boards/views'
import { newThreadPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** "Start a thread", for those who may here. Guests are among them where members may: signing in is part of it. */
export function StartLink({ board }: { board: Pick<BoardPageView['board'], 'id' | 'slug' | 'startableBy' | 'archivedAt'> }) {
  if (board.archivedAt) return null
  const link = (
    <a className="btn" href={newThreadPath(board.slug)}>
      <PenLine size={16} /> Start a thread
    </a>
  )
  return board.startableBy === 'members' ? link : <Slot when={`moderator:${board.id}`}>{link}</Slot>
}
