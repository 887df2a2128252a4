import type { Tx } from '@/lib/platform/db'
import { HELD } from '@/lib/threads/entry-line'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/** What of an entry and of what it was about says whether its restriction still holds. */
export const RESTRICTION = {
  id: true,
  action: true,
  until: true,
  undoneBy: { select: { id: true } },
  kept: { select: { detail: true, blankedById: true } },
  post: { select: { removedAt: true, heldAt: true } },
  thread: { select: { removedAt: true, boardId: true } },
  subject: { select: { bannedAt: true, suspendedUntil: true } },
} as const satisfies Prisma.ModerationEntrySelect

export type RestrictionRow = Prisma.ModerationEntryGetPayload<{ select: typeof RESTRICTION }>
type Upon = Pick<RestrictionRow, 'post' | 'thread' | 'subject'>
type Detail = Readonly<Record<string, unknown>>

/** For each act that can restrict somebody: whether what it took is still taken, by this very act. */
export const STILL_TAKEN: Readonly<Record<string, (upon: Upon, detail: Detail) => boolean>> = {
  [HELD]: ({ post }, { heldAt }) => isAt(post?.heldAt, heldAt),
  'post.remove': ({ post }, { removedAt }) => isAt(post?.removedAt, removedAt),
  'thread.remove': ({ thread }, { removedAt }) => isAt(thread?.removedAt, removedAt),
  'thread.move': ({ thread }, { to }) => to === undefined || String(thread?.boardId) === to,
  'member.warn': () => true,
  'member.suspend': ({ subject }, { until }) => isAt(subject?.suspendedUntil, until),
  'member.ban': ({ subject }, { bannedAt }) => isAt(subject?.bannedAt, bannedAt),
}

/** Whether a restriction still holds: neither undone nor lifted in another way, and not yet over by itself. */
export function stillHolds({ action, until, undoneBy, kept, ...upon }: RestrictionRow, at: Date): boolean {
  if (undoneBy || (until && until <= at)) return false
  const detail = kept && kept.blankedById === null ? (kept.detail as Detail) : {}
  return STILL_TAKEN[action]?.(upon, detail) ?? true
}

/** The restrictions upon a post, a thread or a member that hold at this moment. */
export async function listRestrictions(tx: Tx, facts: Facts, at: Date): Promise<bigint[]> {
  const rows = await tx.moderationEntry.findMany({ where: { ...uponSame(facts), rule: { not: null }, undoesId: null }, select: RESTRICTION })
  return rows.filter((row) => stillHolds(row, at)).map(({ id }) => id)
}

/** Entries about the same post, thread or member; none where an act was upon the house, which restricts nobody. */
export function uponSame({ thread, post, member, house }: Facts): Prisma.ModerationEntryWhereInput {
  if (house) return { id: { in: [] } }
  if (member) return { subjectId: member.id }
  return post ? { postId: post.id } : { threadId: thread?.id ?? 0n, postId: null }
}

/** A moment that is set; and where it is known to which one the act set it, that one. */
function isAt(moment: Date | null | undefined, wanted: unknown): boolean {
  return moment != null && (wanted === undefined || moment.toISOString() === wanted)
}
