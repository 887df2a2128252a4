/** Months after an act in which it can be appealed against. */
const APPEAL_MONTHS = 6

/**
 * The moment at which the time for an appeal is over: the same day six months later, or the last of a shorter month. It begins
 * with the act, or on the day on which it came to concern the member who appeals.
 */
export function appealableUntil({ createdAt, since }: { createdAt: Date; since?: Date | null }): Date {
  const from = since ?? createdAt
  const until = new Date(from)
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS)
  if (until.getUTCDate() !== from.getUTCDate()) until.setUTCDate(0)
  return until
}

/** Whether somebody decided on an appeal; one that is settled was merely closed, for nothing was left to decide. */
export function isDecided({ outcome }: { outcome: string | null }): boolean {
  return outcome === 'granted' || outcome === 'declined'
}
