import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { appealableUntil } from '@/lib/threads/appeal-time'
import { appealPath } from '@/lib/urls'

type Meant = { entryId: bigint; memberId: bigint }

const SHAPE = /^([1-9]\d{0,18})-([0-9a-z]{1,9})-([\w-]{43})$/

/**
 * The word in an address that lets one member appeal against one act without signing in, until a moment. It opens
 * nothing else: what is signed names this purpose, the entry, the member and the moment.
 */
export function appealKeyOf({ entryId, memberId }: Meant, until: Date): string {
  const seconds = Math.floor(until.getTime() / 1000).toString(36)
  return `${memberId}-${seconds}-${signatureOf(entryId, memberId, seconds)}`
}

/** The address at which a member can appeal against an entry without signing in, as long as it can be appealed against. */
export function appealAddress(entry: { id: bigint; createdAt: Date; since?: Date | null }, memberId: bigint): string {
  return `${env().SITE_URL}${appealPath(entry.id, appealKeyOf({ entryId: entry.id, memberId }, appealableUntil(entry)))}`
}

/** For whom such a word was made, and whether its time is over; null where it was not made by us for this entry. */
export function readAppealKey(entryId: bigint, key: string, at: Date): { memberId: bigint; over: boolean } | null {
  const [, member = '', seconds = '', signature = ''] = SHAPE.exec(key) ?? []
  if (!member || !isEqual(signature, signatureOf(entryId, BigInt(member), seconds))) return null
  return { memberId: BigInt(member), over: at.getTime() >= Number.parseInt(seconds, 36) * 1000 }
}

function signatureOf(entryId: bigint, memberId: bigint, seconds: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`appeal by letter\n${entryId}\n${memberId}\n${seconds}`).digest('base64url')
}

function isEqual(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
