import { z } from 'zod'
import { change } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { isMember, isStaff } from './policy'
import type { Viewer } from './viewer'

/** A box that is not ticked is not sent. */
export const actsAsHqInput = z.object({ hq: z.literal('yes').optional() })

/** Whether everyone is told that a moderator acted by her name, or as HQ, is her choice; it holds for what she does from now on. */
export async function chooseActsAsHq(viewer: Viewer, { hq }: z.infer<typeof actsAsHqInput>): Promise<void> {
  ensure(isMember(viewer))
  if (!isStaff(viewer)) return ensure('not_allowed')
  await change((tx) => tx.member.updateMany({ where: { id: viewer.id }, data: { actsAsHqAt: hq ? now() : null } }))
}

/** Whether she acts as HQ; null for everyone who does not moderate. */
export async function findActsAsHq(viewer: Viewer): Promise<boolean | null> {
  if (!isStaff(viewer)) return null
  const { actsAsHqAt } = await db().member.findUniqueOrThrow({ where: { id: viewer.id }, select: { actsAsHqAt: true } })
  return actsAsHqAt !== null
}
