import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'

/** For what a key in a mail is good; one for the one opens nothing of the other. */
type Purpose = 'unsubscribe' | 'bounce'

const SHAPE = /^([1-9]\d{0,18})-([0-9a-f]{32})$/

/** The word by which a mail that comes back, or a press in it, names its member; it is no session, and tells nobody an address. */
export function mailKeyOf(purpose: Purpose, memberId: bigint): string {
  return `${memberId}-${signatureOf(purpose, memberId)}`
}

/** Whose key it is; null where we did not make it for this. In small letters only: mail servers may change the others. */
export function readMailKey(purpose: Purpose, key: string): bigint | null {
  const [, member = '', signature = ''] = SHAPE.exec(key.toLowerCase()) ?? []
  if (!member) return null
  const right = signatureOf(purpose, BigInt(member))
  return timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? BigInt(member) : null
}

function signatureOf(purpose: Purpose, memberId: bigint): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`mail ${purpose}\n${memberId}`).digest('hex').slice(0, 32)
}
