import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { listOver } from './appeals/still-holds'
import { notHerOwn, uponSame } from './concerning'
import type { Facts } from './entry'
import { TAKES_SOMETHING } from './takings'

/** Acts in force on what is the moderator’s own, which the moderator may not lift. */
export type Hers = readonly { id: bigint; action: string; rule: string | null }[]

/** If this is the moderator’s own: the restrictions on it, and what others decided, which the moderator may not lift; else none. */
export async function listHers(tx: Tx, moderator: Pick<MemberViewer, 'id'>, facts: Facts): Promise<Hers> {
  return (await notHerOwn(tx, moderator, facts)) === 'yes' ? [] : listBeyond(tx, facts, moderator.id, now())
}

/** Refuses an act that has ended one of them, whatever act it is. */
export async function ensureKeepsHers(tx: Tx, hers: Hers): Promise<void> {
  if (hers.length === 0) return
  ensure((await listOver(tx, hers, now())).length === 0 ? 'yes' : 'own_matter')
}

/**
 * What is in force at this moment on a post, a thread or a member and is not for the member concerned to lift: what rests on
 * a rule, and what another moderator decided.
 */
async function listBeyond(tx: Tx, facts: Facts, her: bigint, at: Date): Promise<Hers> {
  const rows = await tx.moderationEntry.findMany({
    where: { ...uponSame(facts), ...TAKES_SOMETHING, OR: [{ rule: { not: null } }, { moderatorId: { not: her } }] },
    select: { id: true, action: true, rule: true },
  })
  const over = await listOver(tx, rows, at)
  return rows.filter((row) => !over.includes(row))
}
