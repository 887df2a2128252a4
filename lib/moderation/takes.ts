/** What an act was done to, as it is today. */
export type Upon = {
  post: {
    removedAt: Date | null
    heldAt: Date | null
    withdrawnAt: Date | null
    revision: number
    revisions: readonly { revision: number; hiddenAt: Date | null }[]
  } | null
  thread: ThreadNow | null
  /** Where posts went. */
  departures: readonly { to: { mergedIntoId: string | null } }[]
  /** The rule about a host that it made. */
  rule: { endedAt: Date | null } | null
  subject: { bannedAt: Date | null; suspendedUntil: Date | null; roles: readonly { kind: string; boardId: string | null }[] } | null
}

type ThreadNow = {
  removedAt: Date | null
  boardId: string
  title: string
  activityAt: Date
  lockedAt: Date | null
  lockedUntil: Date | null
  locksAt: Date | null
  closesWith: { number: number; closesAt: Date | null } | null
  calmUntil: Date | null
  duplicateOfId: string | null
  mergedIntoId: string | null
}

/** What an act takes from somebody, and so can be appealed against by whom it concerns. */
export type Takes<Detail> = {
  /** What it is called in a sentence about an appeal; acts upon people name nobody. */
  noun: string
  /** Whether what it took is still taken at this moment, by this very act. Of one that was blanked, what it noted for its undo is not known. */
  holds(upon: Upon, detail: Partial<Detail>, at: Date): boolean
  /** Set: it is of this thread alone, and does not follow posts into another. */
  stays?: true
  /** Set: so it is, and it keeps people from writing here. */
  binds?: true
}

/** A moment that is set; and where it is known to which one the act set it, that one. */
export function isAt(moment: Date | null | undefined, wanted: string | null | undefined): boolean {
  return moment != null && (wanted === undefined || moment.toISOString() === wanted)
}
