import { canRead, visibleBoards } from '@/lib/boards/policy'
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

/**
 * Whether the viewer is entitled to acts upon this, whatever they are: who keeps the board, who sanctions members, who changes
 * the house. For everybody else it is not there, neither its page nor the answer to its form: `not_found`.
 */
export function canActUpon(viewer: Viewer, { thread, member, house, links }: Facts): Verdict {
  if (house) return orMissing(isAdmin(viewer))
  if (links) return orMissing(canRuleLinks(viewer, links.board?.id ?? null))
  return thread ? canKeep(viewer, thread.board.id) : canSanction(viewer, member)
}

/** Whether the viewer keeps this board: what is done on it is not there for moderators of others. */
export function canKeep(viewer: Viewer, boardId: bigint): Verdict {
  return orMissing(canModerate(viewer, boardId))
}

/** Who did what on a board is read by those who keep it, and who keep the board where the thread is today; upon a member by those who may act upon her. */
export function canSeeEntry(viewer: Viewer, { boardId }: { boardId: bigint | null }, facts: Facts): Verdict {
  return all(canSee(viewer, facts), facts.thread && boardId ? canKeep(viewer, boardId) : 'yes', canActUpon(viewer, facts))
}

function orMissing(verdict: Verdict): Verdict {
  return verdict === 'not_allowed' ? 'not_found' : verdict
}

/** Keeps the board, saw it as it is. Whose thread went to another board meanwhile is told so before that one is judged. */
export function canActNow(viewer: Viewer, facts: Facts, seen: () => Verdict): Verdict {
  if (!facts.thread || facts.post || !isStaff(viewer)) return all(canActUpon(viewer, facts), seen())
  return all(seen(), canActUpon(viewer, facts))
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

/** Whether the viewer may say what is in force for links: on a board its moderators, on all boards admins. */
export function canRuleLinks(viewer: Viewer, boardId: bigint | null): Verdict {
  return boardId === null ? isAdmin(viewer) : canModerate(viewer, boardId)
}

/** Whether the viewer may warn, suspend or ban this member: moderators of all boards, for staff only admins, which they are told; nobody herself. */
function canSanction(viewer: Viewer, member: { id: bigint; staff: boolean }): Verdict {
  if (viewer.kind === 'guest') return 'signed_out'
  if (viewer.moderates !== 'all') return 'not_found'
  if (viewer.id === member.id) return 'own_matter'
  return viewer.isAdmin || !member.staff ? 'yes' : 'not_allowed'
}

/** The boards that a moderator keeps and may read, as a filter: the pages of the wing show what is on them and nothing else. */
export function boardsOf(viewer: MemberViewer): Prisma.BoardWhereInput {
  return viewer.moderates === 'all' ? visibleBoards(sightOf(viewer)) : { AND: [{ id: { in: [...viewer.moderates] } }, visibleBoards(sightOf(viewer))] }
}

/** The entries that a moderator reads, of the boards that she keeps, by their keys; acts upon people and upon the site are for moderators of all boards. */
export function entriesOf(viewer: MemberViewer, boards: readonly { id: bigint }[]): Prisma.ModerationEntryWhereInput {
  const onBoards = { boardId: { in: boards.map(({ id }) => id) } }
  return viewer.moderates === 'all' ? { OR: [onBoards, { boardId: null }] } : onBoards
}
