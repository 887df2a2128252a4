import { hash, randomBytes } from 'node:crypto'

/** A session lasts this long, in seconds, whatever is done with it. */
export const SESSION_SECONDS = 30 * 86_400

/** A new token of 256 random bits, for the cookie alone. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token. */
export function tokenHash(token: string): string {
  return hash('sha256', token)
}
