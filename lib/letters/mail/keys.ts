import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'

/** What a key in a mail is good for, and for nothing else. */
type Purpose = 'unsubscribe' | 'bounce'

const SHAPE = /^([1-9]\d{0,18})-([0-9a-f]{32})$/

/** The word by which a mail that comes back, or a press in it, names its member; it is no session, and gives nobody’s address away. */
export function mailKeyOf(purpose: Purpose, memberId: bigint): string {
  return `${memberId}-${signatureOf(purpose, memberId)}`
}

/** Whose key it is; null where we did not make it for this purpose. Read in small letters: mail servers may change capitals. */
export function readMailKey(purpose: Purpose, key: string): bigint | null {
  const [, member = '', signature = ''] = SHAPE.exec(key.toLowerCase()) ?? []
  if (!member) return null
  const right = signatureOf(purpose, BigInt(member))
  return timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? BigInt(member) : null
}

function signatureOf(purpose: Purpose, memberId: bigint): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`mail ${purpose}\n${memberId}`).digest('hex').slice(0, 32)
}
