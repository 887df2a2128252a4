import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'

/** Whether she asked that everyone be told of HQ instead of her. */
export async function actsAsHq(tx: Tx, { id }: MemberViewer): Promise<boolean> {
  return (await tx.member.findUniqueOrThrow({ where: { id }, select: { actsAsHqAt: true } })).actsAsHqAt !== null
}
