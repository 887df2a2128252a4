// What some acts need beforehand, in one word.
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { unique } from './builders'

/** A member as one who is banned or suspended. */
export async function sanctioned(id: bigint, data: { bannedAt?: Date; suspendedUntil?: Date }): Promise<bigint> {
  await db().member.update({ where: { id }, data })
  return id
}

/** A member as one who keeps a board. */
export async function keeper(id: bigint, boardId: bigint): Promise<bigint> {
  await db().role.createMany({ data: { memberId: id, kind: 'moderator', boardId, grantedAt: now() }, skipDuplicates: true })
  return id
}

/** Another name and address of a board, as a form gives them. */
export function named(): Record<string, string> {
  const slug = unique('renamed')
  return { name: slug, slug, purpose: 'For other tests.' }
}

/** A day that is to come whenever this runs, as a form gives it. */
export function nextYear(): string {
  return `${now().getUTCFullYear() + 1}-06-08`
}
