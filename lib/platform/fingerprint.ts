import { createHmac } from 'node:crypto'
import { env } from './env'

/** A short word for a name or an address, the same each time: it can be counted and compared, and read by nobody. */
export function fingerprintOf(text: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`fingerprint ${text}`).digest('base64url').slice(0, 22)
}
