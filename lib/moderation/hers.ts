import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { listOver } from './appeals/still-holds'
import { notHerOwn, uponSame } from './concerning'
import type { Facts } from './entry'
import { TAKES_SOMETHING } from './takings'

/** What holds upon what is hers and is not hers to lift. */
export type Hers = readonly { id: bigint; action: string; rule: string | null }[]

/** What holds upon this and is not hers to lift, where it is hers: restrictions, and what others decided; else none. */
export async function listHers(tx: Tx, moderator: Pick<MemberViewer, 'id'>, facts: Facts): Promise<Hers> {
  return (await notHerOwn(tx, moderator, facts)) === 'yes' ? [] : listBeyond(tx, facts, moderator.id, now())
}

/** No act of her own, whatever it is, may have ended one of them. */
export async function ensureKeepsHers(tx: Tx, hers: Hers): Promise<void> {
  if (hers.length === 0) return
  ensure((await listOver(tx, hers, now())).length === 0 ? 'yes' : 'own_matter')
}

/**
 * What holds at this moment upon a post, a thread or a member and is not for her to lift whom it concerns: what rests on a
 * rule, and whatever another than she decided.
 */
async function listBeyond(tx: Tx, facts: Facts, her: bigint, at: Date): Promise<Hers> {
  const rows = await tx.moderationEntry.findMany({
    where: { ...uponSame(facts), ...TAKES_SOMETHING, OR: [{ rule: { not: null } }, { moderatorId: { not: her } }] },
    select: { id: true, action: true, rule: true },
  })
  const over = await listOver(tx, rows, at)
  return rows.filter((row) => !over.includes(row))
}
