import { canSignIn } from '@/lib/identity/policy'
import { type MemberViewer, type Sight, sightOf } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'

/** For whom a letter is rendered: which boards may be named, and which can be opened; members who are kept out open what everyone may. */
export type Reader = { sight: Sight; opens: Sight; forStaff?: true; byKey?: true }

/** A member as the reader of their own letters. */
export async function findReader(tx: Tx, memberId: bigint): Promise<Reader> {
  const member = found(
    await tx.member.findUnique({
      where: { id: memberId },
      select: { bannedAt: true, suspendedUntil: true, roles: { where: { endedAt: null }, select: { kind: true, boardId: true } } },
    }),
  )
  const boards = member.roles.map(({ kind, boardId }) => (kind === 'admin' ? null : boardId))
  const some = { id: { in: boards.filter((id) => id !== null) } }
  const staffBoards =
    boards.length === 0 ? [] : await tx.board.findMany({ where: { readableBy: 'staff', ...(boards.includes(null) ? {} : some) }, select: { id: true } })
  const sight = { members: true, staffBoards: staffBoards.map(({ id }) => id) }
  return { sight, opens: canSignIn(member, now()) === 'yes' ? sight : sightOf('public') }
}

/** Staff who look at what somebody was written. */
export function staffReader(viewer: MemberViewer): Reader {
  return { sight: sightOf(viewer), opens: sightOf(viewer), forStaff: true }
}

/** Somebody who holds a letter, and may not be the one to whom it was written: only what everyone may read is named. */
export function keyReader(): Reader {
  return { sight: sightOf('public'), opens: sightOf('public'), byKey: true }
}
