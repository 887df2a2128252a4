import { canRead } from '@/lib/boards/policy'
import { canModerate, isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { all, type Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/** Whether the viewer may know of what an act is about: a thread on a board that she may not read is answered like one that is missing. */
export function canSee(viewer: Viewer, { thread }: Facts): Verdict {
  return thread && !canRead(sightOf(viewer), thread.board) ? 'not_found' : 'yes'
}

/** Whether the viewer may warn, suspend or ban this member: moderators of all boards, for staff only admins; nobody herself, which she is told. */
export function canSanction(viewer: Viewer, member: { id: bigint; staff: boolean }): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  if (viewer.moderates !== 'all') return 'not_allowed'
  if (viewer.id === member.id) return 'own_matter'
  return viewer.isAdmin || !member.staff ? 'yes' : 'not_allowed'
}

/** The boards that a moderator keeps, as a filter. */
export function boardsOf(viewer: MemberViewer): Prisma.BoardWhereInput {
  return viewer.moderates === 'all' ? {} : { id: { in: [...viewer.moderates] } }
}

/** Is of the staff, saw it as it is, moderates its board: in this order, so that a loser of a race is told so. */
export function mayAct(moderator: MemberViewer, { thread, member }: Facts, seen: () => Verdict): Verdict {
  if (!thread) return all(canSanction(moderator, member), seen())
  return all(isStaff(moderator) ? 'yes' : 'not_allowed', seen(), canModerate(moderator, thread.board.id))
}
