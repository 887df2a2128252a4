/** Why the database does not do what is asked: too much at once, not to be reached, no room left, or a copy that takes no writing. */
type OutageKind = 'busy' | 'away' | 'full' | 'read_only'

/** `code` is PostgreSQL's SQLSTATE, or that of the network; for the operator. */
export type Outage = { kind: OutageKind; code: string; message: string }

/** No connection was free in time, or too many were waiting for one already. */
export class NoConnection extends Error {
  readonly code: string = 'NO_CONNECTION'
}

/** By SQLSTATE, or the first two signs of one; what is not listed is a fault of ours and no outage. */
const KINDS: Readonly<Record<string, OutageKind>> = {
  NO_CONNECTION: 'busy',
  P2028: 'busy', // Prisma: a transaction that could not begin or end in time
  '25P03': 'busy', // idle in a transaction for too long
  '25P04': 'busy', // a transaction that took too long
  53300: 'busy', // too many connections
  55: 'busy', // a lock was not had in time, and its relatives
  '57014': 'busy', // a statement took too long
  '08': 'away',
  28: 'away', // signing in: a password was changed on one side
  '3D': 'away', // the database has another name, or none
  57: 'away', // shutting down, crashed, starting
  53: 'full',
  58: 'full', // the system refuses to read or write a file
  25006: 'read_only',
}

const NETWORK = /^(E[A-Z]+|ERR_[A-Z_]+)$/
/** What the driver says without a code. */
const BROKEN = /^(Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed|timeout expired)/

/** The outage that a failure of the driver tells of, if it does. */
export function outageIn(failure: unknown): Outage | undefined {
  const { code = '', message = '' } = (failure ?? {}) as { code?: string; message?: string }
  const kind = KINDS[code] ?? KINDS[code.slice(0, 2)] ?? (NETWORK.test(code) || BROKEN.test(message) ? 'away' : undefined)
  return kind && { kind, code, message }
}

/** Whether a connection is of no more use after this failure: the server let it go, or nobody knows what it says next. */
export function isBroken(failure: unknown): boolean {
  const { code = '' } = (failure ?? {}) as { code?: string }
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P|25P0[34])/.test(code)
}
