import { canModerate, isMember } from '@/lib/identity/policy'
import type { Sight, Viewer } from '@/lib/identity/viewer'
import { all, type Verdict } from '@/lib/platform/refusal'
import type { Prisma, Readers, Writers } from '@/prisma/generated/client'

type BoardRights = { id: bigint; readableBy: Readers; startableBy: Writers; repliableBy: Writers; archivedAt: Date | null }

/** Which boards exist for the reader, as a filter. */
export function visibleBoards(sight: Sight): Prisma.BoardWhereInput {
  return { OR: [{ readableBy: { in: readersWithin(sight) } }, { id: { in: [...sight.staffBoards] } }] }
}

/** The same filter for raw SQL over a board called b; its two values are `sightValues`. */
export function visibleBoardsSql(readers: string, staffBoards: string): string {
  return `(b."readableBy" = any(${readers}::"Readers"[]) or b.id = any(${staffBoards}::bigint[]))`
}

/** Whether a member may read a board, for raw SQL over many members at once: her key and the board's, as columns. */
export function memberReadsSql(memberId: string, board: string): string {
  return `(${board}."readableBy" <> 'staff' or exists (select from "Role" r where r."memberId" = ${memberId} and r."endedAt" is null
    and (r.kind = 'admin' or r."boardId" is null or r."boardId" = ${board}.id)))`
}

/** The two values of `visibleBoardsSql`, in their order. */
export function sightValues(sight: Sight): [Readers[], bigint[]] {
  return [readersWithin(sight), [...sight.staffBoards]]
}

/** Whether the reader may read this board. */
export function canRead(sight: Sight, board: { id: bigint; readableBy: Readers }): boolean {
  return readersWithin(sight).includes(board.readableBy) || sight.staffBoards.includes(board.id)
}

/** Whether the viewer may start a thread here. */
export function canStart(viewer: Viewer, board: BoardRights): Verdict {
  const writer = board.startableBy === 'staff' ? canModerate(viewer, board.id) : isMember(viewer)
  return all(takesWords(board), writer)
}

/** What the page of a form says before anything is typed: where HQ alone may write, signing in with it would help nobody else. */
export function offered(verdict: Verdict, writers: Writers): Verdict {
  return writers === 'staff' && (verdict === 'signed_out' || verdict === 'not_allowed') ? 'only_hq' : verdict
}

/** Whether anything new is written on this board at all. */
export function takesWords({ archivedAt }: { archivedAt: Date | null }): Verdict {
  return archivedAt ? 'board_archived' : 'yes'
}

/** Whether everyone who may read `a` may read `b` as well. */
export function readsToo(a: { id: bigint; readableBy: Readers }, b: { id: bigint; readableBy: Readers }): boolean {
  if (b.readableBy === 'everyone') return true
  if (b.readableBy === 'members') return a.readableBy !== 'everyone'
  return a.readableBy === 'staff' && a.id === b.id
}

/** Whether two boards are read by the same people. */
export function sameReaders(a: { id: bigint; readableBy: Readers }, b: { id: bigint; readableBy: Readers }): boolean {
  return readsToo(a, b) && readsToo(b, a)
}

function readersWithin(sight: Sight): Readers[] {
  return sight.members ? ['everyone', 'members'] : ['everyone']
}
