import { appealKeyOf } from '@/lib/letters/appeal-key'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { appealPath } from '@/lib/urls'
import { APPEAL_MINUTES } from './appeal-schema'
import { listOver } from './still-holds'

/**
 * Where a member who is kept out reads why, and appeals: an address of half an hour, for her who has just given her
 * password. Null where no act in the log keeps her out.
 */
export async function findWayToAppeal(memberId: bigint): Promise<string | null> {
  const at = now()
  const acts = await db().moderationEntry.findMany({
    where: { subjectId: memberId, action: { in: ['member.ban', 'member.suspend'] }, rule: { not: null }, undoesId: null },
    orderBy: [{ action: 'asc' }, { id: 'desc' }], // a ban before a suspension: it lasts
    select: { id: true },
  })
  const over = await listOver(db(), acts, at)
  const act = acts.find((each) => !over.includes(each))
  if (!act) return null
  return appealPath(act.id, appealKeyOf({ entryId: act.id, memberId }, new Date(at.getTime() + APPEAL_MINUTES * 60_000)))
}
