/** The person who asks. */
export type Viewer = Guest | MemberViewer
/** `asOf`: who reads cannot be asked just now, and the page may be older than what it tells of. */
type Guest = { kind: 'guest'; asOf?: true }
export type MemberViewer = {
  kind: 'member'
  id: bigint
  nameId: bigint
  name: string
  joinedAt: Date
  isAdmin: boolean
  /** The boards she moderates; an admin moderates all. */
  moderates: 'all' | readonly bigint[]
  /** Staff-only boards that she may read. */
  staffBoards: readonly bigint[]
  /** How much she was told and has not read yet; no higher than the menu counts. */
  unread: number
}

export const guest: Guest = { kind: 'guest' }

/** Where a request comes from: a network address (a /64 for IPv6), and whether that is this very machine. */
export type Caller = { address: string; local: boolean }

/**
 * For whom a document is rendered: everyone, members, or the staff of one board.
 * A document never knows more of its reader than this.
 */
export type Audience = 'public' | 'members' | `staff:${bigint}`

/** Which boards exist for a viewer or an audience. */
export type Sight = { members: boolean; staffBoards: readonly bigint[] }

export function sightOf(asker: Viewer | Audience): Sight {
  if (asker === 'public') return { members: false, staffBoards: [] }
  if (asker === 'members') return { members: true, staffBoards: [] }
  if (typeof asker === 'string') return { members: true, staffBoards: [BigInt(asker.slice('staff:'.length))] }
  if (asker.kind === 'guest') return { members: false, staffBoards: [] }
  return { members: true, staffBoards: asker.staffBoards }
}

/** Reads an audience from the header that the front door sets; anything else is the public. */
export function readAudience(text: string | null): Audience {
  if (text === 'members') return 'members'
  const staff = text?.match(/^staff:([1-9]\d{0,18})$/)
  return staff?.[1] ? `staff:${BigInt(staff[1])}` : 'public'
}
