import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** The facts of a member that acts upon people judge by; null where there is none. */
export async function loadMember(tx: Tx, id: bigint) {
  const member = await tx.member.findUnique({
    where: { id },
    select: {
      id: true,
      joinedAt: true,
      suspendedUntil: true,
      bannedAt: true,
      names: { where: { retiredAt: null }, select: { name: true } },
      roles: { where: { endedAt: null }, select: { id: true } },
    },
  })
  if (!member) return null
  const { names, roles, ...rest } = member
  return { member: { ...rest, name: names[0]?.name ?? '', staff: roles.length > 0 }, now: now() }
}
