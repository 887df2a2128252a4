import { now } from '@/lib/platform/clock'
import { soonest } from '@/lib/platform/moments'
import { openToAuthor } from './items'
import { petitionToCome } from './policy'
import type { PostRow } from './post-rows'
import type { ThreadRow } from './thread-row'

/** The calm that holds in a thread now: until when, and how many seconds lie between two posts (null: it is for members of standing). */
export function calmOf({ calmUntil, calmSeconds }: Pick<ThreadRow, 'calmUntil' | 'calmSeconds'>): { until: Date; seconds: number | null } | null {
  return calmUntil && calmUntil > now() ? { until: calmUntil, seconds: calmSeconds } : null
}

/** When a thread closes, and with which petition, if it does: the moment of that may not be known yet. */
export function closingOf({ locksAt, petition, petitionClosesAt }: ThreadRow): { at: Date | null; petition: number | null } | null {
  const toCome = petitionToCome({ locksAt, closesWith: petition === null ? null : { number: petition, closesAt: petitionClosesAt } })
  const over = locksAt !== null && locksAt <= now()
  return over || (locksAt === null && toCome === null) ? null : { at: locksAt, petition: toCome }
}

/** The moment at which something on a page of this thread ends: a post is no longer open to its author, a lock, a pin or calm is over. */
export function endOf(thread: ThreadRow, posts: readonly PostRow[]): Date | null {
  const { lockedAt, lockedUntil, locksAt, pinnedUntil, calmUntil } = thread
  const open = posts.map((post) => openToAuthor(post, thread))
  return soonest([lockedAt && lockedUntil, locksAt, pinnedUntil, calmUntil, ...open])
}
