import { takesWords, visibleBoards } from '@/lib/boards/policy'
import { canModerate, isMember } from '@/lib/identity/policy'
import type { Sight, Viewer } from '@/lib/identity/viewer'
import { all, type Verdict } from '@/lib/platform/refusal'
import type { Prisma, Writers } from '@/prisma/generated/client'

/** A thread that HQ has calmed until then: replies are slowed by so many seconds, or for members of standing alone. */
export type Calm = { calmUntil: Date | null; calmSeconds: number | null; calmStanding: boolean }

type ThreadFacts = { lockedAt: Date | null; lastNumber: number; board: { id: bigint; repliableBy: Writers; lengthCap: number; archivedAt: Date | null } }

/** Which threads exist for the reader, as a filter. */
export function visibleThreads(sight: Sight): Prisma.ThreadWhereInput {
  return { removedAt: null, board: visibleBoards(sight) }
}

/** Threads that can be read, or that lead to one that can: they were merged into it. */
export function reachableThreads(sight: Sight): Prisma.ThreadWhereInput {
  return { OR: [visibleThreads(sight), { mergedInto: visibleThreads(sight) }] }
}

/** Whether this thread takes replies from anyone at all: what a document may say. */
export function takesReplies({ lockedAt, lastNumber, board }: ThreadFacts): Verdict {
  return all(takesWords(board), lockedAt ? 'thread_locked' : 'yes', lastNumber >= board.lengthCap ? 'thread_full' : 'yes')
}

/** Whether this viewer may reply in this thread. */
export function canReply(viewer: Viewer, thread: ThreadFacts): Verdict {
  const writer = thread.board.repliableBy === 'staff' ? canModerate(viewer, thread.board.id) : isMember(viewer)
  return all(takesReplies(thread), writer)
}

/** What a thread knows of its lock: since when, until when, and from when on it is to be locked by itself. */
export type Lock = { lockedAt: Date | null; lockedUntil: Date | null; locksAt: Date | null }

/** Since when a lock holds at this moment; one with an end ends by itself, and one to come begins by itself. */
export function lockHolding({ lockedAt, lockedUntil, locksAt }: Lock, at: Date): Date | null {
  const holding = lockedUntil && lockedUntil <= at ? null : lockedAt
  return holding ?? (locksAt && locksAt <= at ? locksAt : null)
}

/** When the lock that holds at this moment ends by itself; null where it does not. */
export function endToCome({ lockedUntil }: Pick<Lock, 'lockedUntil'>, at: Date): Date | null {
  return lockedUntil && lockedUntil > at ? lockedUntil : null
}

/** The petition with which a thread closes or has closed, as its row and that of the petition tell. */
export type Bound = { locksAt: Date | null; closesWith: { number: number; closesAt: Date | null } | null }

/** The number of the petition with which a thread is still to close: its moment is set, or nobody knows it yet. */
export function petitionToCome({ locksAt, closesWith }: Bound): number | null {
  return closesWith && (locksAt || !closesWith.closesAt) ? closesWith.number : null
}

/** Whether a calmed thread takes this post now: of a member who lacks standing for this reason (null: none), whose last post in it was then. */
export function allowsWhileCalm(
  { calmUntil, calmSeconds, calmStanding }: Calm,
  author: { lacks: 'removal' | 'week' | 'posts' | null; lastPostAt: Date | null },
  at: Date,
): Verdict {
  if (!calmUntil || calmUntil <= at) return 'yes'
  if (calmStanding && author.lacks) return author.lacks === 'removal' ? 'thread_after_removal' : 'thread_for_standing'
  const until = slowUntil({ calmUntil, calmSeconds }, author.lastPostAt)
  return until && until > at ? 'thread_slow' : 'yes'
}

/** Until when a slowed thread takes no more from a member who posted in it last at that moment; null where the member need not wait. */
export function slowUntil({ calmUntil, calmSeconds }: Omit<Calm, 'calmStanding'>, lastPostAt: Date | null): Date | null {
  if (!calmUntil || calmSeconds === null || !lastPostAt) return null
  return new Date(Math.min(calmUntil.getTime(), lastPostAt.getTime() + calmSeconds * 1000))
}

/** Whether this viewer may speak as HQ on this board. */
export function canSpeakAsHq(viewer: Viewer, board: { id: bigint }): Verdict {
  return canModerate(viewer, board.id)
}

/** The moment at which the author’s time for editing a post is over. */
export function editableUntil({ createdAt }: { createdAt: Date }, board: { editMinutes: number }): Date {
  return new Date(createdAt.getTime() + board.editMinutes * 60_000)
}
