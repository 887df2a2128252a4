import type { ReactNode } from 'react'
import type { ThreadView } from '@/lib/threads/views'
import { Slot } from '../ui/slot'

/** What of a thread decides who is offered a reply. */
export type ReplyFacts = Pick<ThreadView, 'id' | 'boardId' | 'replying' | 'repliableBy'>

/** What only those who may reply are shown. Guests are among them where members may: signing in is part of replying. */
export function ForRepliers({ thread, children }: { thread: ReplyFacts; children: ReactNode }) {
  if (thread.replying !== 'yes') return null
  return thread.repliableBy === 'members' ? children : <Slot when={`moderator:${thread.boardId}`}>{children}</Slot>
}
