import type { Prisma } from '@/prisma/generated/client'
import { type Bound, type Lock, lockHolding, petitionToCome } from './policy'

/** For how many months after an act one can appeal against it. */
const APPEAL_MONTHS = 6

/** What an act was done to, as it is today. */
export type Upon = {
  post: { removedAt: Date | null; withdrawnAt: Date | null; revision: number; revisions: readonly { revision: number; hiddenAt: Date | null }[] } | null
  thread: ThreadNow | null
  /** Where posts went. */
  departures: readonly { to: { mergedIntoId: bigint | null } }[]
  subject: { bannedAt: Date | null; suspendedUntil: Date | null; roles: readonly { kind: string; boardId: bigint | null }[] } | null
}

type ThreadNow = Lock &
  Bound & {
    removedAt: Date | null
    boardId: bigint
    title: string
    activityAt: Date
    calmUntil: Date | null
    duplicateOfId: bigint | null
    mergedIntoId: bigint | null
  }

/** What an act noted for its undo; empty where that was blanked. */
type Detail = Readonly<Record<string, unknown>>

type Appealable = {
  /** What it is called in a sentence about an appeal; acts upon people name nobody. */
  noun: string
  /** Whether what it took is still taken at this moment, by this very act. */
  holds(upon: Upon, detail: Detail, at: Date): boolean
  /** Set: it keeps people from writing in a thread, and does not follow posts into another. */
  binds?: true
}

/**
 * Every act that takes something from somebody, and so can be appealed against by whom it concerns: the author of the post,
 * the starter of the thread, or the member herself. What is not named here takes nothing from anybody.
 */
export const APPEALABLE: Readonly<Record<string, Appealable>> = {
  'thread.move': { noun: 'the move of this thread', holds: ({ thread }, { to }) => to === undefined || String(thread?.boardId) === to },
  'thread.title': { noun: 'the new title of this thread', holds: ({ thread }, { title }) => title === undefined || thread?.title === title },
  'thread.lock': { noun: 'the lock on this thread', holds: isLocked, binds: true },
  // One that opens a lock earlier gives.
  'thread.open': {
    noun: 'the later day on which this thread opens again',
    holds: ({ thread }, { was, is }) => typeof was === 'string' && typeof is === 'string' && was < is && isAt(thread?.lockedUntil, is),
    binds: true,
  },
  'thread.close': {
    noun: 'the closing of this thread',
    holds: isClosing,
    binds: true,
  },
  'thread.calm': { noun: 'what calms this thread', holds: isCalmed, binds: true },
  'thread.duplicate': { noun: 'the lock on this thread, which leads to another', holds: ({ thread }) => thread?.duplicateOfId != null, binds: true },
  'thread.unbump': { noun: 'the place of this thread in the list', holds: ({ thread }, { to }) => isAt(thread?.activityAt, to) },
  'thread.split': { noun: 'the splitting of this thread', holds: ({ departures }) => departures.some(({ to }) => to.mergedIntoId === null) },
  'thread.merge': { noun: 'the merging of this thread into another', holds: ({ thread }) => thread?.mergedIntoId != null },
  'thread.remove': { noun: 'the removal of a thread', holds: ({ thread }, { removedAt }) => isAt(thread?.removedAt, removedAt) },
  'post.edit': {
    noun: 'the edit of this post',
    holds: ({ post }, { revision }) => post?.withdrawnAt === null && (revision === undefined || post.revision === Number(revision) + 1),
  },
  'post.hide': {
    noun: 'the hiding of a wording',
    holds: ({ post }, { number, hiddenAt }) => post?.revisions.some((wording) => wording.revision === number && isAt(wording.hiddenAt, hiddenAt)) ?? false,
  },
  'post.remove': { noun: 'the removal of this post', holds: ({ post }, { removedAt }) => isAt(post?.removedAt, removedAt) },
  'member.warn': { noun: 'a warning', holds: () => true },
  'member.suspend': { noun: 'a suspension', holds: ({ subject }, { until }) => isAt(subject?.suspendedUntil, until) },
  'member.ban': { noun: 'a ban', holds: ({ subject }, { bannedAt }) => isAt(subject?.bannedAt, bannedAt) },
  'role.end': {
    noun: 'the end of a role',
    holds: ({ subject }, { kind, boardId }) => !subject?.roles.some((role) => role.kind === kind && (role.boardId?.toString() ?? null) === boardId),
  },
}

/** What an act is called in a sentence about an appeal. */
export function nounOf({ action }: { action: string }): string {
  return APPEALABLE[action]?.noun ?? 'an act of HQ'
}

export const APPEALABLE_ACTS: readonly string[] = Object.keys(APPEALABLE)

/** Acts that keep people from writing in a thread. */
export const BINDING_ACTS: readonly string[] = APPEALABLE_ACTS.filter((action) => APPEALABLE[action]?.binds)

/** The moment at which the time for an appeal is over: the same day six months later, or the last of a shorter month. */
export function appealableUntil({ createdAt }: { createdAt: Date }): Date {
  const until = new Date(createdAt)
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS)
  if (until.getUTCDate() !== createdAt.getUTCDate()) until.setUTCDate(0)
  return until
}

/** Whether somebody decided on an appeal; one that is settled was merely closed, for nothing was left to decide. */
export function isDecided({ outcome }: { outcome: string | null }): boolean {
  return outcome === 'granted' || outcome === 'declined'
}

/** Whom it concerns, as a filter of entries: those upon her, upon a post of hers, or upon a thread that she started. */
export function concerning(memberId: bigint): Prisma.ModerationEntryWhereInput {
  return { OR: [{ subjectId: memberId }, { post: { name: { memberId } } }, { postId: null, thread: { starter: { memberId } } }] }
}

function isLocked({ thread }: Upon, { lockedAt }: Detail, at: Date): boolean {
  return thread !== null && isAt(lockHolding(thread, at), lockedAt)
}

/** A closing to come, or the lock that it became; one with a petition is the same closing whichever moment the petition has had since. */
function isClosing({ thread }: Upon, { is, closesWith }: Detail): boolean {
  if (!thread) return false
  const toCome = petitionToCome(thread) !== null
  if (closesWith !== undefined) return thread.closesWith?.number === closesWith && (toCome || isAt(thread.lockedAt, thread.closesWith.closesAt?.toISOString()))
  return isAt(thread.locksAt, is) || isAt(thread.lockedAt, is) || (is === undefined && toCome)
}

function isCalmed({ thread }: Upon, { mode, is }: Detail, at: Date): boolean {
  const { lockedAt, calmUntil } = (is ?? {}) as { lockedAt?: string; calmUntil?: string }
  if (mode === 'night') return thread !== null && isAt(lockHolding(thread, at), lockedAt)
  return thread?.calmUntil != null && thread.calmUntil > at && isAt(thread.calmUntil, calmUntil)
}

/** A moment that is set; and where it is known to which one the act set it, that one. */
export function isAt(moment: Date | null | undefined, wanted: unknown): boolean {
  return moment != null && (wanted === undefined || moment.toISOString() === wanted)
}
