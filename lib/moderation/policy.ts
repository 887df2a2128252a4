import { canRead } from '@/lib/boards/policy'
import { canModerate, isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { all, Refusal, type Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/**
 * Whether the viewer may know of what an act is about: a thread on a board that she may not read, or that is held on one
 * she does not keep, is answered like one that is missing.
 */
export function canSee(viewer: Viewer, { thread, house, links }: Facts): Verdict {
  const board = thread?.board ?? house?.board ?? links?.board
  const hidden = (board && !canRead(sightOf(viewer), board)) || (thread?.heldAt && canModerate(viewer, thread.board.id) !== 'yes')
  return hidden ? 'not_found' : 'yes'
}

/** Whether the viewer is entitled to acts upon this, whatever they are: who keeps the board, who sanctions members, who changes the house. */
export function canActUpon(viewer: Viewer, { thread, member, house, links }: Facts): Verdict {
  if (house) return isAdmin(viewer)
  if (links) return canRuleLinks(viewer, links.board?.id ?? null)
  return thread ? canModerate(viewer, thread.board.id) : canSanction(viewer, member)
}

/** Is of the staff, saw it as it is, keeps its board: in this order, so that a loser of a race is told so. */
export function canActNow(viewer: Viewer, facts: Facts, seen: () => Verdict): Verdict {
  if (!facts.thread) return all(canActUpon(viewer, facts), seen())
  return all(isStaff(viewer) ? 'yes' : 'not_allowed', seen(), canActUpon(viewer, facts))
}

/** A member; whether she may is asked elsewhere. */
export function staffOf(viewer: Viewer): MemberViewer {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return viewer
}

/** Whether the viewer is an admin. */
export function isAdmin(viewer: Viewer): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  return viewer.isAdmin ? 'yes' : 'not_allowed'
}

/** Whether the viewer may say what holds for links: on a board whoever keeps it, on all boards admins. */
export function canRuleLinks(viewer: Viewer, boardId: bigint | null): Verdict {
  return boardId === null ? isAdmin(viewer) : canModerate(viewer, boardId)
}

/** Whether the viewer may warn, suspend or ban this member: moderators of all boards, for staff only admins; nobody herself, which she is told. */
function canSanction(viewer: Viewer, member: { id: bigint; staff: boolean }): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  if (viewer.moderates !== 'all') return 'not_allowed'
  if (viewer.id === member.id) return 'own_matter'
  return viewer.isAdmin || !member.staff ? 'yes' : 'not_allowed'
}

/** The boards that a moderator keeps, as a filter. */
export function boardsOf(viewer: MemberViewer): Prisma.BoardWhereInput {
  return viewer.moderates === 'all' ? {} : { id: { in: [...viewer.moderates] } }
}
