// What some acts need beforehand, in one word.
import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { aMember, unique } from './builders'

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

/** A rule that admins added, in force. */
export async function aRule(): Promise<{ id: bigint }> {
  const { _max } = await db().houseRule.aggregate({ _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  const wording = {
    version: 1,
    name: unique('Rule '),
    says: 'House rule: for tests.',
    breaks: 'This.',
    keeps: 'That.',
    validFrom: new Date('2026-01-01T00:00:00Z'),
  }
  return db().houseRule.create({ data: { code: `rule-${number}`, number, law: false, wordings: { create: wording } } })
}

let daysAhead = 0

/** A day to come on which no other wording begins. */
export function unclaimedDay(): string {
  daysAhead += 1
  return new Date(now().getTime() + (daysAhead + 1) * DAY_MS).toISOString().slice(0, 10)
}

/** A host that somebody else refused on a board before. */
export async function ruled(boardId: bigint): Promise<bigint> {
  const by = await aMember({ admin: true })
  const rule = { pattern: 'elsewhere.example', boardId, verdict: 'refused', reason: '', addedById: by.id, addedAt: now() } as const
  return (await db().linkHost.create({ data: rule })).id
}
