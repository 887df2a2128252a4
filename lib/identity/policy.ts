import type { Verdict } from '@/lib/platform/refusal'
import type { MemberViewer, Viewer } from './viewer'

/** Whether the viewer is signed in. */
export function isMember(viewer: Viewer): Verdict {
  return viewer.kind === 'member' ? 'yes' : 'signed_out'
}

/** Whether the viewer keeps order on this board. */
export function canModerate(viewer: Viewer, boardId: bigint): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  return viewer.moderates === 'all' || viewer.moderates.includes(boardId) ? 'yes' : 'not_allowed'
}

/** Whether the viewer is of the staff at all. */
export function isStaff(viewer: Viewer): viewer is MemberViewer {
  return viewer.kind === 'member' && (viewer.moderates === 'all' || viewer.moderates.length > 0)
}

/** A member who may come in: not banned, not suspended. */
export function canSignIn(member: { bannedAt: Date | null; suspendedUntil: Date | null }, now: Date): Verdict {
  if (member.bannedAt) return 'not_allowed'
  return member.suspendedUntil && member.suspendedUntil > now ? 'not_allowed' : 'yes'
}
