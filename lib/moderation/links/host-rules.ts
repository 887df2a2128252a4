import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import type { HostVerdict } from '@/prisma/generated/client'

type Place = { pattern: string; boardId: bigint | null }

/** The rule about this very host on this board, or on all. */
export function findRule(tx: Tx, { pattern, boardId }: Place) {
  return tx.linkHost.findFirst({ where: { pattern, boardId, endedAt: null }, select: { id: true, verdict: true, entryId: true } })
}

/** Makes a rule; one that another moderator makes at the same moment is found by the constraint. */
export async function makeRule(tx: Tx, by: MemberViewer, { reason, ...rule }: Place & { verdict: HostVerdict; reason: string }): Promise<bigint> {
  const [made] = await tx.linkHost.createManyAndReturn({
    data: { ...rule, reason, addedById: by.id, addedAt: now() },
    skipDuplicates: true,
    select: { id: true },
  })
  ensure(made ? 'yes' : 'changed_since')
  return made?.id ?? 0n
}

/** Ends a rule that is in force. */
export async function endRule(tx: Tx, by: Pick<MemberViewer, 'id'>, id: bigint): Promise<void> {
  const { count } = await tx.linkHost.updateMany({ where: { id, endedAt: null }, data: { endedAt: now(), endedById: by.id } })
  ensure(count === 1 ? 'yes' : 'changed_since')
}

/** Lets a rule that another had replaced be in force again. */
export async function resumeRule(tx: Tx, id: bigint): Promise<void> {
  await tx.linkHost.update({ where: { id }, data: { endedAt: null, endedById: null } })
}

/** Where a rule is in force, in a sentence of the log. */
export function whereInWords(boardId: string | null): string {
  return boardId === null ? ' on all boards' : ` on {board:${boardId}}`
}
