import { canRead } from '@/lib/boards/policy'
import { canModerate, isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import type { Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/** Whether the viewer may know of what an act is about: a thread on a board that she may not read, or that is held on one she does not keep, is answered like one that is missing. */
export function canSee(viewer: Viewer, { thread }: Facts): Verdict {
  if (!thread) return 'yes'
  const hidden = !canRead(sightOf(viewer), thread.board) || (thread.heldAt && canModerate(viewer, thread.board.id) !== 'yes')
  return hidden ? 'not_found' : 'yes'
}

/** Whether the viewer may warn, suspend or ban this member: moderators of all boards, for staff only admins; nobody herself. */
export function canSanction(viewer: Viewer, member: { id: bigint; staff: boolean }): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  const may = isStaff(viewer) && viewer.moderates === 'all' && viewer.id !== member.id && (viewer.isAdmin || !member.staff)
  return may ? 'yes' : 'not_allowed'
}

/** The boards that a moderator keeps, as a filter. */
export function boardsOf(viewer: MemberViewer): Prisma.BoardWhereInput {
  return viewer.moderates === 'all' ? {} : { id: { in: [...viewer.moderates] } }
}
